/** The case's own time: a training clock moved forward, due dates counted anew after the calendar was corrected. */

import { nextAlarm } from '../alarms';
import { computeDue } from '../calendar';
import { isOpen } from '../conditions';
import type { Command, Instant, Refusal, TaskState } from '../model';
import { clockRungs, DUE_TIME } from '../rungs';
import { type Due, dueOf, isStepsOwn, moveTask } from './tasks';
import { emit, stepOf, type Work } from './work';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

export function moveClock(work: Work, command: CommandOf<'MOVE_CLOCK'>): Refusal | null {
  if (!work.state.training) return { code: 'not_training' };
  if (command.to <= work.env.at) return { code: 'clock_backwards', errors: [{ path: 'to', code: 'in_past' }] };
  emit(work, { code: 'CLOCK_MOVE_STARTED', params: { to: command.to }, change: { moving: { to: command.to } } });
  return null;
}

/** Lands once every alarm up to the goal was raised; until then, when to come again. */
export function landClock(work: Work, command: CommandOf<'LAND_CLOCK'>): { readonly notYet?: Instant } {
  const { moving } = work.state;
  if (!moving) return {};
  const next = nextAlarm(work.state);
  if (next && next.at <= moving.to) return { notYet: next.at };
  emit(work, {
    code: 'CLOCK_MOVED',
    params: { to: moving.to },
    change: { moving: null, clockOffsetMs: command.clockOffsetMs },
  });
  return {};
}

/** The due date by the calendar as it is now, counted as when the task was opened; null where people or a pause have set it. */
function recounted(work: Work, task: TaskState): Pick<Due, 'dueOn' | 'moves'> | null {
  const rule = stepOf(work, task.step).due;
  const paused = task.dueMoves.some((move) => move.rule === 'PAUSE');
  if (rule.rule === undefined || !isStepsOwn(work, task))
    return paused ? null : computeDue(task.countedFrom, task.due, work.env.calendar);
  // A grid of months knows its pauses; other named dates don't.
  if (paused && task.due.unit !== 'MONTHS') return null;
  return dueOf({ ...work, env: { ...work.env, today: task.openedOn } }, rule, { data: {}, task });
}

function recountClocks(work: Work): number {
  const { env, book } = work;
  let moved = 0;
  for (const clock of Object.values(work.state.clocks)) {
    const definition = book.definition.clocks.find((c) => c.code === clock.code);
    if (!definition || (clock.state !== 'RUNNING' && clock.state !== 'ALARM')) continue;
    const due = computeDue(clock.startedOn, definition, env.calendar);
    if (due.dueOn === clock.dueOn) continue;
    moved += 1;
    emit(work, {
      code: 'CLOCK_STARTED',
      params: { clock: clock.code, dueOn: due.dueOn },
      change: {
        clock: {
          ...clock,
          dueOn: due.dueOn,
          dueAt: env.instant(due.dueOn, DUE_TIME),
          revision: clock.revision + 1,
          rungs: clockRungs(definition, clock.startedOn, due.dueOn, env),
          moves: due.moves,
        },
      },
    });
  }
  return moved;
}

/** Open due dates by the calendar as it is now; extended and frozen ones were set by people or wait for the resume. */
export function recalculate(work: Work): void {
  const { env } = work;
  let moved = recountClocks(work);
  for (const task of Object.values(work.state.tasks)) {
    if (!isOpen(task) || task.frozen || task.extensions > 0) continue;
    const due = recounted(work, task);
    if (!due || due.dueOn === task.dueOn) continue;
    moved += 1;
    moveTask(work, task, due, { code: 'TASK_MOVED', reason: 'CALENDAR' });
  }
  if (moved > 0) {
    emit(work, {
      code: 'DUE_DATES_RECALCULATED',
      params: { moved, calendarVersion: env.calendar.version },
      change: {},
    });
  }
}
