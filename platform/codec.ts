import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { DICTIONARY } from './codec-dictionary';
import type { Keyring } from './keyring';

const ENCODING = 'binary/encrypted';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** More than the engine takes in one payload. */
const LARGEST = 8 * 1024 * 1024;
/** A small window: payloads are short, and setting up a large one costs more than packing them. */
const PACKING = { dictionary: DICTIONARY, windowBits: 13, memLevel: 5 } as const;

/** A payload that may not be read: its code says why, its message never quotes it. */
export class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';
  constructor(readonly code: 'plaintext' | 'unknown_key' | 'tampered' | 'other_workflow') {
    super(`payload refused: ${code}`);
  }
}

export interface CodecOptions {
  readonly keyring: Keyring;
  /** Refuse payloads that aren't encrypted. */
  readonly requireEncrypted: boolean;
  /** Refuse payloads written for another workflow; off only where histories are replayed or read outside their own workflow. */
  readonly compareContext?: boolean;
}

/**
 * AES-256-GCM over whole payloads, compressed before (NIST SP 800-38D, random 96-bit IVs). Key id and a digest of
 * namespace and workflow id stand in the metadata, are authenticated with the content, and the digest is compared with
 * where the payload is read when the SDK tells.
 */
export function createCodec({ keyring, requireEncrypted, compareContext = true }: CodecOptions): PayloadCodec {
  return {
    async encode(payloads, context) {
      return payloads.map((payload) => (isEmpty(payload) ? payload : encrypt(payload, keyring, placeOf(context))));
    },
    async decode(payloads, context) {
      return payloads.map((payload) => {
        if (text(payload.metadata?.['encoding']) !== ENCODING) {
          if (isEmpty(payload)) return payload;
          if (requireEncrypted) throw new PayloadRefused('plaintext');
          return payload;
        }
        return decrypt(payload, keyring, compareContext ? placeOf(context) : undefined);
      });
    },
  };
}

// "Nothing" hides nothing: sealing it would cost two hundred bytes for every call without a result.
function isEmpty(payload: Payload): boolean {
  return text(payload.metadata?.['encoding']) === 'binary/null' && (payload.data?.length ?? 0) === 0;
}

/** Where a payload belongs: a digest of its namespace and workflow id, short because every payload carries it. */
type Place = string;
const PLACE_BYTES = 12;

function placeOf(context: SerializationContext | undefined): Place | undefined {
  if (context?.workflowId === undefined) return undefined;
  // JSON keeps the two parts apart whatever characters they hold.
  const parts = JSON.stringify([context.namespace, context.workflowId]);
  return createHash('sha256').update(parts).digest().subarray(0, PLACE_BYTES).toString('base64url');
}

function encrypt(payload: Payload, keyring: Keyring, place: Place | undefined): Payload {
  const key = keyring.keys.get(keyring.current);
  if (key === undefined) throw new PayloadRefused('unknown_key');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(bound(keyring.current, place));
  const plain = deflateRawSync(temporal.api.common.v1.Payload.encode(payload).finish(), PACKING);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    metadata: {
      encoding: Buffer.from(ENCODING),
      key: Buffer.from(keyring.current),
      ...(place === undefined ? {} : { place: Buffer.from(place) }),
    },
    data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
  };
}

function decrypt(payload: Payload, keyring: Keyring, expected: Place | undefined): Payload {
  const { metadata = {} } = payload;
  const keyId = text(metadata?.['key']) ?? '';
  const key = keyring.keys.get(keyId);
  if (key === undefined) throw new PayloadRefused('unknown_key');
  const place = text(metadata?.['place']);
  const data = payload.data ?? new Uint8Array();
  if (data.length < IV_BYTES + TAG_BYTES) throw new PayloadRefused('tampered');
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound(keyId, place));
  decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new PayloadRefused('tampered');
  }
  if (expected !== undefined && place !== undefined && expected !== place) throw new PayloadRefused('other_workflow');
  return temporal.api.common.v1.Payload.decode(
    inflateRawSync(plain, { maxOutputLength: LARGEST, dictionary: DICTIONARY }),
  );
}

function bound(keyId: string, place: Place | undefined): Buffer {
  return Buffer.from(JSON.stringify(['helmi.v1', keyId, place ?? null]));
}

function text(bytes: Uint8Array | null | undefined): string | undefined {
  return bytes === null || bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
