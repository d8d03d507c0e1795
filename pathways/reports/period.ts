/** The fixed periods of reports: years, quarters, and the last 24 months to the end of a quarter (domain.md §5.1 rules 4 and 5). */
import { addMonths, type LocalDate } from '../calendar';

export interface Period {
  /** `2028`, `2028-Q1`, or `rolling24`. */
  readonly code: string;
  /** Which stretch of days it is, also where the code moves on with time: `rolling24:2028-Q1`. */
  readonly id: string;
  readonly kind: 'YEAR' | 'QUARTER' | 'ROLLING';
  readonly from: LocalDate;
  /** Last day. */
  readonly to: LocalDate;
}

const WRITTEN = /^(20\d{2})(?:-Q([1-4]))?$/;
const ROLLING = 'rolling24';

const two = (month: number): string => String(month).padStart(2, '0');
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'];

/** A period as it is written; undefined where it is none. `today` says which 24 months are the last. */
export function periodOf(code: string, today: LocalDate): Period | undefined {
  if (code === ROLLING) return rolling(today);
  const [, year, quarter] = WRITTEN.exec(code) ?? [];
  if (year === undefined) return undefined;
  if (quarter === undefined) return { code, id: code, kind: 'YEAR', from: `${year}-01-01`, to: `${year}-12-31` };
  return quarterOf(Number(year), Number(quarter));
}

function quarterOf(year: number, quarter: number): Period {
  const code = `${year}-Q${quarter}`;
  const from = `${year}-${two(3 * quarter - 2)}-01`;
  return { code, id: code, kind: 'QUARTER', from, to: `${year}-${LAST_DAYS[quarter - 1] ?? ''}` };
}

/** The quarter that a day is in. */
export function quarterOn(day: LocalDate): Period {
  return quarterOf(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** The same kind of period just before; a rolling one moves by a quarter. */
export function previousOf(period: Period): Period {
  if (period.kind === 'YEAR') {
    const year = String(Number(period.code) - 1);
    return { code: year, id: year, kind: 'YEAR', from: `${year}-01-01`, to: `${year}-12-31` };
  }
  const earlier = addMonths(period.from, -3);
  return period.kind === 'QUARTER' ? quarterOn(earlier) : rolling(addMonths(`${period.to.slice(0, 8)}01`, -1));
}

/** The year that a quarter, or the first day of a period, is in. */
export function yearOf({ from }: Period): Period {
  const code = from.slice(0, 4);
  return { code, id: code, kind: 'YEAR', from: `${code}-01-01`, to: `${code}-12-31` };
}

/** The four quarters of a year. */
export function quartersOf(year: Period): readonly Period[] {
  return [1, 2, 3, 4].map((quarter) => quarterOf(Number(year.code), quarter));
}

// It moves on by whole quarters: a window that moved daily would tell, day by day, who had entered and left it.
function rolling(today: LocalDate): Period {
  const running = quarterOn(today);
  const last = quarterOn(addMonths(running.from, -3));
  return {
    code: ROLLING,
    id: `${ROLLING}:${last.code}`,
    kind: 'ROLLING',
    from: addMonths(running.from, -24),
    to: last.to,
  };
}

/** Whether a day lies in the period; a day that isn't known does not. */
export function isIn(period: Period, day: LocalDate | null | undefined): boolean {
  return typeof day === 'string' && day >= period.from && day <= period.to;
}
