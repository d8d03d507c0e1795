import type { Pool } from 'pg';
import { guarded } from './database-errors';

/** What was let go. */
export interface Tidied {
  readonly keys: number;
  readonly sessions: number;
}

const BATCH = 5_000;
// Whoever repeats a command does it within minutes; a laptop that slept over a holiday has woken up by then.
const KEYS = `DELETE FROM command_key WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM command_key WHERE created_at < now() - interval '30 days' LIMIT ${BATCH}))`;
const SESSIONS = `DELETE FROM staff_session WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM staff_session WHERE expires_at < now() - interval '1 day' LIMIT ${BATCH}))`;

/** Lets go of what has done its service: keys of commands after 30 days, and ended sessions. In batches, so that nobody waits. */
export async function tidyLedger(pool: Pick<Pool, 'query'>): Promise<Tidied> {
  return { keys: await inBatches(pool, KEYS), sessions: await inBatches(pool, SESSIONS) };
}

async function inBatches(pool: Pick<Pool, 'query'>, statement: string): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await guarded(() => pool.query(statement));
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
