import type { Pool } from 'pg';
import type { Scalar } from '../../pathways/model';

type Queryable = Pick<Pool, 'query'>;

/** A step that stands still: escalated, or nobody's while it is late. */
export interface StuckTask {
  readonly caseId: string;
  readonly reference: string;
  readonly taskId: string;
  readonly stepCode: string;
  readonly role: string;
  readonly assigneeId: string | null;
  readonly dueAt: Date;
  readonly caseNow: Date;
  readonly escalationLevel: number;
}

/** Open steps at escalation level 2 or above, or late and nobody's; the worst first. */
export async function stuckTasks(db: Queryable, limit: number): Promise<readonly StuckTask[]> {
  const { rows } = await db.query<StuckTask>(
    `SELECT t.case_id AS "caseId", c.reference, t.id AS "taskId", t.step AS "stepCode", t.role, t.assignee_id AS "assigneeId",
       t.late_at AS "dueAt", now() + c.clock_offset_ms * interval '1 millisecond' AS "caseNow",
       t.escalation_level AS "escalationLevel"
     FROM task t JOIN case_file c ON c.id = t.case_id
     WHERE t.closed_at IS NULL AND NOT t.frozen
       AND (t.escalation_level >= 2
         OR t.assignee_id IS NULL AND t.late_at < now() + c.clock_offset_ms * interval '1 millisecond')
     ORDER BY t.escalation_level DESC, t.late_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** A notice whose mail could not be delivered. */
export interface UndeliveredNotice {
  readonly id: string;
  readonly caseId: string | null;
  /** Empty where there is no case. */
  readonly reference: string;
  readonly kind: string;
  readonly stepCode: string | null;
  readonly level: number | null;
  /** Civil date. */
  readonly dueOn: string | null;
  readonly params: { readonly [name: string]: Scalar };
  readonly recipientId: string;
  readonly ownerRole: string;
  readonly code: string | null;
  readonly attempts: number;
  readonly at: Date;
}

/** Mails that were given up, newest first. */
export async function undeliveredNotices(db: Queryable, limit: number): Promise<readonly UndeliveredNotice[]> {
  const { rows } = await db.query<UndeliveredNotice>(
    `SELECT n.id, n.case_id AS "caseId", coalesce(c.reference, '') AS reference, n.kind, n.step_code AS "stepCode", n.level,
       n.due_on::text AS "dueOn", n.params, n.recipient_id AS "recipientId", n.owner_role AS "ownerRole",
       CASE WHEN n.email_state = 'UNDELIVERED' THEN n.last_code ELSE n.sms_code END AS code,
       CASE WHEN n.email_state = 'UNDELIVERED' THEN n.attempts ELSE n.sms_attempts END AS attempts, n.created_at AS at
     FROM notice n LEFT JOIN case_file c ON c.id = n.case_id
     WHERE n.email_state = 'UNDELIVERED' OR n.sms_state = 'UNDELIVERED' ORDER BY n.created_at DESC LIMIT $1`,
    [limit],
  );
  return rows;
}

/** A case whose workflow hasn't heard of its changes for a while. */
export interface UntoldCase {
  readonly caseId: string;
  readonly reference: string;
  readonly headSeq: number;
  readonly sentSeq: number;
  readonly since: Date;
  readonly attempts: number;
  readonly code: string | null;
}

/** Cases that the relay could not tell within a minute, the longest first. */
export async function untoldCases(db: Queryable, limit: number): Promise<readonly UntoldCase[]> {
  const { rows } = await db.query<UntoldCase>(
    `SELECT r.case_id AS "caseId", c.reference, r.head_seq AS "headSeq", r.sent_seq AS "sentSeq", r.behind_since AS since,
       r.attempts, r.last_code AS code
     FROM relay r JOIN case_file c ON c.id = r.case_id
     WHERE r.sent_seq < r.head_seq AND r.behind_since < now() - interval '1 minute' ORDER BY r.behind_since LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Puts an undelivered mail on its way again, to its receiver or another person; false where there is none. */
export async function retryNotice(db: Queryable, noticeId: string, toUserId: string | null): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE notice SET owner_role = NULL, send_after = now(), recipient_id = coalesce($2, recipient_id),
       email_state = CASE WHEN email_state = 'UNDELIVERED' THEN 'PENDING' ELSE email_state END,
       sms_state = CASE WHEN sms_state = 'UNDELIVERED' THEN 'PENDING' ELSE sms_state END
     WHERE id = $1 AND 'UNDELIVERED' IN (email_state, sms_state)`,
    [noticeId, toUserId],
  );
  return (rowCount ?? 0) > 0;
}
