/**
 * A year and its quarters are one line of a table, told at different times: a quarter that is withheld could be worked out
 * from the others and the year (domain.md §5.1 rule 3). Later quarters cover for earlier ones; where the last is alone,
 * the year covers for it.
 */
import { disclose } from './disclose';
import type { Counted, CountedReport, ReportDefinition } from './report';
import { LEAST_WITHHELD } from './withhold';

type Care = Pick<ReportDefinition, 'outcome' | 'leastCoverage'>;
type Column = 'numerator' | 'denominator';

/** Reports whose quarters add up to their year. */
const ADDS_UP: readonly CountedReport['shape'][] = ['SHARES', 'PARTS', 'SPLIT', 'COUNTS', 'STAGES', 'SPREAD'];

/** The quarters of one year from the first on, with what each has to cover for the ones before. */
export function coverQuarters(care: Care, quarters: readonly CountedReport[]): readonly CountedReport[] {
  return quarters.reduce<readonly CountedReport[]>(
    (settled, quarter) => [...settled, covering(care, quarter, settled)],
    [],
  );
}

/** A report that covers for withheld lines of `others`: quarters before it, or the quarters of the year that it is. */
export function covering(care: Care, report: CountedReport, others: readonly CountedReport[]): CountedReport {
  if (!ADDS_UP.includes(report.shape)) return report;
  const rows = report.rows.map((row): Counted => {
    if (isOpen(care, others, row.key, 'denominator')) return { ...row, withheld: 'ALL' };
    return isOpen(care, others, row.key, 'numerator') ? { ...row, withheld: 'MET' } : row;
  });
  return { ...report, rows };
}

/** Whether what is withheld of a line so far could be worked out if everything else of it were told. */
function isOpen(care: Care, reports: readonly CountedReport[], key: string, column: Column): boolean {
  const hidden = reports.flatMap((report) => {
    const told = disclose(care, report).rows.find((row) => row.key === key);
    const counted = report.rows.find((row) => row.key === key);
    return told === undefined || counted === undefined || typeof told[column] === 'number' ? [] : [counted[column]];
  });
  const sum = hidden.reduce((all, count) => all + count, 0);
  return hidden.length === 1 || (hidden.length > 1 && sum < LEAST_WITHHELD);
}
