/** What the address of the page says: which room, which period, broken down by what. */
import type { ReportList } from './queries';

export const ROOMS = ['OUTCOMES', 'PATHWAY', 'TIME', 'VOICES', 'CONFERENCES'] as const;
export type Tab = 'NOW' | (typeof ROOMS)[number];

/** Who may read reports, and who has all task lists and so may see how things stand now. The server asks again. */
const REPORT_READERS = ['COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'MGR', 'REP'];
const LIST_READERS = ['COORD', 'TL', 'MGR', 'ADMIN'];

/** The tabs that a person's roles open. */
export function tabsOf(roles: readonly string[]): readonly Tab[] {
  const may = (readers: readonly string[]): boolean => readers.some((role) => roles.includes(role));
  return [...(may(LIST_READERS) ? (['NOW'] as const) : []), ...(may(REPORT_READERS) ? ROOMS : [])];
}

type Period = ReportList['periods'][number];

export const isQuarter = (code: string): boolean => code.includes('-Q');

/** The period to begin with: the newest year that is over, else the newest that there is. */
export function firstPeriod(periods: readonly Period[]): string | undefined {
  const years = periods.filter(({ code }) => /^\d{4}$/.test(code));
  return (years.find(({ finished }) => finished) ?? years[0] ?? periods[0])?.code;
}

/** Where to look next when a period has nothing: the year before it that may be asked for. */
export function yearBefore(code: string, periods: readonly Period[]): string | undefined {
  return periods.find((period) => /^\d{4}$/.test(period.code) && period.code < code)?.code;
}

/** The quarters of a year among the periods that may be asked for, oldest first. */
export function quartersOf(year: string, periods: readonly Period[]): readonly string[] {
  return periods
    .map(({ code }) => code)
    .filter((code) => isQuarter(code) && code.startsWith(year))
    .sort();
}
