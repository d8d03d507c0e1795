import { addDays, formatDate, isLocalDate, parseDate, weekday } from './civil-date';
import type { DayType, HolidayCalendar, LocalDate } from './types';

/** Codes of the Finnish holidays and eves; the words for them live in `texts/`. */
export const HOLIDAY_NAMES = [
  'NEW_YEAR',
  'EPIPHANY',
  'GOOD_FRIDAY',
  'EASTER_DAY',
  'EASTER_MONDAY',
  'MAY_DAY',
  'ASCENSION_DAY',
  'PENTECOST',
  'MIDSUMMER_EVE',
  'MIDSUMMER_DAY',
  'ALL_SAINTS_DAY',
  'INDEPENDENCE_DAY',
  'CHRISTMAS_EVE',
  'CHRISTMAS_DAY',
  'ST_STEPHENS_DAY',
] as const;

export type HolidayName = (typeof HOLIDAY_NAMES)[number];

/** One named day of a year. */
export interface Holiday {
  readonly date: LocalDate;
  readonly name: HolidayName;
  readonly type: 'HOLIDAY' | 'EVE';
}

/** A row of the `calendar_day` table: what a day is, against the rules. */
export interface DayOverride {
  readonly type: DayType;
  readonly name: string;
}

const SATURDAY = 6;

/** Easter Day by the anonymous Gregorian computus. */
function easterDay(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonDrift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const march = epact + toSunday - 7 * late + 114;
  return formatDate(year, Math.floor(march / 31), (march % 31) + 1);
}

function saturdayOnOrAfter(date: LocalDate): LocalDate {
  return addDays(date, (SATURDAY - weekday(date) + 7) % 7);
}

/**
 * Holidays and eves of a year 1900–2200 in date order, by the rules in force today (not by what a past year observed).
 * Holidays on a weekend are listed; a Christmas Eve on a weekend is not, it is a plain weekend day. If Ascension Day
 * falls on May Day (2160) the day is listed once, as May Day.
 */
export function holidaysOfYear(year: number): Holiday[] {
  const easter = easterDay(year);
  const midsummerDay = saturdayOnOrAfter(formatDate(year, 6, 20));
  const christmasEve = formatDate(year, 12, 24);
  const holiday = (date: LocalDate, name: HolidayName): Holiday => ({ date, name, type: 'HOLIDAY' });
  const eve = (date: LocalDate, name: HolidayName): Holiday => ({ date, name, type: 'EVE' });
  const all = [
    holiday(formatDate(year, 1, 1), 'NEW_YEAR'),
    holiday(formatDate(year, 1, 6), 'EPIPHANY'),
    holiday(addDays(easter, -2), 'GOOD_FRIDAY'),
    holiday(easter, 'EASTER_DAY'),
    holiday(addDays(easter, 1), 'EASTER_MONDAY'),
    holiday(formatDate(year, 5, 1), 'MAY_DAY'),
    holiday(addDays(easter, 39), 'ASCENSION_DAY'),
    holiday(addDays(easter, 49), 'PENTECOST'),
    eve(addDays(midsummerDay, -1), 'MIDSUMMER_EVE'),
    holiday(midsummerDay, 'MIDSUMMER_DAY'),
    holiday(saturdayOnOrAfter(formatDate(year, 10, 31)), 'ALL_SAINTS_DAY'),
    holiday(formatDate(year, 12, 6), 'INDEPENDENCE_DAY'),
    ...(weekday(christmasEve) < SATURDAY ? [eve(christmasEve, 'CHRISTMAS_EVE')] : []),
    holiday(formatDate(year, 12, 25), 'CHRISTMAS_DAY'),
    holiday(formatDate(year, 12, 26), 'ST_STEPHENS_DAY'),
  ];
  const firstOfDay = new Map<LocalDate, Holiday>();
  for (const day of all) if (!firstOfDay.has(day.date)) firstOfDay.set(day.date, day);
  return [...firstOfDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** What one day is under one calendar version. */
interface DayKind {
  readonly type: DayType;
  readonly name: string | undefined;
}

function overriddenDay({ type, name }: DayOverride): DayKind {
  return { type, name: type === 'HOLIDAY' || type === 'EVE' ? name : undefined };
}

/**
 * The Finnish calendar from rules; each year and each day asked for is worked out once. `overrides` (rows of the
 * `calendar_day` table) win over the rules and are copied, so a later change of the argument changes nothing: a new
 * table is a new version. Throws RangeError if an override's key is not a date.
 */
export function finnishCalendar(
  version = 'rules-1',
  overrides: Readonly<Record<LocalDate, DayOverride>> = {},
): HolidayCalendar {
  const days = new Map<LocalDate, DayKind>();
  for (const [date, override] of Object.entries(overrides)) {
    if (!isLocalDate(date)) throw new RangeError(`calendar override for something that is no date: ${date}`);
    days.set(date, overriddenDay(override));
  }
  const knownYears = new Set<number>();
  const learnYear = (year: number): void => {
    knownYears.add(year);
    for (const { date, type, name } of holidaysOfYear(year)) if (!days.has(date)) days.set(date, { type, name });
  };
  const dayOf = (date: LocalDate): DayKind => {
    const year = Number(date.slice(0, 4));
    if (!knownYears.has(year)) learnYear(parseDate(date).year);
    const known = days.get(date);
    if (known) return known;
    const plain: DayKind = { type: weekday(date) >= SATURDAY ? 'WEEKEND' : 'WORKING', name: undefined };
    days.set(date, plain);
    return plain;
  };
  return { version, dayType: (date) => dayOf(date).type, dayName: (date) => dayOf(date).name };
}
