import type { Request } from 'express';
import { isLoopbackHost } from '../platform/loopback';

/** True for a write that no page of Helmi sent: a page of another site can neither set the header nor hide where it comes from. */
export function isForeign(request: Pick<Request, 'headers'>, hasCookie: boolean, publicUrl: string): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  // A browser that doesn't say the one thing says the other.
  if (site === undefined && origin !== undefined && !isOwn(origin, publicUrl)) return true;
  return hasCookie && request.headers['x-helmi'] !== '1';
}

/** Helmi's own address; on one computer its names are many, the port isn't. */
function isOwn(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [given, own] = [new URL(origin), new URL(publicUrl)];
  const local = isLoopbackHost(given.hostname) && isLoopbackHost(own.hostname);
  return given.origin === own.origin || (local && given.protocol === own.protocol && given.port === own.port);
}
