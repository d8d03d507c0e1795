import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Keyring } from './keyring';

const ENCODING = 'binary/encrypted';
const IV_BYTES = 12;
const TAG_BYTES = 16;

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
 * AES-256-GCM over whole payloads (NIST SP 800-38D, random 96-bit IVs). Key id, namespace and workflow id stand in the
 * metadata, are authenticated with the content, and are compared with where the payload is read when the SDK tells.
 */
export function createCodec({ keyring, requireEncrypted, compareContext = true }: CodecOptions): PayloadCodec {
  return {
    async encode(payloads, context) {
      return payloads.map((payload) => encrypt(payload, keyring, placeOf(context)));
    },
    async decode(payloads, context) {
      return payloads.map((payload) => {
        if (text(payload.metadata?.['encoding']) !== ENCODING) {
          if (requireEncrypted) throw new PayloadRefused('plaintext');
          return payload;
        }
        return decrypt(payload, keyring, compareContext ? placeOf(context) : undefined);
      });
    },
  };
}

interface Place {
  readonly namespace: string;
  readonly workflowId: string;
}

function placeOf(context: SerializationContext | undefined): Place | undefined {
  if (context?.workflowId === undefined) return undefined;
  return { namespace: context.namespace, workflowId: context.workflowId };
}

function encrypt(payload: Payload, keyring: Keyring, place: Place | undefined): Payload {
  const key = keyring.keys.get(keyring.current);
  if (key === undefined) throw new PayloadRefused('unknown_key');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(bound(keyring.current, place));
  const plain = temporal.api.common.v1.Payload.encode(payload).finish();
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    metadata: {
      encoding: Buffer.from(ENCODING),
      'helmi-key': Buffer.from(keyring.current),
      ...(place === undefined
        ? {}
        : { 'helmi-namespace': Buffer.from(place.namespace), 'helmi-workflow': Buffer.from(place.workflowId) }),
    },
    data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
  };
}

function decrypt(payload: Payload, keyring: Keyring, expected: Place | undefined): Payload {
  const { metadata = {} } = payload;
  const keyId = text(metadata?.['helmi-key']) ?? '';
  const key = keyring.keys.get(keyId);
  if (key === undefined) throw new PayloadRefused('unknown_key');
  const namespace = text(metadata?.['helmi-namespace']);
  const workflowId = text(metadata?.['helmi-workflow']);
  const place = namespace === undefined || workflowId === undefined ? undefined : { namespace, workflowId };
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
  if (expected !== undefined && place !== undefined && !samePlace(expected, place)) {
    throw new PayloadRefused('other_workflow');
  }
  return temporal.api.common.v1.Payload.decode(plain);
}

function samePlace(a: Place, b: Place): boolean {
  return a.namespace === b.namespace && a.workflowId === b.workflowId;
}

// JSON keeps the three parts apart whatever characters they hold.
function bound(keyId: string, place: Place | undefined): Buffer {
  return Buffer.from(JSON.stringify(['helmi.v1', keyId, place?.namespace ?? null, place?.workflowId ?? null]));
}

function text(bytes: Uint8Array | null | undefined): string | undefined {
  return bytes === null || bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
