import { addDays, daysBetween } from './civil-date';
import type { CalendarId, DayReason, DueMove, HolidayCalendar, LocalDate, Roll } from './types';

/** True if the day counts as one working day: WORKING, and in FI_STATUTORY also EVE (domain.md §2.3). */
export function isCountingDay(date: LocalDate, calendarId: CalendarId, cal: HolidayCalendar): boolean {
  const type = cal.dayType(date);
  return type === 'WORKING' || (type === 'EVE' && calendarId === 'FI_STATUTORY');
}

/** Why a day is not WORKING; undefined for a WORKING day. */
export function dayReason(date: LocalDate, cal: HolidayCalendar): DayReason | undefined {
  const type = cal.dayType(date);
  if (type === 'WORKING') return undefined;
  return type === 'WEEKEND' ? 'WEEKEND' : `${type}:${cal.dayName(date) ?? 'UNNAMED'}`;
}

/** Where a count ended and the holidays and eves it had to step over. */
export interface WorkingDayCount {
  readonly date: LocalDate;
  readonly moves: DueMove[];
}

function assertWhole(n: number): void {
  if (!Number.isSafeInteger(n)) throw new RangeError(`a length must be a whole number: ${n}`);
}

/**
 * Counts `n` working days from `from`, which itself is day 0; negative counts back; 0 gives the first counting day on
 * or after `from`. Each HOLIDAY or EVE stepped over is a move to the next day counted; plain weekends are not listed.
 */
export function countWorkingDays(
  from: LocalDate,
  n: number,
  calendarId: CalendarId,
  cal: HolidayCalendar,
): WorkingDayCount {
  assertWhole(n);
  const step = n < 0 ? -1 : 1;
  const moves: DueMove[] = [];
  let skipped: { date: LocalDate; reason: DayReason }[] = [];
  let left = Math.max(1, Math.abs(n));
  let date = n === 0 ? addDays(from, -1) : from;
  while (left > 0) {
    date = addDays(date, step);
    if (isCountingDay(date, calendarId, cal)) {
      left -= 1;
      for (const day of skipped) moves.push({ from: day.date, to: date, rule: day.reason });
      skipped = [];
      continue;
    }
    const reason = dayReason(date, cal);
    if (reason && reason !== 'WEEKEND') skipped.push({ date, reason });
  }
  return { date, moves };
}

/**
 * `n` working days from `from` (day 0, never counted); negative counts back; 0 gives the first counting day on or after.
 * Counts only: in FI_STATUTORY the day may be an EVE, where `computeDue` would not let a limit expire.
 */
export function addWorkingDays(from: LocalDate, n: number, calendarId: CalendarId, cal: HolidayCalendar): LocalDate {
  return countWorkingDays(from, n, calendarId, cal).date;
}

/** Counting days after `fromExclusive` up to and with `toInclusive`; if `to` is earlier, minus those of the way back. */
export function workingDaysBetween(
  fromExclusive: LocalDate,
  toInclusive: LocalDate,
  calendarId: CalendarId,
  cal: HolidayCalendar,
): number {
  const distance = daysBetween(fromExclusive, toInclusive);
  if (distance < 0) return -workingDaysBetween(toInclusive, fromExclusive, calendarId, cal);
  let count = 0;
  for (let day = 1; day <= distance; day += 1) {
    if (isCountingDay(addDays(fromExclusive, day), calendarId, cal)) count += 1;
  }
  return count;
}

/**
 * Moves a date that is not WORKING to the WORKING day before or after; NONE leaves it. The moves name the date's own
 * reason first, then each further holiday or eve on the way.
 */
export function rollDate(date: LocalDate, roll: Roll, cal: HolidayCalendar): WorkingDayCount {
  if (roll === 'NONE') return { date, moves: [] };
  const step = roll === 'PRECEDING' ? -1 : 1;
  const onTheWay: { date: LocalDate; reason: DayReason }[] = [];
  let to = date;
  for (let reason = dayReason(to, cal); reason; reason = dayReason(to, cal)) {
    if (to === date || reason !== 'WEEKEND') onTheWay.push({ date: to, reason });
    to = addDays(to, step);
  }
  return {
    date: to,
    moves: onTheWay.map((day) => ({ from: day.date, to, rule: `ROLL_${roll}:${day.reason}` as const })),
  };
}
