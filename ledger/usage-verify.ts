import type { Pool } from 'pg';
import { guarded } from './database-errors';
import { CONTENT, HEAD, type Head, LATE, linkHash, NO_LINK } from './usage-chain';
import { type Checkpoint, isSigned, type UsageKeys } from './usage-checkpoint';

/**
 * What is wrong with the usage log. LINK_MISSING: a number of the chain is not there · ROW_MISSING: a link's row is gone ·
 * CHANGED: row or link is not what was linked · NOT_LINKED: a row was slipped in past the chain · CHECKPOINT_MISSING and
 * CHECKPOINT_FORGED: of the signed words themselves · TRUNCATED: the chain ends before a checkpoint, or before what was
 * shipped · REWRITTEN: the chain agrees with itself and not with a checkpoint.
 */
export type BreakKind =
  | 'LINK_MISSING'
  | 'ROW_MISSING'
  | 'CHANGED'
  | 'NOT_LINKED'
  | 'CHECKPOINT_MISSING'
  | 'CHECKPOINT_FORGED'
  | 'TRUNCATED'
  | 'REWRITTEN';

export interface Break {
  readonly kind: BreakKind;
  /** The link it was found at; for NOT_LINKED the row's id. */
  readonly seq: number;
}

/** How far the usage log is proven. */
export interface UsageReport {
  /** Links that were found whole, up to the first break. */
  readonly wholeUntil: number;
  /** Rows of the last moments that wait for their link. */
  readonly waiting: number;
  readonly checkpoints: number;
  readonly lastCheckpoint: { readonly number: number; readonly seq: number; readonly at: string } | null;
  /** False where no key was at hand: checkpoints were compared and not proven. */
  readonly signaturesProven: boolean;
  readonly broken: Break | null;
}

type Db = Pick<Pool, 'query'>;

const PAGE = 5_000;
const LINKS = `SELECT l.seq::integer AS seq, encode(l.hash, 'hex') AS hash, CASE WHEN u.id IS NULL THEN NULL ELSE ${CONTENT} END AS content
  FROM usage_link l LEFT JOIN usage_log u ON u.id = l.usage_id WHERE l.seq > $1 ORDER BY l.seq LIMIT ${PAGE}`;
const LOOSE = `SELECT u.id::integer AS id, u.at < $1::timestamptz - ${LATE} AS late FROM usage_log u
  WHERE NOT EXISTS (SELECT FROM usage_link l WHERE l.usage_id = u.id) ORDER BY u.at, u.id`;
const CHECKPOINTS = `SELECT number, seq::integer AS seq, at, hash, key_id AS "keyId", signature FROM usage_checkpoint ORDER BY number`;

/**
 * Computes the whole chain again and holds it against every checkpoint, those kept outside included, and says what is
 * wrong first. One pass, in pages: the log may be long.
 */
export async function verifyUsage(db: Db, keys: UsageKeys, outside: readonly Checkpoint[] = []): Promise<UsageReport> {
  const { rows } = await guarded(() => db.query<Omit<Checkpoint, 'at'> & { at: Date }>(CHECKPOINTS));
  const inside = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  const provable = keys.known.size > 0;
  const said = [...inside, ...outside.filter((one) => !inside.some((kept) => isSame(kept, one)))];
  const chain = await walk(db, new Set(said.map(({ seq }) => seq)));
  const loose = await looseRows(db);
  const last = inside.at(-1);
  return {
    wholeUntil: chain.head.seq,
    waiting: loose.waiting,
    checkpoints: inside.length,
    lastCheckpoint: last === undefined ? null : { number: last.number, seq: last.seq, at: last.at },
    signaturesProven: provable,
    broken:
      chain.broken ??
      checkpointBreak(inside, said, provable ? keys : null, chain) ??
      (await shippedBreak(db, chain.head)) ??
      loose.broken,
  };
}

interface Walked {
  readonly head: Head;
  readonly at: ReadonlyMap<number, string>;
  readonly broken: Break | null;
}

/** From the first link on; the hashes at the numbers asked for are kept. */
async function walk(db: Db, wanted: ReadonlySet<number>): Promise<Walked> {
  const at = new Map<number, string>();
  for (let head = NO_LINK; ; ) {
    const { rows } = await guarded(() =>
      db.query<{ seq: number; hash: string; content: string | null }>(LINKS, [head.seq]),
    );
    if (rows.length === 0) return { head, at, broken: null };
    for (const { seq, hash, content } of rows) {
      const broken = (kind: BreakKind) => ({ head, at, broken: { kind, seq: head.seq + 1 } });
      if (seq !== head.seq + 1) return broken('LINK_MISSING');
      if (content === null) return broken('ROW_MISSING');
      if (hash !== linkHash(head.hash, seq, content)) return broken('CHANGED');
      head = { seq, hash };
      if (wanted.has(seq)) at.set(seq, hash);
    }
  }
}

function checkpointBreak(
  inside: readonly Checkpoint[],
  said: readonly Checkpoint[],
  keys: UsageKeys | null,
  { head, at }: Walked,
): Break | null {
  const gap = inside.find(({ number }, index) => number !== index + 1);
  if (gap !== undefined) return { kind: 'CHECKPOINT_MISSING', seq: gap.seq };
  for (const one of said) {
    if (keys !== null && !isSigned(one, keys)) return { kind: 'CHECKPOINT_FORGED', seq: one.seq };
    if (one.seq > head.seq) return { kind: 'TRUNCATED', seq: head.seq };
    if (at.get(one.seq) !== one.hash) return { kind: 'REWRITTEN', seq: one.seq };
    if (!inside.includes(one)) return { kind: 'CHECKPOINT_MISSING', seq: one.seq };
  }
  return null;
}

async function shippedBreak(db: Db, head: Head): Promise<Break | null> {
  const { rows } = await guarded(() =>
    db.query<{ seq: number }>('SELECT shipped_seq::integer AS seq FROM usage_shipping'),
  );
  return (rows[0]?.seq ?? 0) > head.seq ? { kind: 'TRUNCATED', seq: head.seq } : null;
}

async function looseRows(db: Db): Promise<{ readonly waiting: number; readonly broken: Break | null }> {
  const { rows: heads } = await guarded(() => db.query<{ at: Date | null }>(HEAD));
  const { rows } = await guarded(() => db.query<{ id: number; late: boolean | null }>(LOOSE, [heads[0]?.at ?? null]));
  const late = rows.find((row) => row.late === true);
  return {
    waiting: rows.filter((row) => row.late !== true).length,
    broken: late === undefined ? null : { kind: 'NOT_LINKED', seq: late.id },
  };
}

function isSame(one: Checkpoint, other: Checkpoint): boolean {
  return one.number === other.number && one.seq === other.seq && one.hash === other.hash;
}
