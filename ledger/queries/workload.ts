import type { Pool } from 'pg';

type Queryable = Pick<Pool, 'query'>;

/** How many open tasks wait for one person, or (`userId` null) for anybody of a role. */
export interface WorkloadRow {
  readonly userId: string | null;
  readonly role: string | null;
  readonly late: number;
  /** Due by the end of this week, and not late. */
  readonly thisWeek: number;
  readonly later: number;
  readonly paused: number;
}

const NOW = `(now() + c.clock_offset_ms * interval '1 millisecond')`;
const LATE = `(NOT t.frozen AND t.late_at < ${NOW} OR t.frozen AND t.overdue)`;
const WEEK = `date_trunc('week', (${NOW} AT TIME ZONE 'Europe/Helsinki'))::date + 6`;
const DUE = `(t.due_at AT TIME ZONE 'Europe/Helsinki')::date`;

/** Open tasks by whom they wait for; a task that nobody has taken counts for its role. */
export async function workload(db: Queryable): Promise<readonly WorkloadRow[]> {
  const { rows } = await db.query<WorkloadRow>(
    `SELECT t.assignee_id AS "userId", CASE WHEN t.assignee_id IS NULL THEN t.role END AS role,
       count(*) FILTER (WHERE ${LATE})::int AS late,
       count(*) FILTER (WHERE NOT ${LATE} AND NOT t.frozen AND ${DUE} <= ${WEEK})::int AS "thisWeek",
       count(*) FILTER (WHERE NOT ${LATE} AND NOT t.frozen AND ${DUE} > ${WEEK})::int AS later,
       count(*) FILTER (WHERE NOT ${LATE} AND t.frozen)::int AS paused
     FROM task t JOIN case_file c ON c.id = t.case_id
     WHERE t.closed_at IS NULL GROUP BY 1, 2`,
  );
  return rows;
}
