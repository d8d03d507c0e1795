/** A civil date 'YYYY-MM-DD' as the calendar on a wall in Helsinki shows it; carries no time and no zone. */
export type LocalDate = string;

/** What a day is to the service: HOLIDAY wins over WEEKEND, and WEEKEND over EVE (domain.md §2.3). */
export type DayType = 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'EVE';

/** FI_SERVICE counts WORKING days only; FI_STATUTORY counts EVE too, but lets no limit expire on one (150/1930 5 §). */
export type CalendarId = 'FI_SERVICE' | 'FI_STATUTORY';

/** Where a date that is not a WORKING day goes: stays, the WORKING day before, or the WORKING day after. */
export type Roll = 'NONE' | 'PRECEDING' | 'FOLLOWING';

/** Working days, calendar months, or calendar days. */
export type DueUnit = 'WD' | 'MONTHS' | 'CAL_DAYS';

/** One version of the calendar. Both functions throw RangeError for a text that is not a `LocalDate`. */
export interface HolidayCalendar {
  readonly version: string;
  dayType(date: LocalDate): DayType;
  /** Stable code such as 'CHRISTMAS_EVE' for a HOLIDAY or an EVE; undefined for plain days and plain weekends. */
  dayName(date: LocalDate): string | undefined;
}

/** Why one day is no day to act on; the part after the colon is `HolidayCalendar.dayName`. */
export type DayReason = 'WEEKEND' | `HOLIDAY:${string}` | `EVE:${string}`;

/**
 * Stable code of the reason of a move:
 * - 'HOLIDAY:…' / 'EVE:…'  that day was skipped while counting working days;
 * - 'ROLL_PRECEDING:…' / 'ROLL_FOLLOWING:…'  the counted day, or a day on the way from it, is no WORKING day;
 * - 'MONTH_END'  the month has no such day number, so its last day is used (150/1930 3 §);
 * - 'PAUSE'  the service clock stood still.
 */
export type MoveRule =
  | 'MONTH_END'
  | 'PAUSE'
  | DayReason
  | `ROLL_PRECEDING:${DayReason}`
  | `ROLL_FOLLOWING:${DayReason}`;

/**
 * One named reason. `from` is the day that could not be used and `to` the day used instead, so a page can print
 * "moved from 24.12., Christmas Eve". For MONTH_END both are the month's last day: the wanted day does not exist.
 */
export interface DueMove {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly rule: MoveRule;
}

/**
 * A computed due date. `counted` is the length counted, in the spec's unit and with its sign; after a pause it is the
 * working days that were left, or the calendar days shifted.
 */
export interface DueResult {
  readonly dueOn: LocalDate;
  readonly counted: number;
  readonly moves: DueMove[];
  readonly calendarVersion: string;
}

/** A time limit as data. `roll` (NONE if absent) is for MONTHS and CAL_DAYS; working days always end on a WORKING day. */
export interface DueSpec {
  readonly length: number;
  readonly unit: DueUnit;
  readonly calendar: CalendarId;
  readonly roll?: Roll;
}
