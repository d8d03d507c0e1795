import { z } from 'zod';

/** Keys of the payload codec by id; `current` encrypts, all decrypt. Keys are 32 bytes. */
export interface Keyring {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

const KeyringJson = z.strictObject({
  current: z.string().min(1).max(64),
  keys: z.record(z.string().regex(/^[\w.-]{1,64}$/), z.base64()),
});

/** Reads a keyring from `{"current": id, "keys": {id: base64}}`; answers a fault in words instead of throwing, and never repeats a key in it. */
export function parseKeyring(text: string): { ok: true; keyring: Keyring } | { ok: false; fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'is not JSON' };
  }
  const parsed = KeyringJson.safeParse(json);
  if (!parsed.success) return { ok: false, fault: 'must look like {"current": id, "keys": {id: 32 bytes in base64}}' };
  const keys = new Map(Object.entries(parsed.data.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')] as const));
  for (const [id, key] of keys) {
    if (key.length !== 32) return { ok: false, fault: `key ${id} has ${key.length} bytes instead of 32` };
    if (new Set(key).size < 8) return { ok: false, fault: `key ${id} is not random` };
  }
  if (!keys.has(parsed.data.current))
    return { ok: false, fault: `has no key named ${parsed.data.current} (its current one)` };
  return { ok: true, keyring: { current: parsed.data.current, keys } };
}
