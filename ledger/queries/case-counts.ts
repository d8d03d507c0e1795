import type { Pool } from 'pg';
import { ASIDE, type CaseReach } from './cases';

/** How many open cases stand in a status, or open tasks at a step of that status, and how many of them are late. */
export interface CountRow {
  readonly status: string;
  /** Null: the whole status. */
  readonly step: string | null;
  readonly count: number;
  readonly late: number;
}

const LATE = `(NOT t.frozen AND t.late_at < now() + c.clock_offset_ms * interval '1 millisecond' OR t.frozen AND t.overdue)`;

const COUNTS = `
  SELECT GROUPING(t.step) AS whole, c.status, t.step, count(DISTINCT c.id)::int AS count, (count(DISTINCT c.id) FILTER (WHERE ${LATE}))::int AS late
  FROM case_file c LEFT JOIN task t ON t.case_id = c.id AND t.closed_at IS NULL
  WHERE NOT ${ASIDE('$2')} AND c.pathway_id = $4 AND c.ended_at IS NULL
    AND ($1::boolean
      OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.id AND m.user_id = $2 AND m.to_at IS NULL)
      OR EXISTS (SELECT 1 FROM task p WHERE p.case_id = c.id AND p.closed_at IS NULL AND p.assignee_id IS NULL AND p.role = ANY($3)))
  GROUP BY GROUPING SETS ((c.status), (c.status, t.step))`;

/** Counts by status and by step of one pathway's open cases in reach. */
export async function countCases(
  db: Pick<Pool, 'query'>,
  reach: CaseReach,
  pathwayId: string,
): Promise<readonly CountRow[]> {
  // Where a case has no open task the grouping by step gives a second row without a step: the whole status counts it.
  const { rows } = await db.query<CountRow & { readonly whole: number }>(COUNTS, [
    reach.all,
    reach.userId,
    reach.poolRoles,
    pathwayId,
  ]);
  return rows.filter(({ whole, step }) => whole === 1 || step !== null);
}
