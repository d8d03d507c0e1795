/** The case's own time: a training clock moved forward, due dates counted anew after the calendar was corrected. */

import { nextAlarm } from '../alarms';
import { computeDue } from '../calendar';
import { isOpen } from '../conditions';
import type { Command, Instant, Refusal } from '../model';
import { clockRungs, DUE_TIME } from '../rungs';
import { moveTask } from './tasks';
import { emit, type Work } from './work';

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

/** Open due dates by the calendar as it is now; extended and frozen ones were set by people or wait for the resume. */
export function recalculate(work: Work): void {
  const { env, book } = work;
  let moved = 0;
  for (const task of Object.values(work.state.tasks)) {
    if (!isOpen(task) || task.frozen || task.extensions > 0) continue;
    const hasOwnRule = book.definition.steps.find((s) => s.code === task.step)?.due.rule !== undefined;
    if (hasOwnRule || task.dueMoves.some((m) => m.rule === 'PAUSE')) continue;
    const due = computeDue(task.countedFrom, task.due, env.calendar);
    if (due.dueOn === task.dueOn) continue;
    moved += 1;
    moveTask(work, task, due, { code: 'TASK_MOVED', reason: 'CALENDAR' });
  }
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
  if (moved > 0) {
    emit(work, {
      code: 'DUE_DATES_RECALCULATED',
      params: { moved, calendarVersion: env.calendar.version },
      change: {},
    });
  }
}
