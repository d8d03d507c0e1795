import { formatDate, isLeapYear, parseDate } from './civil-date';
import type { LocalDate } from './types';

/**
 * The day on which somebody turns `age` (whole years). Born on 29 February: 1 March in a year without that day,
 * because only then have the years fully passed (the working default, domain.md tag [A]).
 */
export function birthdayOn(birth: LocalDate, age: number): LocalDate {
  const { year, month, day } = parseDate(birth);
  const turns = year + age;
  return month === 2 && day === 29 && !isLeapYear(turns) ? formatDate(turns, 3, 1) : formatDate(turns, month, day);
}

/** Whole years of age on a day; the birthday itself counts. Negative before birth. */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const born = parseDate(birth);
  const then = parseDate(on);
  const hadBirthday = then.month > born.month || (then.month === born.month && then.day >= born.day);
  return then.year - born.year - (hadBirthday ? 0 : 1);
}
