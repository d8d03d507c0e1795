import type { Pool } from 'pg';
import { NotTaken, type UsageStore } from '../platform/usage-store';
import { USAGE_COLUMNS, USAGE_NAMED, type UsageRow } from './queries/usage';
import { inTransaction } from './transaction';
import { checkpointLine } from './usage-checkpoint';
import { auditEvent, documentId } from './usage-envelope';

const BATCH = 200;
/** Pauses between tries after one failure and the next (ms), then the last one again and again. */
const PAUSES_MS = [1_000, 5_000, 30_000, 120_000, 300_000] as const;

const PLACE = `SELECT shipped_seq::integer AS seq, tries FROM usage_shipping WHERE next_try_at <= now() FOR UPDATE SKIP LOCKED`;
const NEXT = `SELECT l.seq::integer AS seq, encode(l.hash, 'hex') AS hash, ${USAGE_COLUMNS} FROM usage_link l
  JOIN usage_log u ON u.id = l.usage_id ${USAGE_NAMED} WHERE l.seq > $1 ORDER BY l.seq LIMIT ${BATCH}`;
const CHECKPOINTS = `SELECT number, seq::integer AS seq, at, hash, key_id AS "keyId", signature FROM usage_checkpoint
  WHERE seq > $1 AND seq <= $2 ORDER BY number`;
const TAKEN = `UPDATE usage_shipping SET shipped_seq = $1, shipped_at = now(), tries = 0, last_code = NULL, next_try_at = now()`;
const FAILED = `UPDATE usage_shipping SET tries = tries + 1, last_code = $1, next_try_at = now() + $2 * interval '1 millisecond'`;

/**
 * Ships what the chain holds and the store has not taken yet, in order and in batches; one process at a time. A store that is
 * slow or away is asked less and less often, and nothing is passed over. How many rows were taken.
 */
export async function shipUsage(pool: Pool, store: UsageStore, environment: string): Promise<number> {
  for (let shipped = 0; ; ) {
    const taken = await shipSome(pool, store, environment);
    shipped += taken;
    if (taken < BATCH) return shipped;
  }
}

function shipSome(pool: Pool, store: UsageStore, environment: string): Promise<number> {
  return inTransaction(pool, async (client) => {
    const place = (await client.query<{ seq: number; tries: number }>(PLACE)).rows[0];
    if (place === undefined) return { keep: false, value: 0 };
    const { rows } = await client.query<UsageRow & { seq: number; hash: string }>(NEXT, [place.seq]);
    const last = rows.at(-1);
    if (last === undefined) return { keep: false, value: 0 };
    const { rows: said } = await client.query(CHECKPOINTS, [place.seq, last.seq]);
    const checkpoints = said.map((row) => ({
      seq: Number(row.seq),
      document: JSON.stringify({
        '@timestamp': row.at.toISOString(),
        checkpoint: checkpointLine({ ...row, at: row.at.toISOString() }),
      }),
    }));
    const documents = rows.map(({ seq, hash, ...row }) => ({
      seq,
      document: JSON.stringify({ ...auditEvent(row, environment), chain: { seq, hash } }),
    }));
    // A checkpoint follows the row that it vouches for.
    const all = [...documents, ...checkpoints].sort((a, b) => a.seq - b.seq);
    try {
      const taken = await store.send(all.map(({ document }) => ({ id: documentId(document), document })));
      const next = all[taken];
      const until = next === undefined ? last.seq : next.seq - 1;
      await client.query(TAKEN, [Math.max(place.seq, until)]);
      return { keep: true, value: until - place.seq };
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      const rest = PAUSES_MS[Math.min(place.tries, PAUSES_MS.length - 1)];
      await client.query(FAILED, [error.code, Math.max(rest ?? 0, error.retryAfterMs ?? 0)]);
      return { keep: true, value: 0 };
    }
  });
}
