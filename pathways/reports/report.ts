/** What a report counts, and what of it is told. */
import type { HolidayCalendar, LocalDate } from '../calendar';
import type { CaseState, Data, EntryState, PartState } from '../model';
import type { Period } from './period';

/** A case as reports read it: codes, dates and forms, no name of anybody. */
export interface ReportCase {
  readonly pathway: string;
  readonly status: string;
  /** Of the case once it has ended, else what its closing proposes. */
  readonly closeReason: string | null;
  readonly submittedOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  /** Today by the case's own clock. */
  readonly today: LocalDate;
  readonly facts: CaseState['facts'];
  readonly clocks: readonly ReportClock[];
  readonly parts: readonly PartState[];
  readonly entries: readonly EntryState[];
  readonly tasks: readonly ReportTask[];
  /** What was written into forms that the report asked for, oldest first; erased ones are left out. */
  readonly forms: readonly ReportForm[];
}

export interface ReportClock {
  readonly code: string;
  readonly dueOn: LocalDate;
  readonly state: string;
  /** Met after its limit, or broken before it was met. */
  readonly late: boolean;
}

export interface ReportTask {
  readonly step: string;
  readonly status: string;
  readonly openedOn: LocalDate;
  readonly originalDueOn: LocalDate;
  readonly closedOn: LocalDate | null;
  /** Done by the moment that was its due moment at first; null while it is open. */
  readonly onTime: boolean | null;
  /** Why it was done late, as a code. */
  readonly lateReason: string | null;
}

export interface ReportForm {
  /** Step, entry kind, event, or `INTAKE`. */
  readonly code: string;
  readonly on: LocalDate;
  readonly data: Data;
}

/** One line of a report before anything is withheld. */
export interface Counted {
  readonly key: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Values behind the line's median (whole working days, if nothing else is said), in any order. */
  readonly days?: readonly number[];
  /** Withheld to guard another period: what was met, or the whole line. */
  readonly withheld?: 'MET' | 'ALL';
}

/**
 * How a report's lines belong together.
 *
 * - SHARES  each line a share of its own
 * - PARTS   lines are parts of one whole, which stands first as `ALL`
 * - GROUPS  as PARTS, but the whole is told by another answer already
 * - SPLIT   the first line is the answer, the others say what became of the rest
 * - COUNTS  parts of one whole in numbers; no shares
 * - STAGES  each line is part of the one before it
 * - SPREAD  each line is so many values with a median; no shares
 * - NUMBERS each line is a number by itself
 */
export type Shape = 'SHARES' | 'PARTS' | 'GROUPS' | 'SPLIT' | 'COUNTS' | 'STAGES' | 'SPREAD' | 'NUMBERS';

export interface CountedReport {
  readonly shape: Shape;
  readonly rows: readonly Counted[];
  /** Who belongs into the report, but whose answer is not known. */
  readonly missing: number;
}

export const DIMENSIONS = ['ageGroup', 'language', 'district', 'unit', 'clientStatus'] as const;
/** What a report may be broken down by, one at a time (domain.md §5.1 rule 4). */
export type Dimension = (typeof DIMENSIONS)[number];

export function isDimension(name: string): name is Dimension {
  return DIMENSIONS.some((dimension) => dimension === name);
}

/** What counting is handed besides the cases. */
export interface Counting {
  readonly period: Period;
  readonly calendar: HolidayCalendar;
  readonly by: Dimension | null;
}

/** One report as data: what it reads, what it counts, and how careful it has to be. */
export interface ReportDefinition {
  readonly code: string;
  /** What it is about; the pages put reports of one room side by side. */
  readonly room: 'OUTCOMES' | 'PATHWAY' | 'TIME' | 'VOICES' | 'CONFERENCES';
  /** Which cases are read. */
  readonly pathway: string;
  /** About what became of children and families: whole groups are never told (all or none). */
  readonly outcome: boolean;
  /** Years only, where the numbers are tiny. */
  readonly yearly?: true;
  readonly dimensions: readonly Dimension[];
  /** Forms whose content is read. */
  readonly forms: readonly string[];
  /** A report whose answers are too often missing is labelled as not reliable: least coverage in per cent. */
  readonly leastCoverage?: number;
  /** Lines are steps of the pathway, told beside the working days that it gives them. */
  readonly steps?: true;
  readonly count: (cases: readonly ReportCase[], counting: Counting) => CountedReport;
}
