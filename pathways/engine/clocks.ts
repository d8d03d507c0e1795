/** The statutory ribbon: limits set by law. They start, are met, or are broken; they never pause. */
import { computeDue, type LocalDate } from '../calendar';
import { holds } from '../conditions';
import type { Anchor, ClockState } from '../model';
import { clockRungs, DUE_TIME } from '../rungs';
import { anchorDate } from './tasks';
import { contextOf, emit, type Form, type Work } from './work';

function runs(clock: ClockState | undefined): clock is ClockState {
  return clock !== undefined && clock.state !== 'MET' && clock.state !== 'STOPPED';
}

export function startClock(work: Work, code: string, form: Form, anchor?: Anchor): void {
  const clock = work.book.definition.clocks.find((c) => c.code === code);
  if (!clock) throw new RangeError(`the pathway has no clock ${code}`);
  if (!holds(clock.startsWhen, contextOf(work, form), work.book.rules)) return;
  const startedOn = anchorDate(work, anchor ?? clock.anchor, form);
  const due = computeDue(startedOn, clock, work.env.calendar);
  const before = work.state.clocks[code];
  const state: ClockState = {
    code,
    startedOn,
    dueOn: due.dueOn,
    dueAt: work.env.instant(due.dueOn, DUE_TIME),
    state: 'RUNNING',
    revision: before ? before.revision + 1 : 0,
    rungs: clockRungs(clock, startedOn, due.dueOn, work.env),
    moves: due.moves,
  };
  emit(work, { code: 'CLOCK_STARTED', params: { clock: code, dueOn: due.dueOn }, change: { clock: state } });
}

const DATES = ['on', 'date', 'decisionMadeOn'] as const;

/** The day of the act that meets a limit: what the form says, which may be written down later, else today. */
function actedOn(work: Work, form: Form): LocalDate {
  const said = DATES.map((name) => form.data[name]).find((value) => typeof value === 'string');
  return typeof said === 'string' ? said : work.env.today;
}

/** Met or stopped: the clock falls silent and keeps its limit. A limit that was met too late says so. A clock that does not run is left alone. */
export function settleClock(work: Work, code: string, to: 'MET' | 'STOPPED', form: Form = { data: {} }): void {
  const clock = work.state.clocks[code];
  if (!runs(clock)) return;
  const late = to === 'MET' && actedOn(work, form) > clock.dueOn;
  emit(work, {
    code: to === 'MET' ? 'CLOCK_MET' : 'CLOCK_STOPPED',
    params: { clock: code, dueOn: clock.dueOn, ...(late ? { late } : {}) },
    change: { clock: { ...clock, state: to, rungs: [] } },
  });
}
