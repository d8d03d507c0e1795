import type { Pool } from 'pg';
import type { Data, TaskState } from '../../pathways/model';
import { ASIDE, type CaseReach } from './cases';

type Queryable = Pick<Pool, 'query'>;

/** MINE: assigned to the person or as deputy · POOL: unclaimed, for one of the person's roles · WAITING: others' tasks in the person's cases · TEAM: all of the person's cases · ALL: everything in reach. */
export type TaskListView = 'mine' | 'pool' | 'waiting' | 'team' | 'all';

export interface TaskFilter {
  readonly view: TaskListView;
  readonly late?: boolean | undefined;
  readonly step?: string | undefined;
}

/** An open task with what the case says about it. */
export interface TaskItemRow {
  readonly task: TaskState;
  readonly caseId: string;
  readonly reference: string;
  readonly training: boolean;
  readonly moving: { readonly to: string } | null;
  readonly snapshotHash: string;
  readonly status: string;
  readonly clockOffsetMs: string;
  readonly lead: boolean;
  readonly member: boolean;
}

export interface TaskCounts {
  readonly late: number;
  readonly today: number;
  readonly thisWeek: number;
  readonly later: number;
  readonly noDeadline: number;
}

const NOW = `(now() + c.clock_offset_ms * interval '1 millisecond')`;
const LATE = `(NOT t.frozen AND t.late_at < ${NOW} OR t.frozen AND t.overdue)`;
const DAY = (at: string) => `(${at} AT TIME ZONE 'Europe/Helsinki')::date`;
const MEMBER = `EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = t.case_id AND m.user_id = $1 AND m.to_at IS NULL)`;
const MINE = '(t.assignee_id = $1 OR t.deputy_id = $1)';
const POOL = '(t.assignee_id IS NULL AND t.role = ANY($2))';

const BY_VIEW: { readonly [view in TaskListView]: string } = {
  mine: MINE,
  pool: POOL,
  // A task without a deputy is neither mine nor not mine to SQL: hence IS NOT TRUE.
  waiting: `(${MINE} IS NOT TRUE AND t.assignee_id IS NOT NULL AND ${MEMBER})`,
  team: `(${MEMBER} OR ${POOL})`,
  all: `($3::boolean OR ${MEMBER} OR ${POOL})`,
};

// Every parameter is named in every view: PostgreSQL must know the type of one that a view doesn't use.
const FROM = (view: TaskListView) => `FROM task t JOIN case_file c ON c.id = t.case_id
  WHERE NOT ${ASIDE('$1')} AND t.closed_at IS NULL AND ${BY_VIEW[view]} AND $1::uuid IS NOT NULL AND $2::text[] IS NOT NULL AND $3::boolean IS NOT NULL
    AND ($4::boolean IS NULL OR ${LATE} = $4) AND ($5::text IS NULL OR t.step = $5)`;

/** Open tasks of a view by due date; `after` is the last one of the page before. */
export async function listTasks(
  db: Queryable,
  reach: CaseReach,
  filter: TaskFilter,
  page: { readonly limit: number; readonly after: readonly [string, string] | null },
): Promise<readonly TaskItemRow[]> {
  const text = `SELECT c.state->'tasks'->(t.id::text) AS task, c.id AS "caseId", c.reference, c.training, c.status,
      c.state->'moving' AS moving, c.snapshot_hash AS "snapshotHash", c.clock_offset_ms AS "clockOffsetMs",
      ${MEMBER} AS member,
      coalesce(c.state #>> '{team,LEAD,userId}' = $1::text OR c.state #>> '{team,LEAD,deputyId}' = $1::text, false) AS lead
    ${FROM(filter.view)} AND ($6::text IS NULL OR (t.due_at, t.id) > ($6::timestamptz, $7::uuid))
    ORDER BY t.due_at, t.id LIMIT $8`;
  const { rows } = await db.query<TaskItemRow>(text, [
    ...common(reach, filter),
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.limit,
  ]);
  return rows;
}

