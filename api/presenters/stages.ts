import { isOpen } from '../../pathways/conditions';
import type { CaseEvent, CaseState, Pathway } from '../../pathways/model';
import { dayOf } from '../../texts/dates';
import { statusLabel } from '../../texts/labels';
import type { TimelineView } from '../contract/case-history';
import type { Reader } from './task';
import { isLate } from './timeliness';

type Stage = TimelineView['stages'][number];
interface Stay {
  readonly from: string;
  to: string | null;
}

/**
 * Where a case stands on its pathway: the stages it has passed with their days, the one it is in with what is due first
 * there, and those ahead. Drafts are no stage once they are sent; a case that has ended has nothing ahead.
 */
export function presentStages(
  state: CaseState,
  events: readonly CaseEvent[],
  pathway: Pathway,
  { time, language }: Reader,
): Stage[] {
  const stays = staysOf(events);
  const at = pathway.statuses.findIndex(({ code }) => code === state.status);
  const ended = state.endedAt !== undefined;
  const open = Object.values(state.tasks).filter(isOpen);
  const late = open.filter((task) => isLate(task, time)).length;
  const dueOn = open
    .filter((task) => task.frozen === undefined && task.kind === 'FORM')
    .map((task) => task.dueOn)
    .sort()[0];
  return pathway.statuses.flatMap(({ code, kind, aside }, index): Stage[] => {
    const stay = stays.get(code);
    const stage = { code, title: statusLabel(language, code), from: stay?.from ?? null, to: stay?.to ?? null };
    if (index === at) {
      const now = ended ? 'done' : late > 0 ? 'late' : 'now';
      return [{ ...stage, state: now, to: null, dueOn: ended ? null : (dueOn ?? null), late: ended ? 0 : late }];
    }
    const rest = { dueOn: null, late: 0 };
    if (kind === 'DRAFT') return [];
    if (index > at) return ended || aside === true ? [] : [{ ...stage, ...rest, state: 'ahead', from: null, to: null }];
    if (stay !== undefined) return [{ ...stage, ...rest, state: 'done' }];
    return ended || aside === true ? [] : [{ ...stage, ...rest, state: 'skipped' }];
  });
}

/** The last stay in each status: a case that came back counts from its return. */
function staysOf(events: readonly CaseEvent[]): ReadonlyMap<string, Stay> {
  const stays = new Map<string, Stay>();
  let now: Stay | undefined;
  let status: string | undefined;
  for (const { at, change } of events) {
    const to = change.status ?? change.created?.status;
    if (to === undefined || to === status) continue;
    if (now !== undefined) now.to = dayOf(at);
    now = { from: dayOf(at), to: null };
    status = to;
    stays.set(to, now);
  }
  return stays;
}
