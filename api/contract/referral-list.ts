import { z } from 'zod';
import { codeOf, day, id } from './scalars';
import { ClockShape, TaskShape } from './shapes';

/** Referrals and cases on their way, as queue and board show them. */

/** What whoever writes a referral should know before it is sent. */
export const ReferralNoticeShape = z
  .strictObject({
    code: z.enum(['age_outside_window', 'case_in_work', 'referred_before']),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'ReferralNotice' });

/** A case on its way into the service, as the queue shows it. */
export const ReferralItemShape = z
  .strictObject({
    id,
    reference: z.string(),
    status: codeOf,
    training: z.boolean(),
    /** Of the child; only while the referral is being written. */
    initials: z.string().nullable(),
    startedOn: day,
    submittedOn: day.nullable(),
    /** Working days since it was sent, or begun where it was not sent yet. */
    ageWd: z.number(),
    missing: z.array(z.string()),
    confirmed: z.boolean(),
    returns: z.number(),
    task: TaskShape.nullable(),
    /** The law's limit for the service to begin; `share` of it that has passed, 0–1. */
    limit: ClockShape.extend({ wdLeft: z.number(), share: z.number() }).nullable(),
  })
  .meta({ id: 'ReferralItem' });
export type ReferralItemView = z.infer<typeof ReferralItemShape>;

/** How many cases stand where, and how many of them have something late. */
export const CaseCountsShape = z
  .strictObject({
    statuses: z.array(z.strictObject({ code: codeOf, text: z.string(), cases: z.number(), late: z.number() })),
    steps: z.array(
      z.strictObject({ code: codeOf, title: z.string(), status: codeOf, open: z.number(), late: z.number() }),
    ),
  })
  .meta({ id: 'CaseCounts' });
