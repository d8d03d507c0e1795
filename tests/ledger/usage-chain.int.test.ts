import type { PoolClient } from 'pg';
import { CONTENT, linkHash, linkUsage, NO_LINK } from '../../ledger/usage-chain';
import { checkpointLine, readCheckpoint, usageKeys, writeCheckpoint } from '../../ledger/usage-checkpoint';
import { recordUse, type Usage } from '../../ledger/usage-log';
import { verifyUsage } from '../../ledger/usage-verify';
import { freshDatabase, type TestDatabase } from '../support/database';

const KEYS = usageKeys(Buffer.alloc(32, 5).toString('base64'));
const USE: Usage = { userId: 'user', role: 'NURSE', action: 'VIEW', objectType: 'CASE', basis: 'ASSIGNMENT' };
const CASE = '0190f3a0-0000-7000-8000-000000000001';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase(4);
});
afterEach(() => db.drop());

const record = (count: number) =>
  recordUse(
    db.pool,
    Array.from({ length: count }, (_, n) => ({
      ...USE,
      userId: `user-${n % 7}`,
      caseId: CASE,
      sections: ['PLAN'],
      reason: 'asked',
      requestId: `r-${n}`,
      ip: '10.0.0.1',
    })),
  );

/** Numbers in [0, 1), the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Does as the owner of the tables what their triggers refuse, asks, and takes it back. */
async function tampered<T>(
  act: (client: PoolClient) => Promise<unknown>,
  ask: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query('BEGIN');
    for (const table of ['usage_log', 'usage_link', 'usage_checkpoint'])
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await act(client);
    return await ask(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('the chain over the usage log', () => {
  test('takes in every row once, also where two processes link and one row comes late', async () => {
    const late = await db.pool.connect();
    await late.query('BEGIN');
    await recordUse(late, [USE]);
    await record(40);
    await Promise.all([linkUsage(db.pool), linkUsage(db.pool)]);
    await late.query('COMMIT');
    late.release();
    expect(await verifyUsage(db.pool, KEYS)).toMatchObject({ wholeUntil: 40, waiting: 1, broken: null });
    await linkUsage(db.pool);
    expect(await verifyUsage(db.pool, KEYS)).toMatchObject({ wholeUntil: 41, waiting: 0, broken: null });
  });

  test('is linked and proven however long it is', async () => {
    for (let page = 0; page < 6; page += 1) await record(1_000);
    expect(await linkUsage(db.pool)).toBe(6_000);
    expect(await verifyUsage(db.pool, KEYS)).toMatchObject({ wholeUntil: 6_000, broken: null });
  });

  test.each(['usage_log', 'usage_link', 'usage_checkpoint'])(
    '%s takes rows and lets nobody change one',
    async (table) => {
      await record(1);
      await linkUsage(db.pool);
      await writeCheckpoint(db.pool, KEYS, new Date());
      await expect(db.pool.query(`DELETE FROM ${table}`)).rejects.toThrow('append only');
      await expect(db.pool.query(`TRUNCATE ${table}`)).rejects.toThrow('append only');
      const column = table === 'usage_log' ? 'role' : 'seq';
      await expect(db.pool.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow('append only');
    },
  );

  test('a checkpoint is signed once an hour, and only where something came', async () => {
    const at = (text: string) => new Date(text);
    await record(3);
    await linkUsage(db.pool);
    const first = await writeCheckpoint(db.pool, KEYS, at('2026-11-23T10:00:00Z'), 3_600_000);
    expect(first).toMatchObject({ number: 1, seq: 3 });
    expect(readCheckpoint(JSON.stringify({ checkpoint: first && checkpointLine(first) }))).toEqual(first);
    expect(await writeCheckpoint(db.pool, KEYS, at('2026-11-23T12:00:00Z'), 3_600_000)).toBeNull();
    await record(1);
    await linkUsage(db.pool);
    expect(await writeCheckpoint(db.pool, KEYS, at('2026-11-23T10:59:00Z'), 3_600_000)).toBeNull();
    expect(await writeCheckpoint(db.pool, KEYS, at('2026-11-23T11:00:00Z'), 3_600_000)).toMatchObject({ number: 2 });
    expect(await verifyUsage(db.pool, KEYS)).toMatchObject({ checkpoints: 2, signaturesProven: true, broken: null });
  });

  test('who cuts the log and its checkpoints is found by a checkpoint kept outside', async () => {
    await record(10);
    await linkUsage(db.pool);
    const kept = await writeCheckpoint(db.pool, KEYS, new Date());
    const cut = (client: PoolClient) =>
      client.query(`WITH c AS (DELETE FROM usage_checkpoint), l AS (DELETE FROM usage_link WHERE seq > 6 RETURNING usage_id)
        DELETE FROM usage_log WHERE id IN (SELECT usage_id FROM l)`);
    expect(await tampered(cut, async (client) => (await verifyUsage(client, KEYS)).broken)).toBeNull();
    expect(await tampered(cut, async (client) => (await verifyUsage(client, KEYS, kept ? [kept] : [])).broken)).toEqual(
      {
        kind: 'TRUNCATED',
        seq: 6,
      },
    );
  });

  test('another key signs nothing', async () => {
    await record(2);
    await linkUsage(db.pool);
    await writeCheckpoint(db.pool, usageKeys(Buffer.alloc(32, 6).toString('base64')), new Date());
    expect((await verifyUsage(db.pool, KEYS)).broken).toEqual({ kind: 'CHECKPOINT_FORGED', seq: 2 });
  });
});

describe('1 000 tamperings', () => {
  const ROWS = 60;
  const COLUMNS: { readonly [column: string]: string } = {
    at: `at - interval '1 second'`,
    user_id: `user_id || 'x'`,
    role: `'MGR'`,
    action: `'SEARCH'`,
    case_id: 'gen_random_uuid()',
    case_ids: 'ARRAY[gen_random_uuid()]',
    object_type: `'TASK'`,
    object_id: `'other'`,
    sections: `ARRAY['ASSESSMENT']`,
    basis: `'BREAK_GLASS'`,
    reason: 'NULL',
    request_id: 'NULL',
    session_hash: `'other'`,
    ip: `'10.0.0.2'`,
    route: `'GET /elsewhere'`,
    grant_id: 'gen_random_uuid()',
  };

  /** Writes every link from `seq` on anew, as somebody would who knows how the chain is made but has no key. */
  async function relink(client: PoolClient, seq: number): Promise<void> {
    const { rows: before } = await client.query<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM usage_link WHERE seq = $1`,
      [seq - 1],
    );
    let hash = before[0]?.hash ?? NO_LINK.hash;
    const { rows } = await client.query<{ seq: number; content: string }>(
      `SELECT l.seq::integer AS seq, ${CONTENT} AS content FROM usage_link l JOIN usage_log u ON u.id = l.usage_id
       WHERE l.seq >= $1 ORDER BY l.seq`,
      [seq],
    );
    const made = rows.map((row) => {
      hash = linkHash(hash, row.seq, row.content);
      return hash;
    });
    await client.query(
      `UPDATE usage_link l SET hash = decode(n.hash, 'hex') FROM unnest($1::bigint[], $2::text[]) AS n(seq, hash) WHERE l.seq = n.seq`,
      [rows.map((row) => row.seq), made],
    );
  }

  const OF_LINK = '(SELECT usage_id FROM usage_link WHERE seq = $1)';
  type Tamper = (client: PoolClient, seq: number, other: number, pick: <T>(of: readonly T[]) => T) => Promise<unknown>;
  const KINDS: { readonly [kind: string]: Tamper } = {
    'a column is changed': (client, seq, _other, pick) => {
      const [column, value] = pick(Object.entries(COLUMNS));
      return client.query(`UPDATE usage_log SET ${column} = ${value} WHERE id = ${OF_LINK}`, [seq]);
    },
    'a row is deleted': (client, seq) => client.query(`DELETE FROM usage_log WHERE id = ${OF_LINK}`, [seq]),
    'a row and its link are deleted': (client, seq) =>
      client.query(
        `WITH l AS (DELETE FROM usage_link WHERE seq = $1 RETURNING usage_id) DELETE FROM usage_log WHERE id IN (SELECT usage_id FROM l)`,
        [seq],
      ),
    'a row is slipped in': (client, seq) =>
      client.query(
        `INSERT INTO usage_log (at, user_id, role, action, object_type, basis)
         VALUES (now() - interval '2 hours' - $1 * interval '1 second', 'x', 'TL', 'VIEW', 'CASE', 'ROLE')`,
        [seq],
      ),
    'two rows change places': (client, seq, other) =>
      client
        .query(
          `UPDATE usage_link l SET usage_id = -o.usage_id FROM usage_link o
         WHERE (l.seq = $1 AND o.seq = $2) OR (l.seq = $2 AND o.seq = $1)`,
          [seq, other],
        )
        .then(() => client.query('UPDATE usage_link SET usage_id = -usage_id WHERE usage_id < 0')),
    'the tail is cut': (client, seq) =>
      client.query(
        `WITH l AS (DELETE FROM usage_link WHERE seq >= $1 RETURNING usage_id) DELETE FROM usage_log WHERE id IN (SELECT usage_id FROM l)`,
        [seq],
      ),
    'a row is changed and everything after it linked anew': async (client, seq) => {
      await client.query(`UPDATE usage_log SET user_id = 'nobody' WHERE id = ${OF_LINK}`, [seq]);
      await relink(client, seq);
    },
    'a row is taken out and everything after it numbered and linked anew': async (client, seq) => {
      await client.query(`DELETE FROM usage_log WHERE id = ${OF_LINK}`, [seq]);
      await client.query('DELETE FROM usage_link WHERE seq = $1', [seq]);
      await client.query('UPDATE usage_link SET seq = seq + 1000000 WHERE seq > $1', [seq]);
      await client.query('UPDATE usage_link SET seq = seq - 1000001 WHERE seq > 1000000');
      await relink(client, seq);
    },
    'a link is changed': (client, seq) =>
      client.query(`UPDATE usage_link SET hash = sha256(hash) WHERE seq = $1`, [seq]),
    'a checkpoint is changed to what a rewritten log says': async (client, seq) => {
      await client.query(`UPDATE usage_log SET user_id = 'nobody' WHERE id = ${OF_LINK}`, [seq]);
      await relink(client, seq);
      await client.query(
        `UPDATE usage_checkpoint c SET hash = encode(l.hash, 'hex') FROM usage_link l WHERE l.seq = c.seq`,
      );
    },
    'a checkpoint is taken away': (client, _seq, _other, pick) =>
      client.query('DELETE FROM usage_checkpoint WHERE number = $1', [pick([1, 2])]),
  };

  test('are all found, whichever row they touch', async () => {
    for (let part = 0; part < 3; part += 1) {
      await record(ROWS / 3);
      await linkUsage(db.pool);
      await writeCheckpoint(db.pool, KEYS, new Date());
    }
    expect((await verifyUsage(db.pool, KEYS)).broken).toBeNull();
    const roll = dice(20261123);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)] as T;
    const kinds = Object.entries(KINDS);
    const unseen: string[] = [];
    for (let n = 0; n < 1_000; n += 1) {
      const [kind, tamper] = kinds[n % kinds.length] ?? ['', () => Promise.resolve()];
      const seq = 1 + Math.floor(roll() * ROWS);
      const other = 1 + ((seq + Math.floor(roll() * (ROWS - 1))) % ROWS);
      const broken = await tampered(
        (client) => tamper(client, seq, other, pick),
        async (client) => (await verifyUsage(client, KEYS)).broken,
      );
      if (broken === null) unseen.push(`${kind} ${seq} ${other}`);
    }
    expect(unseen).toEqual([]);
  }, 240_000);
});
