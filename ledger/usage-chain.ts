import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './transaction';

/** The newest link of the chain over the usage log. */
export interface Head {
  readonly seq: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** Before the first row. */
export const NO_LINK: Head = { seq: 0, hash: createHash('sha256').update('helmi usage log').digest('hex') };
/** Of everything that writes links or checkpoints: one process at a time. */
export const CHAIN_LOCK = 4_855_120;
// A row's instant is when its transaction began, and no transaction lives for a minute (entities/data-source.ts): what
// is older than that than the newest link and has none was slipped in.
export const LATE = `interval '60 seconds'`;
const MOST_ROWS = 2_000;

/** Everything that a link vouches for, in a form that no session setting changes. */
export const CONTENT = `jsonb_build_array(u.id, extract(epoch FROM u.at), u.user_id, u.role, u.action, u.case_id, u.case_ids,
  u.object_type, u.object_id, u.sections, u.basis, u.reason, u.request_id, u.session_hash, u.ip, u.route, u.grant_id)::text`;

export const HEAD = `SELECT l.seq::integer AS seq, encode(l.hash, 'hex') AS hash, u.at FROM usage_link l
  LEFT JOIN usage_log u ON u.id = l.usage_id ORDER BY l.seq DESC LIMIT 1`;
const UNLINKED = `SELECT u.id, ${CONTENT} AS content FROM usage_log u
  WHERE u.at >= coalesce($1::timestamptz - ${LATE}, '-infinity') AND NOT EXISTS (SELECT FROM usage_link l WHERE l.usage_id = u.id)
  ORDER BY u.at, u.id LIMIT ${MOST_ROWS}`;
const LINK = `INSERT INTO usage_link (seq, usage_id, hash)
  SELECT seq, usage_id, decode(hash, 'hex') FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS l(seq, usage_id, hash)`;

/** The hash of a row's link: over the link before, the row's number and everything in the row. Hex. */
export function linkHash(previous: string, seq: number, content: string): string {
  return createHash('sha256').update(`${previous}\n${seq}\n${content}`).digest('hex');
}

/** Does `work` where no other process works on the chain; null where one does. */
export function onChain<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T | null> {
  return inTransaction<T | null>(pool, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      CHAIN_LOCK,
    ]);
    return { keep: true, value: rows[0]?.mine === true ? await work(client) : null };
  });
}

/** Puts every row that has none at the chain's end. Several processes may try: one at a time does. How many there were. */
export async function linkUsage(pool: Pool): Promise<number> {
  for (let linked = 0; ; ) {
    const count = await onChain(pool, linkSome);
    linked += count ?? 0;
    if ((count ?? 0) < MOST_ROWS) return linked;
  }
}

async function linkSome(client: PoolClient): Promise<number> {
  const { rows: heads } = await client.query<Head & { at: Date | null }>(HEAD);
  const head = heads[0];
  const { rows } = await client.query<{ id: string; content: string }>(UNLINKED, [head?.at ?? null]);
  if (rows.length === 0) return 0;
  let { seq, hash } = head ?? NO_LINK;
  const links = rows.map(({ id, content }) => {
    seq += 1;
    hash = linkHash(hash, seq, content);
    return { seq, id, hash };
  });
  await client.query(LINK, [links.map((l) => l.seq), links.map((l) => l.id), links.map((l) => l.hash)]);
  return rows.length;
}
