import type { Pool } from 'pg';
import { createCalendarSource } from '../ledger/calendar-source';
import type { HolidayCalendar } from '../pathways/calendar';

/** How long a correction of the calendar may take to show in what is read (ms); commands see it at once. */
const KEEP_MS = 10_000;

/** The calendar with the corrections of the database, looked up at most every ten seconds. */
export function calendarInForce(pool: Pool): () => Promise<HolidayCalendar> {
  const source = createCalendarSource();
  let known: { readonly calendar: HolidayCalendar; readonly until: number } | undefined;
  return async () => {
    if (known !== undefined && known.until > Date.now()) return known.calendar;
    const { rows } = await pool.query<{ version: number }>('SELECT calendar_version AS version FROM installation');
    const calendar = await source.at(rows[0]?.version ?? 0, pool);
    known = { calendar, until: Date.now() + KEEP_MS };
    return calendar;
  };
}
