import type { Pool } from 'pg';

type Queryable = Pick<Pool, 'query'>;

export interface StaffRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

const COLUMNS = 'id, username, display_name AS "displayName", roles';

/** Everybody who works here now, by user name. */
export async function listStaff(db: Queryable): Promise<readonly StaffRow[]> {
  const { rows } = await db.query<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE active ORDER BY username`);
  return rows;
}

/** One person by user name, or null. */
export async function findStaff(db: Queryable, username: string): Promise<StaffRow | null> {
  const { rows } = await db.query<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE active AND username = $1`, [username]);
  return rows[0] ?? null;
}

/** Remembers in which language a person reads the product, their mails included. */
export async function setLanguage(db: Queryable, id: string, language: 'fi' | 'sv' | 'en'): Promise<void> {
  await db.query('UPDATE staff SET language = $2 WHERE id = $1', [id, language]);
}

/** Remembers whether single keys do something in the person's pages. */
export async function setShortcuts(db: Queryable, id: string, shortcuts: boolean): Promise<void> {
  await db.query('UPDATE staff SET shortcuts = $2 WHERE id = $1', [id, shortcuts]);
}

/** The people behind these ids, for forms that name colleagues; unknown ids are left out. */
export async function staffByIds(db: Queryable, ids: readonly string[]): Promise<readonly StaffRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<StaffRow>(`SELECT ${COLUMNS} FROM staff WHERE active AND id = ANY($1::uuid[])`, [
    ids,
  ]);
  return rows;
}
