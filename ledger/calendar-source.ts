import type { PoolClient } from 'pg';
import { type DayOverride, finnishCalendar, type HolidayCalendar } from '../pathways/calendar';

interface DayRow {
  readonly day: string;
  readonly type: DayOverride['type'] | 'RULE';
  readonly name: string;
}

const CORRECTIONS = `SELECT DISTINCT ON (day) day::text AS day, type, name FROM calendar_day
  WHERE version <= $1 ORDER BY day, version DESC`;

/** The calendar of a version of `calendar_day`, read once per version; version 0 is the rules alone. */
export interface CalendarSource {
  at(version: number, client: Pick<PoolClient, 'query'>): Promise<HolidayCalendar>;
}

export function createCalendarSource(): CalendarSource {
  const known = new Map<number, HolidayCalendar>([[0, finnishCalendar()]]);
  return {
    async at(version, client) {
      const before = known.get(version);
      if (before) return before;
      const { rows } = await client.query<DayRow>(CORRECTIONS, [version]);
      const overrides = rows.flatMap(({ day, type, name }) =>
        type === 'RULE' ? [] : [[day, { type, name }] as const],
      );
      const calendar = finnishCalendar(`rules-1+${version}`, Object.fromEntries(overrides));
      known.set(version, calendar);
      return calendar;
    },
  };
}
