/** Cases of other pathways that this one starts, and takes along where it ends for them too. */
import { hasRunningChild } from '../conditions';
import type { Effect } from '../model';
import { readPath } from '../paths';
import { emit, type Form, type Work } from './work';

/** Starts a case beside this one; the ledger opens it in the same transaction. */
export function startChild(work: Work, effect: Extract<Effect, { readonly do: 'CHILD' }>, form: Form): void {
  const asked = effect.variant;
  const variant = typeof asked === 'object' ? readPath(form.data, asked.field) : asked;
  emit(work, {
    code: 'CHILD_STARTED',
    params: {
      pathway: effect.pathway,
      ...(typeof variant === 'string' ? { variant } : {}),
      ...(effect.withForm ? { withForm: true } : {}),
    },
    change: { child: work.env.newId() },
  });
}

/** Takes along the cases that still run; where none does, nothing happens. */
export function endChildren(work: Work, reason: string): void {
  if (!hasRunningChild(work.state)) return;
  emit(work, {
    code: 'CHILDREN_STOPPED',
    reasonCode: reason,
    params: { reason },
    change: { stopsChildren: { reason } },
  });
}
