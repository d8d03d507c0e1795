/** Numbers as they may be told, in words and lengths. */
import type { Report, ReportRow, Told } from './queries';

/** What stands where a number is withheld. */
export const WITHHELD = '–';

export function toldText(told: Told): string {
  return told === null ? WITHHELD : String(told);
}

/** `21 / 41`, or nothing where neither is told. */
export function ofText({ numerator, denominator }: ReportRow): string {
  return `${toldText(numerator)} / ${toldText(denominator)}`;
}

/** How reports are drawn: as shares of a hundred, as numbers on a common scale, or as days. */
export function drawnAs({ shape, rows }: Report): 'SHARES' | 'NUMBERS' | 'DAYS' {
  if (shape === 'SPREAD') return 'DAYS';
  if (shape === 'STAGES' || shape === 'COUNTS' || shape === 'NUMBERS') return 'NUMBERS';
  return rows.length === 0 ? 'NUMBERS' : 'SHARES';
}

/** Length of a row's bar as a part of the whole width; null where it may not be drawn. */
export function lengthOf(row: ReportRow, drawn: 'SHARES' | 'NUMBERS', most: number): number | null {
  if (drawn === 'SHARES') return row.percent === null ? null : row.percent / 100;
  return typeof row.numerator === 'number' && most > 0 ? row.numerator / most : null;
}

/** The largest number of the rows: the end of their common scale. */
export function mostOf(rows: readonly ReportRow[]): number {
  return Math.max(0, ...rows.map(({ numerator }) => (typeof numerator === 'number' ? numerator : 0)));
}

/** Whether there is anything to tell, and any of it may be told. */
export function isTold({ rows }: Report): boolean {
  return rows.some(
    ({ numerator, denominator, median }) => (typeof numerator === 'number' && denominator !== 0) || median !== null,
  );
}

/** Rows about time that may be told, in the pathway's order. */
export function timedRows({ rows }: Report): readonly ReportRow[] {
  return rows.filter(({ median }) => median !== null);
}
