/** A day as the server writes it, `2026-11-04`: a civil date in Helsinki, never an instant. */
export type CivilDate = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MONTH_YEAR = /^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*(\d{2}|\d{4})?$/;
const FROM_TODAY = /^([+-])\s*(\d{1,4})$/;
const DAY_MS = 86_400_000;

/** Today in Helsinki, whatever the clock of the browser is set to. */
export function helsinkiToday(now: Date = new Date()): CivilDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(now);
}

/** The day of an instant (`2026-11-04T23:30:00Z`) as it was in Helsinki. */
export function helsinkiDay(instant: string): CivilDate {
  return helsinkiToday(new Date(instant));
}

/** The day so many days later (or earlier). */
export function addDays(day: CivilDate, days: number): CivilDate {
  return new Date(utcOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative where `to` is the earlier one. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS);
}

/** Midnight UTC of a civil date: for formatting and arithmetic only. */
export function utcOf(day: CivilDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/**
 * What a person meant by a typed date, or null: `4.11.`, `4.11`, `4.11.26`, `4.11.2026`, `2026-11-04`, and `+7` or `-3`
 * from `today`. A day without a year is the one nearest to today. Slashes are refused: 4/11 is two different days.
 */
export function parseDate(typed: string, today: CivilDate): CivilDate | null {
  const text = typed.trim();
  const iso = ISO.exec(text);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const moved = FROM_TODAY.exec(text);
  if (moved !== null) return addDays(today, (moved[1] === '-' ? -1 : 1) * Number(moved[2]));
  const parts = DAY_MONTH_YEAR.exec(text);
  if (parts === null) return null;
  const [, day, month, year] = parts;
  if (year !== undefined)
    return real(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day));
  const thisYear = Number(today.slice(0, 4));
  const near = [thisYear - 1, thisYear, thisYear + 1].flatMap((each) => real(each, Number(month), Number(day)) ?? []);
  near.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  return near[0] ?? null;
}

/** A typed time as `09:30`, or null: `9.30`, `9:30`, `930`, `9`. */
export function parseTime(typed: string): string | null {
  const [, hour, minute] = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

function real(year: number, month: number, day: number): CivilDate | null {
  if (year < 1900 || year > 2200) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const at = utcOf(date);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : date;
}
