/** From counts to what may be told of them (domain.md §5.1). Pure: the same counts are always told alike. */
import type { Counted, CountedReport, ReportDefinition, Shape } from './report';
import { isSmall, SMALLEST_TOLD, withholding } from './withhold';

/** A count as it is told: itself, `<5` for one to four, or null where it is withheld to guard another. */
export type Told = number | '<5' | null;

export interface ToldRow {
  readonly key: string;
  readonly numerator: Told;
  readonly denominator: Told;
  /** Whole per cent. */
  readonly percent: number | null;
  /** Whether anything of the row is withheld. */
  readonly suppressed: boolean;
  /** Whole working days; of reports about time, and only of ten or more. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface ToldReport {
  readonly n: Told;
  readonly missing: Told;
  /** Per cent of those who belong into the report whose answer is known. */
  readonly coverage: number | null;
  /** False where too many answers are missing for the report to say anything. */
  readonly reliable: boolean;
  readonly rows: readonly ToldRow[];
}

/** Fewest of whom a share, a median or a mean is told. */
export const LEAST_OF_SHARE = 10;

type Care = Pick<ReportDefinition, 'outcome' | 'leastCoverage'>;

/** What of a counted report may be told. */
export function disclose({ outcome, leastCoverage }: Care, { shape, rows, missing }: CountedReport): ToldReport {
  const told = rowsOf(shape, outcome, rows);
  const n = rows[0]?.denominator ?? 0;
  const shownN = told[0]?.denominator ?? (rows.length === 0 ? 0 : null);
  const all = n + missing;
  // A share of what is missing tells as much as the number.
  const tellsCoverage = all >= LEAST_OF_SHARE && typeof shownN === 'number' && !isSmall(missing);
  return {
    n: shownN,
    missing: isSmall(missing) ? '<5' : missing,
    coverage: tellsCoverage ? Math.round((100 * n) / all) : null,
    reliable: leastCoverage === undefined || all === 0 || 100 * n >= leastCoverage * all,
    rows: told,
  };
}

function rowsOf(shape: Shape, outcome: boolean, rows: readonly Counted[]): readonly ToldRow[] {
  switch (shape) {
    case 'SHARES':
      return rows.flatMap((row) => sharesOf([row], outcome));
    case 'PARTS':
      return sharesOf(rows, outcome);
    case 'GROUPS':
      return sharesOf(rows, outcome, true);
    case 'SPLIT':
      return splitOf(rows, outcome);
    case 'COUNTS':
      return countsOf(rows);
    case 'STAGES':
      return stagesOf(rows, outcome);
    case 'SPREAD':
    case 'NUMBERS':
      return rows.map((row) => {
        const gone = isSmall(row.denominator) || row.withheld !== undefined;
        return { ...toldRow(row, gone, gone), percent: null };
      });
  }
}

/** A share is told of ten or more, five or more on either side; all or none only where that says nothing of a family (rule 2). */
function mayBeShared({ numerator, denominator }: Counted, outcome: boolean): boolean {
  if (denominator < LEAST_OF_SHARE) return false;
  const few = [numerator, denominator - numerator].filter((count) => count < SMALLEST_TOLD);
  return few.length === 0 || (!outcome && few.every((count) => count === 0));
}

/** Lines that stand in one table; the first is their sum where there are several. */
function sharesOf(rows: readonly Counted[], outcome: boolean, toldElsewhere = false): readonly ToldRow[] {
  const [whole, ...parts] = rows;
  const counts = Object.fromEntries(
    rows.flatMap(({ key, numerator, denominator }) => [
      [`met ${key}`, numerator],
      [`rest ${key}`, denominator - numerator],
      [`of ${key}`, denominator],
    ]),
  );
  const gone = withholding({
    counts,
    lines: [
      ...rows.map(({ key }) => ({ cells: [`met ${key}`, `rest ${key}`], total: `of ${key}` })),
      ...(whole === undefined || parts.length === 0
        ? []
        : ['met', 'rest', 'of'].map((column) => ({
            cells: parts.map(({ key }) => `${column} ${key}`),
            total: `${column} ${whole.key}`,
            toldElsewhere,
          }))),
    ],
    withheld: rows.flatMap((row) => [
      ...(row.withheld !== undefined || (row.denominator > 0 && !mayBeShared(row, outcome)) ? [`met ${row.key}`] : []),
      ...(row.withheld === 'ALL' ? [`of ${row.key}`] : []),
    ]),
    twins: Object.fromEntries(
      rows.flatMap(({ key }) => [
        [`met ${key}`, `rest ${key}`],
        [`rest ${key}`, `met ${key}`],
      ]),
    ),
  });
  return rows.map((row) => toldRow(row, gone.has(`met ${row.key}`), gone.has(`of ${row.key}`)));
}

