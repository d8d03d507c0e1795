import { z } from 'zod';
import { at, codeOf, day, id } from './scalars';

/** A count as it may be told: `<5` for one to four, null where it is withheld to guard another. */
const told = z.union([z.int(), z.literal('<5'), z.null()]);
const wholePercent = z.int().nullable();

export const ReportRowShape = z.strictObject({
  key: codeOf,
  text: z.string(),
  numerator: told,
  denominator: told,
  percent: wholePercent,
  /** Whether something of the row is withheld. */
  suppressed: z.boolean(),
  /** Whole working days (R4, R13), calendar days (R11c) or points (R10b). */
  median: z.int().nullable(),
  p90: z.int().nullable(),
  /** Working days that it should take. */
  target: z.int().nullable(),
});

export const ReportShape = z
  .strictObject({
    code: codeOf,
    title: z.string(),
    definition: z.string(),
    /** What it shows, in one sentence. */
    says: z.string(),
    period: z.strictObject({ code: z.string(), from: day, to: day, finished: z.boolean() }),
    by: codeOf.nullable(),
    shape: z.enum(['SHARES', 'PARTS', 'GROUPS', 'SPLIT', 'COUNTS', 'STAGES', 'SPREAD', 'NUMBERS']),
    n: told,
    missing: told,
    coverage: wholePercent,
    reliable: z.boolean(),
    rows: z.array(ReportRowShape),
    /** Null while the period runs, which only practice shows. */
    snapshotId: id.nullable(),
    takenAt: at.nullable(),
    /** Training cases are counted: nothing here speaks of families. */
    training: z.boolean(),
    /** `PREVIOUS_CORRECTED`: the period before was corrected by less than could be told. */
    notes: z.array(z.enum(['PREVIOUS_CORRECTED', 'NOT_RELIABLE', 'PERIOD_RUNS'])),
  })
  .meta({ id: 'Report' });

const named = z.strictObject({ code: codeOf, text: z.string() });

export const ReportListShape = z
  .strictObject({
    training: z.boolean(),
    /** Newest first; the last 24 months before them. */
    periods: z.array(z.strictObject({ code: z.string(), from: day, to: day, finished: z.boolean() })),
    reports: z.array(
      z.strictObject({
        code: codeOf,
        title: z.string(),
        definition: z.string(),
        room: z.enum(['OUTCOMES', 'PATHWAY', 'TIME', 'VOICES', 'CONFERENCES']),
        /** Told by the year only. */
        yearly: z.boolean(),
        dimensions: z.array(named),
      }),
    ),
  })
  .meta({ id: 'ReportList' });

export const LateMatrixShape = z
  .strictObject({
    roles: z.array(named),
    rows: z.array(z.strictObject({ ...named.shape, cells: z.array(z.strictObject({ open: z.int(), late: z.int() })) })),
  })
  .meta({ id: 'LateMatrix' });
