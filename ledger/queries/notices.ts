import type { Pool } from 'pg';
import type { Scalar } from '../../pathways/model';

type Queryable = Pick<Pool, 'query'>;

/** A notice as its receiver's inbox shows it. */
export interface InboxRow {
  readonly id: string;
  readonly kind: string;
  /** Null (with an empty reference) for what belongs to no case. */
  readonly caseId: string | null;
  readonly reference: string;
  readonly taskId: string | null;
  readonly stepCode: string | null;
  readonly level: number | null;
  /** Civil date. */
  readonly dueOn: string | null;
  readonly params: { readonly [name: string]: Scalar };
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** A person's notices, newest first, without those that were taken back; `before` is the last one of the page before. */
export async function listInbox(
  db: Queryable,
  userId: string,
  page: { readonly limit: number; readonly unread: boolean; readonly before: readonly [string, string] | null },
): Promise<readonly InboxRow[]> {
  const { rows } = await db.query<InboxRow>(
    `SELECT n.id, n.kind, n.case_id AS "caseId", coalesce(c.reference, '') AS reference, n.task_id AS "taskId", n.step_code AS "stepCode", n.level,
       n.due_on::text AS "dueOn", n.params, n.urgent, n.created_at AS "createdAt", n.read_at AS "readAt"
     FROM notice n LEFT JOIN case_file c ON c.id = n.case_id
     WHERE n.recipient_id = $1 AND n.email_state <> 'TAKEN_BACK' AND (NOT $2::boolean OR n.read_at IS NULL)
       AND ($3::text IS NULL OR (n.created_at, n.id) < ($3::timestamptz, $4::uuid))
     ORDER BY n.created_at DESC, n.id DESC LIMIT $5`,
    [userId, page.unread, page.before?.[0] ?? null, page.before?.[1] ?? null, page.limit],
  );
  return rows;
}

/** Marks the person's own notice as read; false where there is none. Reading it again changes nothing. */
export async function markRead(db: Queryable, userId: string, noticeId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE notice SET read_at = coalesce(read_at, now()) WHERE id = $1 AND recipient_id = $2',
    [noticeId, userId],
  );
  return (rowCount ?? 0) > 0;
}

/** Marks these notices as read, as far as they are the person's own. */
export async function markAllRead(db: Queryable, userId: string, noticeIds: readonly string[]): Promise<void> {
  await db.query(
    'UPDATE notice SET read_at = now() WHERE recipient_id = $1 AND id = ANY($2::uuid[]) AND read_at IS NULL',
    [userId, noticeIds],
  );
}
