import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 16;

/** Signs and reads the places in lists: what comes back was given out by this installation, for this list. */
export interface Cursors {
  write(list: string, place: readonly string[]): string;
  /** The place, or null for anything this installation didn't sign for this list. */
  read(list: string, cursor: string): readonly string[] | null;
}

/** Cursors signed with HMAC-SHA-256 (key: the session secret). */
export function createCursors(secret: string): Cursors {
  const mac = (list: string, body: string) =>
    createHmac('sha256', secret).update(`cursor\n${list}\n${body}`).digest().subarray(0, MAC_BYTES);
  return {
    write(list, place) {
      const body = Buffer.from(JSON.stringify(place)).toString('base64url');
      return `${body}.${mac(list, body).toString('base64url')}`;
    },
    read(list, cursor) {
      const [body, signature, rest] = cursor.split('.');
      if (body === undefined || signature === undefined || rest !== undefined) return null;
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== MAC_BYTES || !timingSafeEqual(given, mac(list, body))) return null;
      const place: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
      return Array.isArray(place) && place.every((part) => typeof part === 'string') ? place : null;
    },
  };
}
