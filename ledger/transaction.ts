import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { isConflict, toDatabaseError } from './database-errors';

/** What a transaction's work hands back: `keep: false` takes everything back. */
export interface Worked<T> {
  readonly keep: boolean;
  readonly value: T;
}

const TRIES = 5;
// The ledger's statements are wide, and planning them anew costs more than running them: one plan per connection.
const BEGIN = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan';

/** Runs `work` in one transaction; serialization faults and deadlocks are tried again, with a little luck in the wait. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<Worked<T>>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (!isConflict(error) || attempt >= TRIES) throw error;
      await pause(Math.random() * 20 * attempt);
    }
  }
}

async function once<T>(pool: Pool, work: (client: PoolClient) => Promise<Worked<T>>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toDatabaseError(error);
  });
  let broken = false;
  try {
    await client.query(BEGIN);
    const { keep, value } = await work(client);
    await client.query(keep ? 'COMMIT' : 'ROLLBACK');
    return value;
  } catch (error) {
    // A connection that can't even roll back is thrown away instead of going back to the pool.
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw toDatabaseError(error);
  } finally {
    client.release(broken);
  }
}
