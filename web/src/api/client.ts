import { currentLanguage } from '../i18n';
import { offline, problemOf } from './problem';

interface Sending {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Of a command: the same key and body again gives the first answer. */
  readonly key?: string;
  /** The version a draft was made from. */
  readonly ifMatch?: number;
  /** Goes on when the page is left, where it is small enough for that. */
  readonly outlivesPage?: boolean;
}

/** Browsers refuse more than 64 KiB under way; letters outside ASCII take up to three bytes. */
const KEEPALIVE_MAX = 16_000;

type Listener = () => void;
const ended = new Set<Listener>();

/** Called whenever an answer says that nobody is signed in any more. Returns how to stop. */
export function onSessionEnd(listener: Listener): () => void {
  ended.add(listener);
  return () => ended.delete(listener);
}

/** Reads; throws `ApiProblem`. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await request(path, signal === undefined ? {} : { signal });
  return (await response.json()) as T;
}

/** Reads, with the headers of the answer. */
export async function readWithHeaders<T>(path: string): Promise<{ readonly body: T; readonly headers: Headers }> {
  const response = await request(path, {});
  return { body: (await response.json()) as T, headers: response.headers };
}

/** Writes; throws `ApiProblem`. An answer without a body gives undefined. */
export async function send<T>({ method, path, body, key, ifMatch, outlivesPage = false }: Sending): Promise<T> {
  const words = JSON.stringify(body ?? {});
  const response = await request(path, {
    method,
    body: words,
    keepalive: outlivesPage && words.length < KEEPALIVE_MAX,
    headers: {
      'Content-Type': 'application/json',
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
    },
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Ends the session here or on every device; returns where the browser ends the issuer's own session, or null. */
export async function signOutAt(path: '/auth/logout' | '/auth/logout-everywhere'): Promise<string | null> {
  const response = await request(path, { method: 'POST' });
  return response.headers.get('X-Helmi-Sign-Out-At');
}

type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

async function request(path: string, init: Init): Promise<Response> {
  const headers = { ...init.headers, 'X-Helmi': '1', 'Accept-Language': currentLanguage() };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, credentials: 'same-origin', cache: 'no-store' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw offline();
  }
  if (response.ok) return response;
  if (response.status === 401) for (const listener of ended) listener();
  throw await problemOf(response);
}