/** How many tasks of the view are late, due today, this week (to Sunday), later, or stand still in a pause. */
export async function countTasks(db: Queryable, reach: CaseReach, filter: TaskFilter): Promise<TaskCounts> {
  const due = DAY('t.due_at');
  const today = DAY(NOW);
  const week = `date_trunc('week', ${today}::timestamp)::date + 6`;
  const text = `SELECT
      count(*) FILTER (WHERE ${LATE})::int AS late,
      count(*) FILTER (WHERE NOT ${LATE} AND NOT t.frozen AND ${due} <= ${today})::int AS today,
      count(*) FILTER (WHERE NOT ${LATE} AND NOT t.frozen AND ${due} > ${today} AND ${due} <= ${week})::int AS "thisWeek",
      count(*) FILTER (WHERE NOT ${LATE} AND NOT t.frozen AND ${due} > ${today} AND ${due} > ${week})::int AS later,
      count(*) FILTER (WHERE NOT ${LATE} AND t.frozen)::int AS "noDeadline"
    ${FROM(filter.view)}`;
  const { rows } = await db.query<TaskCounts>(text, common(reach, filter));
  return rows[0] ?? { late: 0, today: 0, thisWeek: 0, later: 0, noDeadline: 0 };
}

function common(reach: CaseReach, filter: TaskFilter): unknown[] {
  return [reach.userId, reach.poolRoles, reach.all, filter.late ?? null, filter.step ?? null];
}

/** An answer as one person typed it so far: the form, the chosen outcome, and why they step in for somebody else. */
export interface DraftAnswer {
  readonly data: Data;
  readonly outcome: string | null;
  readonly reason: string | null;
}

export interface DraftRow extends DraftAnswer {
  readonly version: number;
  readonly savedAt: Date;
}

/** The person's own draft for a task, or null. */
export async function readDraft(db: Queryable, taskId: string, userId: string): Promise<DraftRow | null> {
  const { rows } = await db.query<DraftRow>(
    `SELECT data, outcome, reason, version, saved_at AS "savedAt" FROM task_draft WHERE task_id = $1 AND user_id = $2`,
    [taskId, userId],
  );
  return rows[0] ?? null;
}

/** Writes the draft where it still has version `expected` (0: there is none yet). Null: it was changed elsewhere. */
export async function saveDraft(
  db: Queryable,
  draft: DraftAnswer & { readonly taskId: string; readonly userId: string; readonly expected: number },
): Promise<number | null> {
  const values = [draft.taskId, draft.userId, JSON.stringify(draft.data), draft.outcome, draft.reason];
  if (draft.expected === 0) {
    const { rows } = await db.query<{ version: number }>(
      `INSERT INTO task_draft (task_id, user_id, data, outcome, reason) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING version`,
      values,
    );
    return rows[0]?.version ?? null;
  }
  const { rows } = await db.query<{ version: number }>(
    `UPDATE task_draft SET data = $3, outcome = $4, reason = $5, version = version + 1, saved_at = now()
     WHERE task_id = $1 AND user_id = $2 AND version = $6 RETURNING version`,
    [...values, draft.expected],
  );
  return rows[0]?.version ?? null;
}

/** Keeps what somebody typed whatever the draft's version: for the one who came second. */
export async function keepDraft(db: Queryable, taskId: string, userId: string, draft: DraftAnswer): Promise<void> {
  await db.query(
    `INSERT INTO task_draft (task_id, user_id, data, outcome, reason) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (task_id, user_id) DO UPDATE
     SET data = $3, outcome = $4, reason = $5, version = task_draft.version + 1, saved_at = now()`,
    [taskId, userId, JSON.stringify(draft.data), draft.outcome, draft.reason],
  );
}

/** The last thing a person did with a task: who, as what, when. */
export async function lastHand(
  db: Queryable,
  caseId: string,
  taskId: string,
): Promise<{ readonly id: string; readonly role: string; readonly displayName: string; readonly at: Date } | null> {
  const { rows } = await db.query<{ id: string; role: string; displayName: string; at: Date }>(
    `SELECT e.actor_id AS id, e.actor_role AS role, coalesce(s.display_name, '') AS "displayName", e.at
     FROM case_event e LEFT JOIN staff s ON s.id::text = e.actor_id
     WHERE e.case_id = $1 AND e.task_id = $2 AND e.actor_id <> 'ENGINE' ORDER BY e.seq DESC LIMIT 1`,
    [caseId, taskId],
  );
  return rows[0] ?? null;
}
