import type { Pool } from 'pg';

/** Open tasks of one stage that wait for one role. */
export interface LateCell {
  readonly status: string;
  readonly role: string;
  readonly open: number;
  readonly late: number;
}

const LATE = `(NOT t.frozen AND t.late_at < now() + c.clock_offset_ms * interval '1 millisecond' OR t.frozen AND t.overdue)`;

/** Open and late tasks of a pathway's cases by the stage the case stands in and the role they wait for. */
export async function lateMatrix(db: Pick<Pool, 'query'>, pathwayId: string): Promise<readonly LateCell[]> {
  const { rows } = await db.query<LateCell>(
    `SELECT c.status, t.role, count(*)::int AS open, count(*) FILTER (WHERE ${LATE})::int AS late
     FROM task t JOIN case_file c ON c.id = t.case_id
     WHERE t.closed_at IS NULL AND c.pathway_id = $1 GROUP BY 1, 2`,
    [pathwayId],
  );
  return rows;
}
