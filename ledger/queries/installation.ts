import type { Pool } from 'pg';
import { guarded } from '../database-errors';

type Queryable = Pick<Pool, 'query'>;
type Stamp = 'demo' | 'production';

// A database older than its stamp is judged by its people: of an issuer they are real, with demo ids they are made up.
const STAMP = `UPDATE installation SET stamp = CASE
    WHEN EXISTS (SELECT FROM staff WHERE oidc_subject IS NOT NULL) THEN 'production'
    WHEN EXISTS (SELECT FROM staff WHERE id::text LIKE 'de300000-0000-4000-8000-%') THEN 'demo'
    ELSE $1 END
  WHERE stamp IS NULL`;

/** Stamps a database at its first boot with what it is for, and tells what its stamp is. */
export async function stampOf(db: Queryable, mode: Stamp): Promise<Stamp | null> {
  await guarded(() => db.query(STAMP, [mode]));
  const { rows } = await guarded(() => db.query<{ stamp: Stamp | null }>('SELECT stamp FROM installation'));
  return rows[0]?.stamp ?? null;
}
