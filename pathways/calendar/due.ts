import { addDays, shiftMonths } from './civil-date';
import type { DueMove, DueResult, DueSpec, HolidayCalendar, LocalDate, Roll } from './types';
import { countWorkingDays, rollDate } from './working-days';

function exhausted(unit: never): never {
  throw new RangeError(`unknown unit: ${String(unit)}`);
}

/**
 * Due date of working days. No limit expires on an EVE that FI_STATUTORY counted (150/1930 5 §): a limit counted
 * forward goes to the next WORKING day, one counted back from an anchor to the WORKING day before, never later.
 */
function countedDue(from: LocalDate, spec: DueSpec, cal: HolidayCalendar): { date: LocalDate; moves: DueMove[] } {
  if (spec.length === 0) return rollDate(from, 'FOLLOWING', cal);
  const counted = countWorkingDays(from, spec.length, spec.calendar, cal);
  const rolled = rollDate(counted.date, spec.length < 0 ? 'PRECEDING' : 'FOLLOWING', cal);
  return { date: rolled.date, moves: [...counted.moves, ...rolled.moves] };
}

function rolledDue(date: LocalDate, roll: Roll | undefined, cal: HolidayCalendar, before: DueMove[] = []) {
  const rolled = rollDate(date, roll ?? 'NONE', cal);
  return { date: rolled.date, moves: [...before, ...rolled.moves] };
}

/**
 * The due date of a limit that starts on `from` (day 0, not counted: 150/1930 2 §), with the reason of every move.
 * - WD: working days of `spec.calendar`; a length of 0 is the first WORKING day on or after `from`; `spec.roll` is
 *   ignored, the date is always WORKING.
 * - MONTHS: same day number, else the month's last day (150/1930 3 §), then `spec.roll`.
 * - CAL_DAYS: calendar days, then `spec.roll`.
 * A negative length counts back from an anchor. Throws RangeError for a date or length that is none.
 */
export function computeDue(from: LocalDate, spec: DueSpec, cal: HolidayCalendar): DueResult {
  if (!Number.isSafeInteger(spec.length)) throw new RangeError(`a length must be a whole number: ${spec.length}`);
  const due = dueOf(from, spec, cal);
  return { dueOn: due.date, counted: spec.length, moves: due.moves, calendarVersion: cal.version };
}

function dueOf(from: LocalDate, spec: DueSpec, cal: HolidayCalendar): { date: LocalDate; moves: DueMove[] } {
  switch (spec.unit) {
    case 'WD':
      return countedDue(from, spec, cal);
    case 'MONTHS': {
      const { date, atMonthEnd } = shiftMonths(from, spec.length);
      return rolledDue(date, spec.roll, cal, atMonthEnd ? [{ from: date, to: date, rule: 'MONTH_END' }] : []);
    }
    case 'CAL_DAYS':
      return rolledDue(addDays(from, spec.length), spec.roll, cal);
    default:
      return exhausted(spec.unit);
  }
}
