import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Pool } from 'pg';
import { HEAD, type Head, onChain } from './usage-chain';

/** A signed word on how far the usage log reached. Ids, numbers and instants only: it may leave the database. */
export interface Checkpoint {
  /** Without a gap, from 1. */
  readonly number: number;
  readonly seq: number;
  /** ISO-8601, UTC. */
  readonly at: string;
  /** Of the link `seq`, hex. */
  readonly hash: string;
  readonly keyId: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** The key that signs, where this process has it, and every key that ever did. */
export interface UsageKeys {
  readonly signing?: { readonly id: string; readonly key: KeyObject } | undefined;
  readonly known: ReadonlyMap<string, KeyObject>;
}

// RFC 8410: what stands before the 32 bytes in PKCS 8 and in SPKI.
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const FORM = /helmi-usage-1 (\d+) (\d+) (\S+) ([0-9a-f]{64}) ([0-9a-f]{16}) ([A-Za-z0-9+/=]{88})/;

/** Keys from the settings: the secret one (32 bytes, base64) and older public ones; throws a RangeError where one is no key. */
export function usageKeys(secret: string | undefined, older: readonly string[] = []): UsageKeys {
  const known = new Map(older.map((text) => publicKey(bytes32(text))));
  if (secret === undefined) return { known };
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, bytes32(secret)]), format: 'der', type: 'pkcs8' });
  const [id, own] = publicKey(rawPublic(key));
  return { signing: { id, key }, known: known.set(id, own) };
}

/** The public half as others keep it to prove checkpoints: 32 bytes, base64. */
export function publicHalf({ signing }: UsageKeys): string | null {
  return signing === undefined ? null : rawPublic(signing.key).toString('base64');
}

/** One line: what is signed, and the signature. */
export function checkpointLine(checkpoint: Checkpoint): string {
  return `${signedText(checkpoint)} ${checkpoint.signature}`;
}

/** The checkpoint in a line of a log, or null. */
export function readCheckpoint(line: string): Checkpoint | null {
  const [, number, seq, at = '', hash = '', keyId = '', signature = ''] = FORM.exec(line) ?? [];
  return number === undefined ? null : { number: Number(number), seq: Number(seq), at, hash, keyId, signature };
}

/** True where a known key signed exactly this. */
export function isSigned(checkpoint: Checkpoint, { known }: UsageKeys): boolean {
  const key = known.get(checkpoint.keyId);
  return (
    key !== undefined &&
    verify(null, Buffer.from(signedText(checkpoint)), key, Buffer.from(checkpoint.signature, 'base64'))
  );
}

const LAST = `SELECT number, seq::integer AS seq, at FROM usage_checkpoint ORDER BY number DESC LIMIT 1`;

/** Signs the chain's head; null where nothing was linked since the last checkpoint, or that is younger than `unlessWithinMs`. */
export async function writeCheckpoint(
  pool: Pool,
  { signing }: UsageKeys,
  now: Date,
  unlessWithinMs = 0,
): Promise<Checkpoint | null> {
  if (signing === undefined) return null;
  return onChain(pool, async (client) => {
    const [head, last] = [
      (await client.query<Head>(HEAD)).rows[0],
      (await client.query<{ number: number; seq: number; at: Date }>(LAST)).rows[0],
    ];
    if (head === undefined || last?.seq === head.seq) return null;
    if (last !== undefined && now.getTime() - last.at.getTime() < unlessWithinMs) return null;
    const said = { number: (last?.number ?? 0) + 1, ...pick(head), at: now.toISOString(), keyId: signing.id };
    const signature = sign(null, Buffer.from(signedText(said)), signing.key).toString('base64');
    await client.query(
      'INSERT INTO usage_checkpoint (number, seq, at, hash, key_id, signature) VALUES ($1, $2, $3, $4, $5, $6)',
      [said.number, said.seq, said.at, said.hash, said.keyId, signature],
    );
    return { ...said, signature };
  });
}

function pick({ seq, hash }: Head): Head {
  return { seq, hash };
}

function signedText({ number, seq, at, hash, keyId }: Omit<Checkpoint, 'signature'>): string {
  return `helmi-usage-1 ${number} ${seq} ${at} ${hash} ${keyId}`;
}

function bytes32(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) throw new RangeError('must be 32 bytes in base64');
  return bytes;
}

function rawPublic(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length);
}

function publicKey(raw: Buffer): readonly [string, KeyObject] {
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return [id, createPublicKey({ key: Buffer.concat([PUBLIC, raw]), format: 'der', type: 'spki' })];
}
