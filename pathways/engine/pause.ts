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
import { frozenSince } from '../frozen';
import type { CaseState, Change, Rung, TaskState } from '../model';
import { type Due, dueOf, isStepsOwn, moveTask } from './tasks';
import { emit, stepOf, type Work } from './work';

function freezes(work: Work, task: TaskState): boolean {
  return isOpen(task) && !task.frozen && task.clock === 'SERVICE' && !stepOf(work, task.step).runsInPause;
}

/**
 * The day from which a task's clock stands still: the stretch's first day, but not before the task was opened or its date
 * was counted anew, nor after today.
 */
function stillFrom(task: TaskState, from: LocalDate, today: LocalDate): LocalDate {
  const on = [task.openedOn, task.countedFrom].reduce((latest, day) => (day > latest ? day : latest), from);
  return on < today ? on : today;
}

/** The first day that stands still: days before the clock last went on were counted then. */
function firstDay(work: Work, from: LocalDate): LocalDate {
  const { thawedOn } = work.state;
  return thawedOn !== undefined && thawedOn > from ? thawedOn : from;
}

/**
 * Stops the service clock of what is open now, or lets a stretch that stands still already begin earlier. What the
 * overlay itself opens afterwards runs.
 */
export function freeze(work: Work, asked: LocalDate): Pick<Change, 'frozenFrom' | 'taskPatches'> {
  const { env, state } = work;
  const from = firstDay(work, asked);
  const since = frozenSince(state);
  const first = since !== undefined && since < from ? since : from;
  const still = Object.values(state.tasks).filter((task) => freezes(work, task));
  const earlier = Object.values(state.tasks).filter((task) => isOpen(task) && task.frozen && task.frozen.on > first);
  return {
    frozenFrom: first,
    taskPatches: [
      ...still.map((task) => ({ id: task.id, frozen: { on: stillFrom(task, first, env.today), at: env.at } })),
      ...earlier.flatMap((task) =>
        task.frozen ? [{ id: task.id, frozen: { ...task.frozen, on: stillFrom(task, first, env.today) } }] : [],
      ),
    ],
  };
}

export function pauseCase(work: Work, pause: { reason: string; from: LocalDate; until: LocalDate }): void {
  emit(work, {
    code: 'CASE_PAUSED',
    reasonCode: pause.reason,
    params: { from: pause.from, until: pause.until },
    change: { pause: { ...pause, at: work.env.at }, ...freeze(work, pause.from) },
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
  if (!isStepsOwn(work, task)) return null;
  const { dueOn } = dueOf(work, rule, { data: {}, task });
  return { from: task.dueOn, dueOn, moves: [{ from: task.dueOn, to: dueOn, rule: 'PAUSE' }] };
}

function shifted(work: Work, task: TaskState, pausedOn: LocalDate): Due {
  const { calendar, today } = work.env;
  const remaining = pauseRemaining({ dueOn: task.dueOn, spec: task.due, pausedOn }, calendar);
  const due = resumeDue({ dueOn: task.dueOn, spec: task.due, remaining, pausedOn, resumedOn: today }, calendar);
  return { from: task.dueOn, dueOn: due.dueOn, moves: due.moves };
}

/**
 * The service clock goes on: each frozen task gets back exactly the working days it had left, counted from today.
 * `happening` is what ended, and `reason` the reason of the moves that follow.
 */
export function thaw(
  work: Work,
  happening: (days: number) => Omit<Parameters<typeof emit>[1], 'change'> & { readonly change?: Change },
  reason: 'RESUME' | 'THAW',
): void {
  const { env } = work;
  const frozen = Object.values(work.state.tasks).filter((task) => isOpen(task) && task.frozen);
  const days = Math.max(0, daysBetween(frozenSince(work.state) ?? env.today, env.today));
  const late = frozen.filter(wasOverdue).map((task) => ({
    id: task.id,
    revision: task.revision + 1,
    rungs: shiftRungs(work, task, task.frozen?.on ?? env.today),
  }));
  const said = happening(days);
  emit(work, { ...said, change: { ...said.change, resumed: { days, on: env.today }, taskPatches: late } });
  for (const task of frozen) {
    if (wasOverdue(task)) continue;
    const pausedOn = task.frozen?.on ?? env.today;
    const due = onGrid(work, task) ?? shifted(work, task, pausedOn);
    const running = work.state.tasks[task.id];
    if (running && due.dueOn !== task.dueOn) moveTask(work, running, due, { code: 'TASK_MOVED', reason });
  }
}

/** True where an overlay, apart from `but`, keeps the service clock still. */
function heldBy(state: CaseState, but?: string): boolean {
  return Object.values(state.overlays ?? {}).some((overlay) => overlay.freezes && overlay.code !== but);
}

/** Ends the pause. Where an overlay still keeps the clock still, what is frozen stays so. */
export function resumeCase(work: Work): void {
  const { paused } = work.state;
  if (!paused) return;
  if (heldBy(work.state)) {
    const days = Math.max(0, daysBetween(paused.from, work.env.today));
    emit(work, { code: 'PAUSE_ENDED', params: { days }, change: { pause: null } });
    return;
  }
  thaw(work, (days) => ({ code: 'CASE_RESUMED', params: { days } }), 'RESUME');
}

/** Lays an overlay over the case from a day on; one that lies there already is left as it is. Throws RangeError for one that the pathway does not have. */
export function startOverlay(work: Work, code: string, asked: LocalDate): void {
  if (work.state.overlays?.[code]) return;
  const known = work.book.definition.overlays?.find((overlay) => overlay.code === code);
  if (!known) throw new RangeError(`the pathway has no overlay ${code}`);
  const on = asked < work.env.today ? asked : work.env.today;
  emit(work, {
    code: 'OVERLAY_STARTED',
    params: { overlay: code, on },
    change: {
      overlay: { code, on, at: work.env.at, freezes: known.freezes },
      ...(known.freezes ? freeze(work, on) : {}),
    },
  });
}

/** Takes an overlay away; with the last one that freezes, and no pause, the service clock goes on. */
export function endOverlay(work: Work, code: string): void {
  const overlay = work.state.overlays?.[code];
  if (!overlay) return;
  const ended = { code: 'OVERLAY_ENDED', change: { overlayEnded: code } } as const;
  const lasts = work.state.paused !== undefined || heldBy(work.state, code);
  if (!overlay.freezes || lasts) return emit(work, { ...ended, params: { overlay: code } });
  thaw(work, (days) => ({ ...ended, params: { overlay: code, days } }), 'THAW');
}

/** Everything that lay over a case that ends falls away with it; nothing is left that could go on. */
export function clearOverlays(work: Work): void {
  for (const code of Object.keys(work.state.overlays ?? {})) endOverlay(work, code);
  resumeCase(work);
}
