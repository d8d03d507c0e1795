import type { Pool } from 'pg';
import { addMonths, type HolidayCalendar, type LocalDate } from '../pathways/calendar';
import { type Period, previousOf, quartersOf, yearOf } from '../pathways/reports/period';
import { covering, coverQuarters } from '../pathways/reports/quarters';
import type { CountedReport, Dimension, ReportDefinition } from '../pathways/reports/report';
import { reportCases } from './queries/report-cases';
import { findSnapshot, isHeldBack, type SnapshotKey, settleSnapshot } from './report-snapshots';
import { localDateOf } from './time';

/** Months after its end in which a period is still counted anew; later the content behind it is erased bit by bit. */
const CORRECTED_FOR_MONTHS = 12;

export interface ReportRequest {
  readonly definition: ReportDefinition;
  readonly period: Period;
  readonly by: Dimension | null;
  /** Training cases count too. */
  readonly practice: boolean;
  readonly now: Date;
  readonly calendar: HolidayCalendar;
  readonly lateReasons: readonly string[];
}

/** A report before anything is withheld. */
export interface ReadReport {
  readonly counted: CountedReport;
  /** Null while the period runs. */
  readonly snapshotId: string | null;
  readonly takenAt: Date | null;
  /** The period before was corrected by less than may be told at once. */
  readonly previousCorrected: boolean;
}

/** True once the last day of the period is over. */
export function isFinished({ to }: Period, now: Date): boolean {
  return to < localDateOf(now.toISOString());
}

/** Counts a report, or reads what was told of it before. */
export async function readReport(pool: Pool, request: ReportRequest): Promise<ReadReport> {
  const { definition, period, by, practice, now } = request;
  const previous = previousOf(period);
  const plain = await counterOf(pool, request, earliest(previous.from, `${period.from.slice(0, 4)}-01-01`));
  const count = (of: Period): CountedReport => guarded(request, of, plain);
  const previousCorrected = isCounted(previous, now)
    ? isHeldBack(await findSnapshot(pool, keyOf(request, previous)), plain(previous, by))
    : false;
  if (!isFinished(period, now)) return { counted: count(period), snapshotId: null, takenAt: null, previousCorrected };
  const key = keyOf(request, period);
  const kept = isCounted(period, now) ? null : await findSnapshot(pool, key);
  const told = kept ?? (await settleSnapshot(pool, key, count(period)));
  if (told === null) throw new Error(`no snapshot of ${definition.code} (practice: ${practice})`);
  return { counted: told.counted, snapshotId: told.id, takenAt: told.takenAt, previousCorrected };
}

type Counter = (period: Period, by: Dimension | null) => CountedReport;

async function counterOf(pool: Pool, request: ReportRequest, from: LocalDate): Promise<Counter> {
  const { definition, period, practice, now, calendar, lateReasons } = request;
  const { pathway, forms } = definition;
  const cases = await reportCases(pool, { pathway, practice, now, from, to: period.to, forms, lateReasons });
  return (of, by) => definition.count(cases, { period: of, by, calendar });
}

/** A count with what it has to cover for other periods of its year. */
function guarded({ definition, by }: ReportRequest, period: Period, count: Counter): CountedReport {
  const counted = count(period, by);
  if (period.kind === 'ROLLING' || definition.yearly === true) return counted;
  const upTo = quartersOf(yearOf(period)).filter(({ to }) => to <= period.to);
  const quarters = coverQuarters(
    definition,
    upTo.map((quarter) => count(quarter, null)),
  );
  if (period.kind === 'QUARTER') return quarters.at(-1) ?? counted;
  if (by === null) return covering(definition, counted, quarters);
  // Broken down, the whole is told or withheld as it is without.
  const whole = covering(definition, count(period, null), quarters).rows[0]?.withheld;
  const [first, ...groups] = counted.rows;
  if (first === undefined || whole === undefined) return counted;
  return { ...counted, rows: [{ ...first, withheld: whole }, ...groups] };
}

const earliest = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** Finished, and not so long ago that what it was counted from may be gone. */
function isCounted(period: Period, now: Date): boolean {
  return isFinished(period, now) && addMonths(period.to, CORRECTED_FOR_MONTHS) >= localDateOf(now.toISOString());
}

function keyOf({ definition, by, practice }: ReportRequest, period: Period): SnapshotKey {
  return { code: definition.code, period: period.id, dimension: by ?? '', practice };
}
