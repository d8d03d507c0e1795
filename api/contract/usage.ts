import { z } from 'zod';
import { at, codeOf, id } from './scalars';

/** The usage log as auditors read it. */

const person = { userId: z.string(), userName: z.string().nullable() };
const ofCase = { caseId: id.nullable(), caseReference: z.string().nullable() };

export const UsageShape = z
  .strictObject({
    id: z.string(),
    at,
    ...person,
    role: z.string(),
    action: codeOf,
    ...ofCase,
    /** How many cases a list showed. */
    cases: z.number(),
    objectType: codeOf,
    objectId: z.string().nullable(),
    sections: z.array(z.string()),
    basis: codeOf,
    reason: z.string().nullable(),
    route: z.string().nullable(),
    requestId: z.string().nullable(),
    ip: z.string().nullable(),
    /** What was done and why it was allowed, in the reader's language. */
    text: z.string(),
    basisText: z.string(),
  })
  .meta({ id: 'UsageRow' });
export type UsageView = z.infer<typeof UsageShape>;

export const UsageProofShape = z
  .strictObject({
    wholeUntil: z.number(),
    waiting: z.number(),
    checkpoints: z.number(),
    lastCheckpoint: z.strictObject({ number: z.number(), seq: z.number(), at }).nullable(),
    signaturesProven: z.boolean(),
    broken: z.strictObject({ kind: codeOf, seq: z.number(), text: z.string() }).nullable(),
    publicKey: z.string().nullable(),
    /** Null where nothing is shipped. */
    shipping: z
      .strictObject({
        shippedSeq: z.number(),
        shippedAt: at.nullable(),
        behind: z.number(),
        tries: z.number(),
        lastCode: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'UsageProof' });
export type UsageProofView = z.infer<typeof UsageProofShape>;

export const FindingShape = z
  .strictObject({
    rule: codeOf,
    text: z.string(),
    ...person,
    ...ofCase,
    cases: z.number(),
    times: z.number(),
    first: at,
    last: at,
  })
  .meta({ id: 'UsageFinding' });
export type FindingView = z.infer<typeof FindingShape>;

export const ClientReportShape = z
  .strictObject({
    language: z.string(),
    reference: z.string(),
    from: z.string(),
    until: z.string(),
    title: z.string(),
    /** Paragraphs: what this is, and what was left out. */
    words: z.array(z.string()),
    columns: z.array(z.string()),
    /** Who is named in it. */
    people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    rows: z.array(
      z.strictObject({ when: z.string(), who: z.string(), what: z.string(), why: z.string(), times: z.number() }),
    ),
  })
  .meta({ id: 'ClientUsageReport' });
export type ClientReportView = z.infer<typeof ClientReportShape>;
