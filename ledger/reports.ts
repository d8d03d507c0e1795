import type { Pool } from 'pg';
import { addMonths, type HolidayCalendar, type LocalDate } from '../pathways/calendar';
import { type Period, previousOf } from '../pathways/reports/period';
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
  const { definition, period, practice, now } = request;
  const previous = previousOf(period);
  const count = await counterOf(pool, request, previous.from);
  const previousCorrected = isCounted(previous, now)
    ? isHeldBack(await findSnapshot(pool, keyOf(request, previous)), count(previous))
    : false;
  if (!isFinished(period, now)) return { counted: count(period), snapshotId: null, takenAt: null, previousCorrected };
  const key = keyOf(request, period);
  const kept = isCounted(period, now) ? null : await findSnapshot(pool, key);
  const told = kept ?? (await settleSnapshot(pool, key, count(period)));
  if (told === null) throw new Error(`no snapshot of ${definition.code} (practice: ${practice})`);
  return { counted: told.counted, snapshotId: told.id, takenAt: told.takenAt, previousCorrected };
}

async function counterOf(
  pool: Pool,
  { definition, period, by, practice, now, calendar, lateReasons }: ReportRequest,
  from: LocalDate,
): Promise<(period: Period) => CountedReport> {
  const { pathway, forms } = definition;
  const cases = await reportCases(pool, { pathway, practice, now, from, to: period.to, forms, lateReasons });
  return (of) => definition.count(cases, { period: of, by, calendar });
}

/** Finished, and not so long ago that what it was counted from may be gone. */
function isCounted(period: Period, now: Date): boolean {
  return isFinished(period, now) && addMonths(period.to, CORRECTED_FOR_MONTHS) >= localDateOf(now.toISOString());
}

function keyOf({ definition, by, practice }: ReportRequest, period: Period): SnapshotKey {
  return { code: definition.code, period: period.id, dimension: by ?? '', practice };
}
