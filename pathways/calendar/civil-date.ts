import type { LocalDate } from './types';

const MIN_YEAR = 1900;
const MAX_YEAR = 2200;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Year, month 1–12 and day 1–31 of a civil date. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** True for a year with 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days in a month 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

function readDate(text: string): CivilDate | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < MIN_YEAR || year > MAX_YEAR || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/** True for a date that exists, in the form 'YYYY-MM-DD', from 1900-01-01 to 2200-12-31. */
export function isLocalDate(text: string): boolean {
  return readDate(text) !== undefined;
}

/** The parts of a date. Throws RangeError if `isLocalDate` is false. */
export function parseDate(date: LocalDate): CivilDate {
  const parts = readDate(date);
  if (!parts) throw new RangeError(`not a civil date of the years ${MIN_YEAR}–${MAX_YEAR}: ${JSON.stringify(date)}`);
  return parts;
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** Writes 'YYYY-MM-DD' for a day that exists in its month. Throws RangeError for a year out of range. */
export function formatDate(year: number, month: number, day: number): LocalDate {
  if (!(year >= MIN_YEAR && year <= MAX_YEAR))
    throw new RangeError(`no date of the years ${MIN_YEAR}–${MAX_YEAR}: ${year}`);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; counted in years that begin on 1 March, so a leap day comes last. */
export function toDayNumber(date: LocalDate): number {
  const { year, month, day } = parseDate(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1 - 719_468;
}

/** The inverse of `toDayNumber`. Throws RangeError outside 1900–2200. */
export function fromDayNumber(dayNumber: number): LocalDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return formatDate(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

/** `n` calendar days later; earlier if negative. */
export function addDays(date: LocalDate, n: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + n);
}

/** Calendar days from `a` to `b`; negative if `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** Day of the week, Monday 1 … Sunday 7. */
export function weekday(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const fromMonday = (((toDayNumber(date) + 3) % 7) + 7) % 7;
  return (fromMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Negative if `a` is earlier than `b`, 0 if the same, positive if later; fit for sorting. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return daysBetween(b, a);
}

/** A date `n` months away, and whether the month lacked the day number. */
export interface MonthShift {
  readonly date: LocalDate;
  readonly atMonthEnd: boolean;
}

/** Adds months and tells whether the month's last day had to be used (150/1930 3 §). */
export function shiftMonths(date: LocalDate, n: number): MonthShift {
  const { year, month, day } = parseDate(date);
  const months = year * 12 + (month - 1) + n;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  const last = daysInMonth(toYear, toMonth);
  return { date: formatDate(toYear, toMonth, Math.min(day, last)), atMonthEnd: day > last };
}

/** `n` calendar months later (earlier if negative): the same day number, else the month's last day (150/1930 3 §). */
export function addMonths(date: LocalDate, n: number): LocalDate {
  return shiftMonths(date, n).date;
}
