/** The service clock stands still and goes on (domain.md §2.3, X2). Statutory clocks never do. */
import {
  addWorkingDays,
  daysBetween,
  type LocalDate,
  pauseRemaining,
  resumeDue,
  workingDaysBetween,
} from '../calendar';
import { isOpen } from '../conditions';
import type { Rung, TaskState } from '../model';
import { type Due, dueOf, moveTask } from './tasks';
import { emit, stepOf, type Work } from './work';

function freezes(work: Work, task: TaskState): boolean {
  return isOpen(task) && !task.frozen && task.clock === 'SERVICE' && !stepOf(work, task.step).runsInPause;
}

/** The day from which a task's clock stands still: the pause's first day, but not before the task was opened nor after today. */
function stillFrom(task: TaskState, from: LocalDate, today: LocalDate): LocalDate {
  const on = task.openedOn > from ? task.openedOn : from;
  return on < today ? on : today;
}

/** Freezes the service tasks that are open now; what the pause itself opens afterwards runs. */
export function pauseCase(work: Work, pause: { reason: string; from: LocalDate; until: LocalDate }): void {
  const { env } = work;
  const frozen = Object.values(work.state.tasks)
    .filter((task) => freezes(work, task))
    .map((task) => ({
      id: task.id,
      frozen: { on: stillFrom(task, pause.from, env.today), at: env.at },
    }));
  emit(work, {
    code: 'CASE_PAUSED',
    reasonCode: pause.reason,
    params: { from: pause.from, until: pause.until },
    change: { pause: { ...pause, at: env.at }, taskPatches: frozen },
  });
}

/** Moves the planned end of the pause that runs. Throws RangeError where nothing is paused or no date is given. */
export function extendPause(work: Work, until: LocalDate | undefined): void {
  const { paused } = work.state;
  if (!paused || until === undefined) throw new RangeError('no pause to extend, or no date to extend it to');
  emit(work, {
    code: 'PAUSE_EXTENDED',
    params: { from: paused.until, to: until },
    change: { pause: { ...paused, until } },
  });
}

/** An overdue task keeps its due date; its further rungs wait and go on with the working days they had left. */
function shiftRungs(work: Work, task: TaskState, pausedOn: LocalDate): Rung[] {
  const { env } = work;
  return task.rungs.map((r) => {
    if (r.state !== 'WAITING' || r.on < pausedOn) return r;
    const left = workingDaysBetween(pausedOn, r.on, 'FI_SERVICE', env.calendar);
    const on = addWorkingDays(env.today, Math.max(0, left), 'FI_SERVICE', env.calendar);
    return { ...r, on, at: env.instant(on, r.time) };
  });
}

function wasOverdue(task: TaskState): boolean {
  return task.overdue || (task.frozen !== undefined && task.lateAt <= task.frozen.at);
}

/** The due date of a task whose grid a named rule keeps by the month: the rule knows the pause, so no day is rolled twice. */
function onGrid(work: Work, task: TaskState): Due | null {
  const rule = stepOf(work, task.step).due;
  if (rule.rule === undefined || task.due.unit !== 'MONTHS' || task.extensions > 0) return null;
  const { dueOn } = dueOf(work, rule, { data: {}, task });
  return { from: task.dueOn, dueOn, moves: [{ from: task.dueOn, to: dueOn, rule: 'PAUSE' }] };
}

function shifted(work: Work, task: TaskState, pausedOn: LocalDate): Due {
  const { calendar, today } = work.env;
  const remaining = pauseRemaining({ dueOn: task.dueOn, spec: task.due, pausedOn }, calendar);
  const due = resumeDue({ dueOn: task.dueOn, spec: task.due, remaining, pausedOn, resumedOn: today }, calendar);
  return { from: task.dueOn, dueOn: due.dueOn, moves: due.moves };
}

/** Ends the pause: each frozen task gets back exactly the working days it had left, counted from today. */
export function resumeCase(work: Work): void {
  const { env } = work;
  const { paused } = work.state;
  if (!paused) return;
  const frozen = Object.values(work.state.tasks).filter((task) => isOpen(task) && task.frozen);
  const days = Math.max(0, daysBetween(paused.from, env.today));
  const late = frozen.filter(wasOverdue).map((task) => ({
    id: task.id,
    revision: task.revision + 1,
    rungs: shiftRungs(work, task, task.frozen?.on ?? env.today),
  }));
  emit(work, { code: 'CASE_RESUMED', params: { days }, change: { resumed: { days }, taskPatches: late } });
  for (const task of frozen) {
    if (wasOverdue(task)) continue;
    const pausedOn = task.frozen?.on ?? env.today;
    const due = onGrid(work, task) ?? shifted(work, task, pausedOn);
    const running = work.state.tasks[task.id];
    if (running && due.dueOn !== task.dueOn) moveTask(work, running, due, { code: 'TASK_MOVED', reason: 'RESUME' });
  }
}
