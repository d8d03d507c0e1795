import type { Pool } from 'pg';
import { guarded } from '../database-errors';

type Queryable = Pick<Pool, 'query'>;

/** A sign-in under way at the issuer: by hashes only, so that a leaked table finishes none. */
interface BegunSignIn {
  readonly stateHash: string;
  readonly browserHash: string;
  /** Path of this service to go to afterwards. */
  readonly returnTo: string;
  /** The person has to prove anew who they are. */
  readonly fresh: boolean;
}

/** Remembers a sign-in that begins, and forgets those that nobody finished. */
export async function beginSignIn(db: Queryable, begun: BegunSignIn, seconds: number): Promise<void> {
  await guarded(() =>
    db.query(
      `WITH gone AS (DELETE FROM sign_in WHERE expires_at < now())
       INSERT INTO sign_in (state_hash, browser_hash, return_to, fresh, expires_at)
       VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')`,
      [begun.stateHash, begun.browserHash, begun.returnTo, begun.fresh, seconds],
    ),
  );
}

/** Takes a begun sign-in of this browser, once; null where there is none, or none any more. */
export async function takeSignIn(
  db: Queryable,
  stateHash: string,
  browserHash: string,
): Promise<Pick<BegunSignIn, 'returnTo' | 'fresh'> | null> {
  const { rows } = await guarded(() =>
    db.query<{ returnTo: string; fresh: boolean }>(
      `DELETE FROM sign_in WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > now()
       RETURNING return_to AS "returnTo", fresh`,
      [stateHash, browserHash],
    ),
  );
  return rows[0] ?? null;
}
