import type { Pool } from 'pg';

type Queryable = Pick<Pool, 'query'>;

export interface Readiness {
  /** The schema is there. */
  readonly migrations: boolean;
  /** Age (s) of the oldest change that a workflow has not heard; 0 when all have. */
  readonly relayLagSeconds: number;
  readonly undelivered: number;
}

/** What the store itself knows about being ready. Throws when the database is away. */
export async function readiness(db: Queryable): Promise<Readiness> {
  const { rows } = await db.query<{ there: boolean }>(`SELECT to_regclass('case_file') IS NOT NULL AS there`);
  if (rows[0]?.there !== true) return { migrations: false, relayLagSeconds: 0, undelivered: 0 };
  const found = await db.query<{ lag: number; undelivered: number }>(
    `SELECT coalesce(extract(epoch FROM now() - (SELECT min(behind_since) FROM relay WHERE sent_seq < head_seq)), 0)::float8 AS lag,
       (SELECT count(*) FROM notice WHERE 'UNDELIVERED' IN (email_state, sms_state))::int AS undelivered`,
  );
  const row = found.rows[0];
  return {
    migrations: true,
    relayLagSeconds: Math.max(0, Math.round(row?.lag ?? 0)),
    undelivered: row?.undelivered ?? 0,
  };
}
