import type { Pool } from 'pg';

type Queryable = Pick<Pool, 'query'>;

/** A step that stands still: escalated, or nobody's while it is late. */
export interface StuckTask {
  readonly caseId: string;
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
    `SELECT t.case_id AS "caseId", t.id AS "taskId", t.step AS "stepCode", t.role, t.assignee_id AS "assigneeId",
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
  readonly kind: string;
  readonly recipientId: string;
  readonly ownerRole: string;
  readonly code: string | null;
  readonly attempts: number;
  readonly at: Date;
}

/** Mails that were given up, newest first. */
export async function undeliveredNotices(db: Queryable, limit: number): Promise<readonly UndeliveredNotice[]> {
  const { rows } = await db.query<UndeliveredNotice>(
    `SELECT id, case_id AS "caseId", kind, recipient_id AS "recipientId", owner_role AS "ownerRole",
       CASE WHEN email_state = 'UNDELIVERED' THEN last_code ELSE sms_code END AS code,
       CASE WHEN email_state = 'UNDELIVERED' THEN attempts ELSE sms_attempts END AS attempts, created_at AS at
     FROM notice WHERE email_state = 'UNDELIVERED' OR sms_state = 'UNDELIVERED' ORDER BY created_at DESC LIMIT $1`,
    [limit],
  );
  return rows;
}

/** A case whose workflow hasn't heard of its changes for a while. */
export interface UntoldCase {
  readonly caseId: string;
  readonly headSeq: number;
  readonly sentSeq: number;
  readonly since: Date;
  readonly attempts: number;
  readonly code: string | null;
}

/** Cases that the relay could not tell within a minute, the longest first. */
export async function untoldCases(db: Queryable, limit: number): Promise<readonly UntoldCase[]> {
  const { rows } = await db.query<UntoldCase>(
    `SELECT case_id AS "caseId", head_seq AS "headSeq", sent_seq AS "sentSeq", behind_since AS since, attempts,
       last_code AS code
     FROM relay WHERE sent_seq < head_seq AND behind_since < now() - interval '1 minute' ORDER BY behind_since LIMIT $1`,
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
