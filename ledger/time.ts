import { DateTime } from 'luxon';
import type { HolidayCalendar, LocalDate } from '../pathways/calendar';
import type { Env, Instant } from '../pathways/model';
import { newId } from './new-id';

const ZONE = 'Europe/Helsinki';
const known = new Map<string, Instant>();
const MOST_KNOWN = 20_000;

/** Local date and time of day (`HH:MM`, Helsinki) as an instant. A time that the spring change skips is read an hour later. */
export function instantOf(date: LocalDate, time: string): Instant {
  const text = `${date}T${time}`;
  const before = known.get(text);
  if (before !== undefined) return before;
  const at = DateTime.fromISO(text, { zone: ZONE });
  if (!at.isValid) throw new RangeError('not a local date and time');
  const instant = at.toJSDate().toISOString();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, instant);
  return instant;
}

/** The date on the wall in Helsinki at an instant. */
export function localDateOf(at: Instant): LocalDate {
  return DateTime.fromISO(at, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/** The world as the core sees it at one moment of a case's time. */
export function envAt(at: Instant, calendar: HolidayCalendar): Env {
  return { at, today: localDateOf(at), calendar, instant: instantOf, localDate: localDateOf, newId };
}

/** An instant moved by milliseconds. */
export function shifted(at: Instant | Date, ms: number): Instant {
  return new Date(new Date(at).getTime() + ms).toISOString();
}
