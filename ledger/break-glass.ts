/** Cases opened in an emergency (domain.md §3, legend B): an hour of reading, told to others at once, judged by a second person. */
import type { Pool } from 'pg';
import type { Env } from '../pathways/model';
import { guarded } from './database-errors';
import { newId } from './new-id';
import { ASIDE } from './queries/cases';
import { tellStaff } from './staff-notices';
import { inTransaction } from './transaction';
import { recordUse, type Usage } from './usage-log';

type Queryable = Pick<Pool, 'query'>;

/** For how long the case may be read (ms). */
export const GLASS_MS = 60 * 60_000;
/** Who is told that somebody opened a case. */
const TOLD_ROLES = ['AUD', 'TL'];

/** An opened case, as its reader holds it. */
export interface OpenGlass {
  readonly id: string;
  readonly caseId: string;
  readonly until: Date;
}

interface Wanted {
  readonly caseId: string;
  readonly reference: string;
  readonly userId: string;
  readonly role: string;
  readonly reason: string;
  readonly key: string;
  readonly bodyHash: string;
}

type Opened = OpenGlass | 'SAME_REASON' | 'KEY_REUSED';

/** What the person may still read at this moment. */
export async function glassOf(db: Queryable, userId: string, now: Date): Promise<readonly OpenGlass[]> {
  const { rows } = await guarded(() =>
    db.query<OpenGlass>({
      name: 'glass_of',
      text: 'SELECT id, case_id AS "caseId", until FROM break_glass WHERE user_id = $1 AND until > $2 ORDER BY until DESC',
      values: [userId, now],
    }),
  );
  return rows;
}

/**
 * Opens a case for an hour; the log's row and the notices stand in the same transaction, so that nothing is opened unseen.
 * The same key again answers with the first hour; another hour asks for another reason.
 */
export async function breakGlass(
  pool: Pool,
  wanted: Wanted,
  use: (glassId: string) => Usage,
  env: Env,
): Promise<Opened> {
  const { caseId, reference, userId, role, reason, key, bodyHash } = wanted;
  return inTransaction<Opened>(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`glass:${userId}`]);
    const { rows: before } = await client.query<OpenGlass & { key: string; hash: string; reason: string }>(
      `SELECT id, case_id AS "caseId", until, command_key AS key, body_hash AS hash, reason FROM break_glass
       WHERE user_id = $1 AND (command_key = $2 OR case_id = $3) ORDER BY at DESC`,
      [userId, key, caseId],
    );
    const twin = before.find((row) => row.key === key);
    if (twin !== undefined) {
      const { id, until } = twin;
      return { keep: false, value: twin.hash === bodyHash ? { id, caseId: twin.caseId, until } : 'KEY_REUSED' };
    }
    if (before[0]?.reason === reason) return { keep: false, value: 'SAME_REASON' };
    const id = newId();
    const until = new Date(Date.parse(env.at) + GLASS_MS);
    await client.query(
      `INSERT INTO break_glass (id, case_id, user_id, role, reason, at, until, command_key, body_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, caseId, userId, role, reason, env.at, until, key, bodyHash],
    );
    await recordUse(client, [use(id)]);
    const params = { references: reference };
    await tellStaff(client, { kind: 'BREAK_GLASS', occurrence: id, roles: TOLD_ROLES, params }, env);
    return { keep: true, value: { id, caseId, until } };
  });
}

/** What was read through an opened case, newest last. */
export interface GlassRead {
  readonly at: string;
  readonly object: string;
  readonly sections: readonly string[];
}

/** An opened case for those who judge it. */
export interface GlassRow {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly userId: string;
  readonly displayName: string;
  readonly role: string;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date;
  readonly reads: readonly GlassRead[];
  readonly reviewedBy: string | null;
  readonly reviewerName: string | null;
  readonly reviewedAt: Date | null;
  readonly verdict: string | null;
  readonly note: string | null;
}

const ROWS = `SELECT g.id, g.case_id AS "caseId", c.reference, g.user_id AS "userId", s.display_name AS "displayName", g.role, g.reason,
    g.at, g.until, g.reviewed_by AS "reviewedBy", r.display_name AS "reviewerName", g.reviewed_at AS "reviewedAt", g.verdict, g.note,
    coalesce((SELECT jsonb_agg(jsonb_build_object('at', u.at, 'object', u.object_type, 'sections', coalesce(u.sections, '{}')) ORDER BY u.at)
      FROM usage_log u WHERE u.case_id = g.case_id AND u.grant_id = g.id AND u.action = 'VIEW'), '[]') AS reads
  FROM break_glass g JOIN case_file c ON c.id = g.case_id JOIN staff s ON s.id = g.user_id LEFT JOIN staff r ON r.id = g.reviewed_by`;

/** Opened cases, newest first, without those of cases from which the reader stepped aside; `waiting`: nobody has judged them yet. */
export async function listGlass(
  db: Queryable,
  readerId: string,
  waiting: boolean,
  page: { readonly limit: number; readonly after: readonly [string, string] | null },
): Promise<readonly GlassRow[]> {
  const { rows } = await guarded(() =>
    db.query<GlassRow>(
      `${ROWS} WHERE NOT ${ASIDE('$1')} AND ($2::boolean IS NOT TRUE OR g.reviewed_at IS NULL)
       AND ($3::timestamptz IS NULL OR (g.at, g.id) < ($3::timestamptz, $4::uuid)) ORDER BY g.at DESC, g.id DESC LIMIT $5`,
      [readerId, waiting, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    ),
  );
  return rows;
}

/** One opened case, or null. */
export async function glassById(db: Queryable, readerId: string, id: string): Promise<GlassRow | null> {
  const { rows } = await guarded(() =>
    db.query<GlassRow>(`${ROWS} WHERE NOT ${ASIDE('$1')} AND g.id = $2`, [readerId, id]),
  );
  return rows[0] ?? null;
}

/** A second person's word on it; false where somebody has judged it already, or it is the person's own. */
export async function reviewGlass(
  db: Queryable,
  of: { readonly id: string; readonly by: string; readonly verdict: string; readonly note: string | null },
): Promise<boolean> {
  const { rowCount } = await guarded(() =>
    db.query(
      `UPDATE break_glass SET reviewed_by = $2, reviewed_at = now(), verdict = $3, note = $4
       WHERE id = $1 AND reviewed_at IS NULL AND user_id <> $2`,
      [of.id, of.by, of.verdict, of.note],
    ),
  );
  return rowCount === 1;
}
