import type { Pool, PoolClient } from 'pg';
import { type BooksById, createLibrary } from './books';
import { guarded } from './database-errors';
import { HAS_WORK } from './engine-records';
import { readEvents } from './read-events';
import { projectionOf } from './stored-rows';
import { inTransaction } from './transaction';
import { REBUILD_CASE } from './write-sql';

/** Makes every projection anew from the events, one case at a time under its lock; gives the number of cases. */
export async function rebuildProjections(pool: Pool, books: BooksById): Promise<number> {
  const library = createLibrary(books);
  const { rows } = await guarded(() => pool.query<{ id: string }>('SELECT id FROM case_file ORDER BY id'));
  for (const { id } of rows) {
    await inTransaction(pool, async (client) => {
      const locked = await client.query<{ snapshot_hash: string }>(
        'SELECT snapshot_hash FROM case_file WHERE id = $1 FOR NO KEY UPDATE',
        [id],
      );
      const hash = locked.rows[0]?.snapshot_hash;
      if (hash === undefined) return { keep: false, value: undefined };
      const { definition } = await library.of(hash, client);
      const events = await readEvents(client, id);
      const projection = projectionOf(events, definition);
      await write(client, id, projection, events.at(-1)?.at ?? projection.state.startedAt);
      return { keep: true, value: undefined };
    });
  }
  return rows.length;
}

async function write(
  client: PoolClient,
  caseId: string,
  { state, row, tasks, clocks, members }: ReturnType<typeof projectionOf>,
  at: string,
): Promise<void> {
  await client.query('DELETE FROM case_member WHERE case_id = $1', [caseId]);
  await client.query('DELETE FROM statutory_clock WHERE case_id = $1', [caseId]);
  // Tasks that are known stay where they are: what people have typed so far hangs on them.
  const known = tasks.map(({ id }) => id);
  await client.query('DELETE FROM task WHERE case_id = $1 AND id <> ALL($2::uuid[])', [caseId, known]);
  await client.query(REBUILD_CASE, [caseId, JSON.stringify({ at, state, case: row, tasks, clocks, joined: members })]);
}

const TELL_AGAIN = `INSERT INTO relay AS r (case_id, head_seq, sent_seq)
  SELECT c.id, c.seq, 0 FROM case_file c WHERE ${HAS_WORK}
  ON CONFLICT (case_id) DO UPDATE SET head_seq = excluded.head_seq, sent_seq = 0, attempts = 0, last_code = NULL,
    behind_since = now(), next_try_at = now()`;

/**
 * Lets the relay tell the workflow of every case that still has work for one (open, or ended with mail that has not
 * left) from the beginning, after the engine or the database was restored: the epoch rises, so that numbers used before
 * are heard. Gives the number of cases.
 */
export async function rebuildWorkflows(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query('UPDATE installation SET epoch = epoch + 1');
    const { rowCount } = await client.query(TELL_AGAIN);
    return { keep: true, value: rowCount ?? 0 };
  });
}
