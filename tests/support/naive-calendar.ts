import type { CalendarId, DueSpec, LocalDate, Roll } from '../../pathways/calendar';
import published from './calendar-2026-2035.json';

const DAY = 86_400_000;
/** Day types as published for 2026–2035, not computed by any rule. */
export const LISTED = new Map(published.days.map((day) => [day.date, day.type]));

const read = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);
const write = (date: Date): LocalDate => date.toISOString().slice(0, 10);
/** One or more days on, by the platform's own dates in UTC. */
export const next = (date: LocalDate, step: number): LocalDate => write(new Date(read(date).getTime() + step * DAY));
const isWeekend = (date: LocalDate): boolean => [0, 6].includes(read(date).getUTCDay());
const isWorking = (date: LocalDate): boolean => !LISTED.has(date) && !isWeekend(date);
/** True if the day is one working day of the calendar. */
export const counts = (date: LocalDate, calendar: CalendarId): boolean =>
  isWorking(date) || (calendar === 'FI_STATUTORY' && LISTED.get(date) === 'EVE');

/** The roll, one day at a time. */
export function naiveRoll(date: LocalDate, roll: Roll): LocalDate {
  let at = date;
  while (roll !== 'NONE' && !isWorking(at)) at = next(at, roll === 'PRECEDING' ? -1 : 1);
  return at;
}

/** The due date a second time: one day at a time over the published list, sharing no code with `pathways/`. */
export function naiveDue(from: LocalDate, spec: DueSpec): LocalDate {
  const step = spec.length < 0 ? -1 : 1;
  let at = from;
  if (spec.unit === 'MONTHS') {
    const start = read(from);
    const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + spec.length, start.getUTCDate()));
    const monthEnd = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + spec.length + 1, 0));
    return naiveRoll(write(target > monthEnd ? monthEnd : target), spec.roll ?? 'NONE');
  }
  if (spec.unit === 'CAL_DAYS') {
    for (let n = 0; n < Math.abs(spec.length); n += 1) at = next(at, step);
    return naiveRoll(at, spec.roll ?? 'NONE');
  }
  for (let n = 0; n < Math.abs(spec.length); n += 1) {
    do at = next(at, step);
    while (!counts(at, spec.calendar));
  }
  return naiveRoll(at, step < 0 ? 'PRECEDING' : 'FOLLOWING');
}

/** Whole days from one date to another. */
export const daysFrom = (first: LocalDate, last: LocalDate): number =>
  (read(last).getTime() - read(first).getTime()) / DAY;
