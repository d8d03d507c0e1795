import type { Pool } from 'pg';
import { guarded } from './database-errors';

/** A case whose workflow has something to hear. */
export interface Behind {
  readonly caseId: string;
  readonly sentSeq: number;
}

export interface Settled {
  readonly sent: readonly { readonly caseId: string; readonly seq: number }[];
  readonly failed: readonly { readonly caseId: string; readonly code: string }[];
  /** The engine was away: the next look may try them again. */
  readonly untried: readonly string[];
}

const LEASE = `UPDATE relay r SET next_try_at = now() + interval '20 seconds'
  FROM (SELECT case_id FROM relay WHERE sent_seq < head_seq AND next_try_at <= now()
    ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
  WHERE r.case_id = due.case_id RETURNING r.case_id AS "caseId", r.sent_seq AS "sentSeq"`;
const SETTLE = `WITH s AS (UPDATE relay r SET sent_seq = greatest(r.sent_seq, least(x.seq, r.head_seq)), attempts = 0,
      last_code = NULL, next_try_at = now(), behind_since = CASE WHEN x.seq >= r.head_seq THEN r.behind_since ELSE now() END
    FROM jsonb_to_recordset($1) AS x("caseId" uuid, seq integer) WHERE r.case_id = x."caseId"),
  f AS (UPDATE relay r SET attempts = least(r.attempts + 1, 30), last_code = x.code,
      next_try_at = now() + least(interval '5 minutes', interval '1 second' * power(2, least(r.attempts, 9))) * (0.75 + random() / 2)
    FROM jsonb_to_recordset($2) AS x("caseId" uuid, code text) WHERE r.case_id = x."caseId")
  UPDATE relay r SET next_try_at = now() WHERE r.case_id = ANY($3::uuid[])`;
const LAG = `SELECT coalesce(extract(epoch FROM now() - min(behind_since)), 0)::float AS lag FROM relay WHERE sent_seq < head_seq`;
const URGENT = `SELECT id FROM notice WHERE urgent AND email_state IN ('PENDING', 'SENDING')
  AND send_after <= now() - interval '15 seconds' ORDER BY send_after LIMIT 100`;

/** The relay's own rows: a lease instead of a lock, because a command on the case must never wait for the engine. */
export function relayRows(pool: Pool) {
  return {
    lease: (limit: number): Promise<readonly Behind[]> =>
      guarded(async () => (await pool.query<Behind>({ name: 'helmi_lease', text: LEASE, values: [limit] })).rows),
    settle: async ({ sent, failed, untried }: Settled): Promise<void> => {
      const values = [JSON.stringify(sent), JSON.stringify(failed), untried];
      await guarded(() => pool.query({ name: 'helmi_settle', text: SETTLE, values }));
    },
    lag: (): Promise<number> =>
      guarded(async () => (await pool.query<{ lag: number }>({ name: 'helmi_lag', text: LAG })).rows[0]?.lag ?? 0),
    urgentStuck: (): Promise<readonly string[]> =>
      guarded(async () =>
        (await pool.query<{ id: string }>({ name: 'helmi_urgent', text: URGENT })).rows.map((r) => r.id),
      ),
  };
}
