/** What other numbers would have made of a task: its day, whether it is late, how far it climbed. */
import { computeDue, type LocalDate } from '../calendar';
import type { Env, Instant, Pathway, TaskState } from '../model';
import { DUE_TIME, rungsOf } from '../rungs';

export interface Judged {
  readonly dueOn: LocalDate;
  readonly late: boolean;
  /** Highest level that has spoken up. */
  readonly level: number;
}

/** How a task stands at `moment` by what was planned for it. */
export function standing(task: TaskState, moment: Instant): Judged {
  return { dueOn: task.dueOn, late: task.lateAt < moment, level: task.escalationLevel };
}

/**
 * How the task would stand at `moment` under the pathway given; null where its day is not counted by its step's length
 * alone (somebody's extension, a pause, an agreed day, an acute pace), so that new numbers would not say it.
 */
export function judge(task: TaskState, pathway: Pathway, env: Env, moment: Instant): Judged | null {
  const step = pathway.steps.find(({ code }) => code === task.step);
  if (!step || task.frozen || task.extensions > 0 || task.window) return null;
  if (computeDue(task.countedFrom, task.due, env.calendar).dueOn !== task.dueOn) return null;
  const due = { ...task.due, length: step.due.length };
  if (step.due.unit !== task.due.unit || Math.sign(due.length) !== Math.sign(task.due.length)) return null;
  const { dueOn } = computeDue(task.countedFrom, due, env.calendar);
  const lateAt = env.instant(dueOn, DUE_TIME);
  const { role, openedAt, openedOn, extensions } = task;
  const rungs = rungsOf(step, pathway, { role, openedAt, openedOn, dueOn, lateAt, extensions }, env);
  const levels = rungs.flatMap((rung) => (rung.kind === 'ESCALATION' && rung.at < moment ? [rung.level ?? 0] : []));
  return { dueOn, late: lateAt < moment, level: Math.max(0, ...levels) };
}
