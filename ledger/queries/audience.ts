import type { Pool } from 'pg';
import { ASIDE } from './cases';

/** True where the person belongs to the case now, has a notice of it, or one of its unclaimed tasks waits for one of the roles. */
export async function audienceOf(
  db: Pick<Pool, 'query'>,
  caseId: string,
  userId: string,
  roles: readonly string[],
): Promise<boolean> {
  const { rows } = await db.query<{ hears: boolean }>({
    name: 'api_audience',
    text: `SELECT NOT EXISTS (SELECT 1 FROM case_file c WHERE c.id = $1 AND ${ASIDE('$2')}) AND (EXISTS (SELECT 1 FROM case_member WHERE case_id = $1 AND user_id = $2 AND to_at IS NULL)
        OR EXISTS (SELECT 1 FROM task WHERE case_id = $1 AND closed_at IS NULL AND assignee_id IS NULL AND role = ANY($3))) AS hears`,
    values: [caseId, userId, roles],
  });
  return rows[0]?.hears === true;
}
