/** Moments that belong to the case: set and taken away without a word in the history, because nothing has happened yet. */
import { foldTimers } from '../evolve';
import type { TimerState } from '../model';
import { MORNING } from '../rungs';
import { namedDate } from './tasks';
import type { Form, Work } from './work';

/** The date is kept with the last event's change, never in its parameters: it may tell somebody's birthday. */
function keep(work: Work, code: string, state: TimerState | null): void {
  const last = work.events.at(-1);
  if (!last) throw new RangeError('a timer must come with an event');
  const timers = { ...last.change.timers, [code]: state };
  work.events[work.events.length - 1] = { ...last, change: { ...last.change, timers } };
  work.state = { ...work.state, timers: foldTimers(work.state, { [code]: state }) };
}

/** Sets a timer by its date rule (a second time: replaces it, under another id), or clears it. Throws RangeError for one the pathway does not have. */
export function timer(work: Work, code: string, action: 'SET' | 'CLEAR', form: Form): void {
  const definition = work.book.definition.timers?.find((each) => each.code === code);
  if (!definition) throw new RangeError(`the pathway has no timer ${code}`);
  if (action === 'CLEAR') {
    if (work.state.timers?.[code]) keep(work, code, null);
    return;
  }
  const on = namedDate(work, definition.date, form);
  const time = definition.at ?? MORNING;
  keep(work, code, { id: work.env.newId(), on, time, at: work.env.instant(on, time) });
}
