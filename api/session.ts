import { createHash, randomBytes } from 'node:crypto';
import { parse, serialize } from 'cookie';
import { deleteSession, deleteSessionsOf, insertSession, readSession, touchSession } from '../ledger/queries/sessions';
import type { ApiDeps } from './deps';
import type { SignedIn } from './route';

const TOUCH_AFTER_MS = 60_000;
const ID = /^[A-Za-z0-9_-]{43}$/;

type SessionDeps = Pick<ApiDeps, 'pool' | 'session' | 'config' | 'logger'>;

/** Name of the session's cookie. */
export function cookieName(config: ApiDeps['config']): string {
  return hostCookie(config).name;
}

/**
 * Name and attributes of a cookie that no script reads: `__Host-` binds it to this host and to TLS, which plain http on
 * loopback can't offer. Lax, because the way back from the issuer begins at another site.
 */
export function hostCookie(config: ApiDeps['config'], part?: string) {
  const secure = config.http.publicUrl.startsWith('https:');
  const name = `${secure ? '__Host-' : ''}helmi${part === undefined ? '' : `-${part}`}`;
  return { name, options: { httpOnly: true, secure, sameSite: 'lax', path: '/' } } as const;
}

/** Starts a session with a fresh id and returns its cookie; the database keeps only the id's SHA-256, the log too. */
export async function openSession(
  deps: SessionDeps,
  userId: string,
): Promise<{ readonly cookie: string; readonly idHash: string }> {
  const id = randomBytes(32).toString('base64url');
  const idHash = hashOf(id);
  await insertSession(deps.pool, idHash, userId, deps.session.absoluteMs);
  return { cookie: cookie(deps.config, id, Math.floor(deps.session.absoluteMs / 1000)), idHash };
}

/** The caller behind a request's cookie with the rights of this moment, or null. One query. A MACHINE's asking is no sign that somebody is there. */
export async function findCaller(
  deps: SessionDeps,
  cookieHeader: string | undefined,
  sign: 'PERSON' | 'MACHINE' = 'PERSON',
): Promise<SignedIn | null> {
  const id = sessionId(deps, cookieHeader);
  if (id === null) return null;
  const idHash = hashOf(id);
  const row = await readSession(deps.pool, idHash, deps.session.idleMs);
  if (row === null) return null;
  const { lastSeenAt, ...person } = row;
  if (sign === 'PERSON' && Date.now() - lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    // The answer needn't wait for it; if it fails, the next request tries again.
    void touchSession(deps.pool, idHash).catch((error: unknown) =>
      deps.logger.warn('session not touched', { err: error }),
    );
  }
  return { ...person, sessionId: idHash };
}

/** Ends every session of a person and returns the cookie that clears this browser's. */
export async function closeAllSessions(deps: SessionDeps, userId: string): Promise<string> {
  await deleteSessionsOf(deps.pool, userId);
  return cookie(deps.config, '', 0);
}

/** Ends the session of a cookie and returns the cookie that clears it. */
export async function closeSession(deps: SessionDeps, cookieHeader: string | undefined): Promise<string> {
  const id = sessionId(deps, cookieHeader);
  if (id !== null) await deleteSession(deps.pool, hashOf(id));
  return cookie(deps.config, '', 0);
}

function sessionId(deps: Pick<SessionDeps, 'config'>, cookieHeader: string | undefined): string | null {
  if (cookieHeader === undefined) return null;
  const id = parse(cookieHeader)[cookieName(deps.config)];
  return id !== undefined && ID.test(id) ? id : null;
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function cookie(config: ApiDeps['config'], value: string, maxAge: number): string {
  const { name, options } = hostCookie(config);
  return serialize(name, value, { ...options, maxAge });
}
