/** The one sentence that says what a case waits for, and from whom. */
import { isOpen } from './conditions';
import type { CaseState, Scalar, TaskState } from './model';

export interface Next {
  readonly code: 'CLOSED' | 'DRAFT' | 'PAUSED' | 'STEP' | 'LATE' | 'NOTHING';
  readonly params: { readonly [name: string]: Scalar };
}

function mostPressing(tasks: readonly TaskState[]): TaskState | undefined {
  const byDue = [...tasks].sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  return byDue.find((t) => t.kind === 'FORM') ?? byDue[0];
}

/** What is awaited at `at` (the case's own time): the open form that is due first, or the pause that must end. */
export function nextOf(state: CaseState, at: string): Next {
  if (state.endedAt) return { code: 'CLOSED', params: { reason: state.closeReason ?? null } };
  if (!state.submittedOn) return { code: 'DRAFT', params: {} };
  const open = Object.values(state.tasks).filter(isOpen);
  const running = open.filter((t) => !t.frozen);
  const late = mostPressing(running.filter((t) => t.lateAt < at));
  const task = late ?? mostPressing(running);
  // Why a case rests (a hospital, a placement) is for those who may read it where it was written.
  if (state.paused && !late) return { code: 'PAUSED', params: { until: state.paused.until } };
  if (!task) return { code: 'NOTHING', params: {} };
  return {
    code: late ? 'LATE' : 'STEP',
    params: { step: task.step, role: task.role, dueOn: task.dueOn, assignee: task.assignee ?? null },
  };
}
