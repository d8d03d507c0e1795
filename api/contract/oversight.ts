import { z } from 'zod';
import { at, codeOf, day, id } from './scalars';

/** What stands still, and tasks that go from one person to another together. */

const ReassignItemShape = z.strictObject({
  taskId: id,
  caseId: id,
  caseReference: z.string(),
  title: z.string(),
  dueOn: day,
  /** READY: a trial found nothing against it. */
  result: z.enum(['READY', 'DONE', 'REFUSED']),
  reason: codeOf.optional(),
  text: z.string().optional(),
});
const Reassigned = { items: z.array(ReassignItemShape), done: z.number(), refused: z.number() };
export const ReassignShape = z
  .strictObject({
    /** Null for a trial. */
    id: id.nullable(),
    from: id,
    to: id,
    ...Reassigned,
    /** Null where there is nothing to take back any more. */
    undoUntil: at.nullable(),
    undone: z.strictObject(Reassigned).nullable(),
  })
  .meta({ id: 'Reassignment' });
export type ReassignView = z.infer<typeof ReassignShape>;

export const AttentionShape = z.strictObject({
  /** Null for what belongs to no case, and where only a number is told. */
  caseId: z.string().nullable(),
  caseReference: z.string().nullable(),
  /** What it is about, in the caller's language: a step's title or a notice's subject. */
  title: z.string().optional(),
  /** Of a step: what can be given to somebody else. */
  taskId: z.string().optional(),
  stepCode: z.string().nullable(),
  /** A colleague's id or a role. */
  waitingFor: z.string(),
  sinceWd: z.number(),
  /** UNCLAIMED, ESCALATED_2 to ESCALATED_4, NOTICE_UNDELIVERED, WORKFLOW_BEHIND or SMS_OFF. */
  why: z.string(),
  /** For NOTICE_UNDELIVERED: what `/admin/notices/{id}/retry` takes, and to whom it should have gone. */
  noticeId: z.string().optional(),
  recipient: z.string().optional(),
  attempts: z.number().optional(),
  /** Of steps at the last level, for those who hear their number only. */
  count: z.number().optional(),
  lastCode: z.string().nullable().optional(),
});
export type AttentionView = z.infer<typeof AttentionShape>;