/** The answer is told by its own right; what became of the rest only where each part of it can be. */
function splitOf(rows: readonly Counted[], outcome: boolean): readonly ToldRow[] {
  const [answer, ...others] = rows;
  if (answer === undefined) return [];
  const told = sharesOf([answer], outcome)[0];
  const all = typeof told?.percent === 'number' && others.every((row) => mayBeShared(row, outcome));
  const ofGone = told?.denominator === null || told?.denominator === '<5';
  const none = answer.denominator === 0;
  return [...(told === undefined ? [] : [told]), ...others.map((row) => toldRow(row, !all && !none, ofGone))];
}

function countsOf(rows: readonly Counted[]): readonly ToldRow[] {
  const whole = 'the whole';
  const gone = withholding({
    counts: {
      ...Object.fromEntries(rows.map(({ key, numerator }) => [key, numerator])),
      [whole]: rows[0]?.denominator ?? 0,
    },
    lines: [{ cells: rows.map(({ key }) => key), total: whole }],
    withheld: [
      ...rows.flatMap(({ key, withheld }) => (withheld === undefined ? [] : [key])),
      ...(rows[0]?.withheld === 'ALL' ? [whole] : []),
    ],
  });
  return rows.map((row) => {
    const told = toldRow(row, gone.has(row.key), gone.has(whole));
    return mayBeShared(row, true) ? told : { ...told, percent: null };
  });
}

/** Two stages that are told differ by none or by enough: their difference would tell who left in between. */
function stagesOf(rows: readonly Counted[], outcome: boolean): readonly ToldRow[] {
  let last = rows[0]?.denominator ?? 0;
  const ofGone = isSmall(last) || rows[0]?.withheld === 'ALL';
  return rows.map((row) => {
    const gone = ofGone || row.withheld !== undefined || isSmall(row.numerator) || isSmall(last - row.numerator);
    if (!gone) last = row.numerator;
    const told = toldRow(row, gone, ofGone);
    return mayBeShared(row, outcome) ? told : { ...told, percent: null };
  });
}

function toldRow(row: Counted, numeratorGone: boolean, denominatorGone: boolean): ToldRow {
  const { key, numerator, denominator, days } = row;
  const gone = numeratorGone || denominatorGone;
  const spread = days !== undefined && !denominatorGone && days.length >= LEAST_OF_SHARE ? sorted(days) : null;
  return {
    key,
    numerator: numeratorGone ? small(numerator) : numerator,
    denominator: denominatorGone ? small(denominator) : denominator,
    percent: gone || denominator === 0 ? null : Math.round((100 * numerator) / denominator),
    suppressed: gone,
    median: spread === null ? null : quantile(spread, 0.5),
    p90: spread === null ? null : quantile(spread, 0.9),
  };
}

function small(count: number): Told {
  return isSmall(count) ? '<5' : null;
}

const sorted = (days: readonly number[]): readonly number[] => [...days].sort((a, b) => a - b);

/** The smallest value that so large a part of the values does not exceed: always one that occurred, a whole day. */
function quantile(values: readonly number[], part: number): number {
  return values[Math.max(0, Math.ceil(part * values.length) - 1)] ?? 0;
}

/** Whether a correction may be told at once: everything that changes at all changes by enough (rule 5). */
export function mayBeCorrected(before: CountedReport, after: CountedReport): boolean {
  const changes = changesOf(before, after);
  return changes.length > 0 && changes.every((change) => change >= SMALLEST_TOLD);
}

/** By how much each changed count changed; empty where nothing did. */
export function changesOf(before: CountedReport, after: CountedReport): readonly number[] {
  const old = cellsOf(before);
  const now = cellsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((cell) => Math.abs((now.get(cell) ?? 0) - (old.get(cell) ?? 0)))
    .filter((change) => change > 0);
}

function cellsOf({ rows, missing }: CountedReport): ReadonlyMap<string, number> {
  return new Map([
    ...rows.flatMap(({ key, numerator, denominator }): [string, number][] => [
      [`met ${key}`, numerator],
      [`rest ${key}`, denominator - numerator],
      [`of ${key}`, denominator],
    ]),
    ['missing', missing] as const,
  ]);
}
