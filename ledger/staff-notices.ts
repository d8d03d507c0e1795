/** Notices that belong to no case: lists and digests for a person's work as a whole. */
import type { PoolClient } from 'pg';
import type { Env, Scalar } from '../pathways/model';
import { guarded } from './database-errors';
import { sendAfter } from './send-after';

type Queryable = Pick<PoolClient, 'query'>;

/** One notice for some people. `occurrence` makes it unique per person and kind. */
export interface StaffNotice {
  readonly kind: string;
  readonly occurrence: string;
  /** People by id, and roles whose every active holder is meant. */
  readonly userIds?: readonly string[];
  readonly roles?: readonly string[];
  /** Codes, counts, dates and references. */
  readonly params: { readonly [name: string]: Scalar };
}

const WRITE = `INSERT INTO notice (id, case_id, kind, recipient_id, occurrence, params, created_at, send_after_case, send_after, message_id)
  SELECT id, NULL, $1, recipient_id, $2, $3, $4, $5, $5, id::text
  FROM (SELECT gen_random_uuid() AS id, s.id AS recipient_id FROM staff s
    WHERE s.active AND (s.id = ANY($6::uuid[]) OR s.roles && $7::text[])) told
  ON CONFLICT DO NOTHING`;
const WAITING = `SELECT id FROM notice WHERE case_id IS NULL AND email_state IN ('PENDING', 'SENDING') AND send_after <= $1
  ORDER BY send_after, id LIMIT $2`;

/** Writes a notice for everybody meant; who has it already is passed over. Its mail leaves in office hours. */
export async function tellStaff(db: Queryable, notice: StaffNotice, env: Env): Promise<number> {
  const { kind, occurrence, params, userIds = [], roles = [] } = notice;
  const leaves = sendAfter({ code: kind }, env);
  const { rowCount } = await guarded(() =>
    db.query(WRITE, [kind, occurrence, JSON.stringify(params), env.at, leaves, userIds, roles]),
  );
  return rowCount ?? 0;
}

/** Those whose mail may leave by now: no case's workflow sends them. */
export async function waitingStaffNotices(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const { rows } = await guarded(() => db.query<{ id: string }>(WAITING, [now, limit]));
  return rows.map(({ id }) => id);
}
