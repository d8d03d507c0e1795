import type { Pool } from 'pg';

type Queryable = Pick<Pool, 'query'>;

/** A session with its person, as they stand now. */
export interface SessionRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly shortcuts: boolean;
  readonly roles: readonly string[];
  readonly lastSeenAt: Date;
  readonly signedInAt: Date;
}

/** Writes a session; `idHash` is the SHA-256 of what the browser holds. */
export async function insertSession(db: Queryable, idHash: string, userId: string, absoluteMs: number): Promise<void> {
  await db.query(
    `INSERT INTO staff_session (id_hash, user_id, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, now(), now(), now() + $3 * interval '1 millisecond')`,
    [idHash, userId, absoluteMs],
  );
}

/** The session's person with the rights of this moment, or null when it ended, idled out, or the person left. */
export async function readSession(db: Queryable, idHash: string, idleMs: number): Promise<SessionRow | null> {
  const { rows } = await db.query<SessionRow>({
    name: 'session',
    text: `SELECT p.id, p.username, p.display_name AS "displayName", p.language, p.shortcuts, p.roles, s.last_seen_at AS "lastSeenAt",
             s.created_at AS "signedInAt"
           FROM staff_session s JOIN staff p ON p.id = s.user_id
           WHERE s.id_hash = $1 AND p.active AND s.expires_at > now()
             AND s.last_seen_at > now() - $2 * interval '1 millisecond'`,
    values: [idHash, idleMs],
  });
  return rows[0] ?? null;
}

/** Remembers that the session is in use. */
export async function touchSession(db: Queryable, idHash: string): Promise<void> {
  await db.query('UPDATE staff_session SET last_seen_at = now() WHERE id_hash = $1', [idHash]);
}

/** Ends a session; ending one that isn't there is fine. */
export async function deleteSession(db: Queryable, idHash: string): Promise<void> {
  await db.query('DELETE FROM staff_session WHERE id_hash = $1', [idHash]);
}

/** Ends every session of a person, on every device; returns how many there were. */
export async function deleteSessionsOf(db: Queryable, userId: string): Promise<number> {
  const { rowCount } = await db.query('DELETE FROM staff_session WHERE user_id = $1', [userId]);
  return rowCount ?? 0;
}
