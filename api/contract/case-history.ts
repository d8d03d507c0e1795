import { z } from 'zod';
import { at, codeOf, day } from './scalars';

/** What has happened in a case, in words and as a picture. */

export const HistoryLineShape = z
  .strictObject({
    seq: z.number(),
    at,
    actor: z.strictObject({ id: z.string(), role: codeOf }),
    code: codeOf,
    stepCode: codeOf.optional(),
    reasonCode: codeOf.optional(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    text: z.string(),
  })
  .meta({ id: 'HistoryLine' });
export type HistoryLine = z.infer<typeof HistoryLineShape>;

export const TimelineShape = z.strictObject({
  spans: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['step', 'part', 'conference', 'pause']),
      code: codeOf,
      title: z.string(),
      state: codeOf,
      start: at,
      end: at.nullable(),
      dueOn: day.nullable(),
      originalDueOn: day.nullable(),
      owner: z.string().nullable(),
      lateDays: z.number(),
      marks: z.array(
        z.strictObject({
          kind: z.enum(['reminder', 'escalation', 'extension']),
          level: z.number().optional(),
          at,
          to: z.string(),
          /** What was told, as the plain history says it. */
          text: z.string(),
        }),
      ),
    }),
  ),
  /** The stages of the pathway that this case has passed, is in, and has ahead, in order. */
  stages: z.array(
    z.strictObject({
      code: codeOf,
      title: z.string(),
      state: z.enum(['done', 'now', 'late', 'ahead', 'skipped']),
      from: day.nullable(),
      to: day.nullable(),
      /** Of the form that is due first here, and how many are late: of the stage that the case is in. */
      dueOn: day.nullable(),
      late: z.number(),
    }),
  ),
  today: day,
});
export type TimelineView = z.infer<typeof TimelineShape>;

/** A worker of a case, and the sections of what was written in it that are open to this person. */
export const CaseReadersShape = z.array(
  z.strictObject({ userId: z.string(), displayName: z.string(), sections: z.array(codeOf) }),
);
export type CaseReaderView = z.infer<typeof CaseReadersShape>[number];
