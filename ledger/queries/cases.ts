import type { Pool } from 'pg';
import type { CaseState, Data } from '../../pathways/model';

type Queryable = Pick<Pool, 'query'>;

/** A case as it stands, with the hash of its pathway's snapshot. */
export interface CaseRow {
  readonly state: CaseState;
  readonly snapshotHash: string;
}

/** One case, or null. */
export async function readCase(db: Queryable, caseId: string): Promise<CaseRow | null> {
  const { rows } = await db.query<CaseRow>({
    name: 'api_case',
    text: 'SELECT state, snapshot_hash AS "snapshotHash" FROM case_file WHERE id = $1',
    values: [caseId],
  });
  return rows[0] ?? null;
}

/** The newest submitted case of the same child that names this one as the one before it, or null. */
export async function readNewerCase(
  db: Queryable,
  { id, subject, training, pathway }: Pick<CaseState, 'id' | 'subject' | 'training' | 'pathway'>,
): Promise<CaseState | null> {
  const { rows } = await db.query<Pick<CaseRow, 'state'>>(
    `SELECT state FROM case_file
     WHERE subject = $1 AND pathway_id = $2 AND training = $3 AND state #>> '{facts,previousCaseId}' = $4
     ORDER BY started_at DESC LIMIT 1`,
    [subject ?? null, pathway.id, training, id],
  );
  return rows[0]?.state ?? null;
}

/** Where a task belongs: none of it ever changes, so it may be remembered. */
export interface TaskPlace {
  readonly caseId: string;
  readonly step: string;
  readonly snapshotHash: string;
}

/** The case and step of a task, or null. */
export async function readTaskPlace(db: Queryable, taskId: string): Promise<TaskPlace | null> {
  const { rows } = await db.query<TaskPlace>({
    name: 'api_task_place',
    text: `SELECT t.case_id AS "caseId", t.step, c.snapshot_hash AS "snapshotHash"
           FROM task t JOIN case_file c ON c.id = t.case_id WHERE t.id = $1`,
    values: [taskId],
  });
  return rows[0] ?? null;
}

/** Who may see which cases: everybody's, or those the person belongs to or whose unclaimed tasks wait for the person's role. */
export interface CaseReach {
  readonly userId: string;
  readonly all: boolean;
  readonly poolRoles: readonly string[];
}

/** Filters of the case list; absent means any. */
export interface CaseFilter {
  readonly status?: string | undefined;
  readonly step?: string | undefined;
  readonly role?: string | undefined;
  readonly assignee?: string | undefined;
  readonly late?: boolean | undefined;
  /** A reference or its beginning. */
  readonly reference?: string | undefined;
  /** Only cases that the caller belongs to. */
  readonly mine?: boolean | undefined;
}

export interface CaseItemRow {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly training: boolean;
  readonly paused: boolean;
  readonly overlays: readonly string[];
  readonly openSteps: readonly string[];
  readonly nextDueAt: Date | null;
  readonly late: boolean;
  readonly lead: string | null;
  readonly clockOffsetMs: string;
}

/** True where this person (a placeholder) stepped aside from case `c`. */
export const ASIDE = (person: string): string => `coalesce(c.state->'aside' ? (${person}::uuid)::text, false)`;

const LATE = `NOT t.frozen AND t.late_at < now() + c.clock_offset_ms * interval '1 millisecond' OR t.frozen AND t.overdue`;

const CASES = `
  SELECT c.id, c.reference, c.status, c.training, c.state ? 'paused' AS paused,
    ARRAY(SELECT jsonb_object_keys(coalesce(c.state -> 'overlays', '{}')) ORDER BY 1) AS overlays,
    coalesce(o.steps, '{}') AS "openSteps", o.due AS "nextDueAt", coalesce(o.late, false) AS late,
    c.state #>> '{team,LEAD,userId}' AS lead, c.clock_offset_ms AS "clockOffsetMs"
  FROM case_file c
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT t.step) AS steps, min(t.due_at) FILTER (WHERE NOT t.frozen) AS due, bool_or(${LATE}) AS late
    FROM task t WHERE t.case_id = c.id AND t.closed_at IS NULL
  ) o ON true
  WHERE NOT ${ASIDE('$2')} AND ($1::boolean
      OR EXISTS (SELECT 1 FROM case_member m WHERE m.case_id = c.id AND m.user_id = $2 AND m.to_at IS NULL)
      OR EXISTS (SELECT 1 FROM task p WHERE p.case_id = c.id AND p.closed_at IS NULL AND p.assignee_id IS NULL AND p.role = ANY($3)))
    AND ($4::text IS NULL OR c.status = $4)
    AND ($5::text IS NULL OR $5 = ANY(o.steps))
    AND ($6::text IS NULL OR EXISTS (SELECT 1 FROM task r WHERE r.case_id = c.id AND r.closed_at IS NULL AND r.role = $6))
    AND ($7::uuid IS NULL OR EXISTS (SELECT 1 FROM task a WHERE a.case_id = c.id AND a.closed_at IS NULL AND a.assignee_id = $7))
    AND ($8::boolean IS NULL OR coalesce(o.late, false) = $8)
    AND ($9::text IS NULL OR starts_with(c.reference, $9))
    AND ($10::text IS NULL OR (coalesce(o.due, 'infinity'), c.id) > ($10::timestamptz, $11::uuid))
    AND ($13::boolean IS NOT TRUE
      OR EXISTS (SELECT 1 FROM case_member b WHERE b.case_id = c.id AND b.user_id = $2 AND b.to_at IS NULL))
  ORDER BY coalesce(o.due, 'infinity'), c.id
  LIMIT $12`;

/** Cases by what is due next; `after` is the last one of the page before. */
export async function listCases(
  db: Queryable,
  reach: CaseReach,
  filter: CaseFilter,
  page: { readonly limit: number; readonly after: readonly [string, string] | null },
): Promise<readonly CaseItemRow[]> {
  const { rows } = await db.query<CaseItemRow>(CASES, [
    reach.all,
    reach.userId,
    reach.poolRoles,
    filter.status ?? null,
    filter.step ?? null,
    filter.role ?? null,
    filter.assignee ?? null,
    filter.late ?? null,
    filter.reference ?? null,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.limit,
    filter.mine ?? null,
  ]);
  return rows;
}

/** What people wrote in a case, oldest first. */
export interface ContentItem {
  readonly seq: number;
  readonly section: string;
  readonly sourceKind: 'INTAKE' | 'STEP' | 'ENTRY' | 'EVENT' | 'REASON';
  readonly sourceId: string;
  readonly code: string;
  readonly draft: boolean;
  readonly at: Date;
  readonly actorId: string;
  readonly actorRole: string;
  readonly data: Data | null;
}

/** The words of a case; the caller decides what of it may be read. */
export async function readContent(db: Queryable, caseId: string): Promise<readonly ContentItem[]> {
  const { rows } = await db.query<ContentItem>(
    `SELECT seq, section, source_kind AS "sourceKind", source_id AS "sourceId", code, draft, at,
       actor_id AS "actorId", actor_role AS "actorRole", data
     FROM case_content WHERE case_id = $1 ORDER BY seq`,
    [caseId],
  );
  return rows;
}

/** A case that another one started, as the other one's readers are told of it: no content, no people. */
export interface ChildCaseRow {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly variant: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** The cases that this one started, oldest first. */
export async function readChildren(db: Queryable, caseId: string): Promise<readonly ChildCaseRow[]> {
  const { rows } = await db.query<ChildCaseRow>(
    `SELECT id, reference, status, state #>> '{facts,variant}' AS variant, started_at AS "startedAt", ended_at AS "endedAt"
     FROM case_file WHERE parent_case_id = $1 ORDER BY started_at, id`,
    [caseId],
  );
  return rows;
}

/** Other cases of the same family as far as the service knows: the one that started this, those it started, the child's own. */
export async function relatedCases(
  db: Queryable,
  { id, parent, subject, training }: Pick<CaseState, 'id' | 'parent' | 'subject' | 'training'>,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM case_file
     WHERE id <> $1 AND (id = $2 OR parent_case_id = $1 OR subject = $3 AND training = $4) ORDER BY id`,
    [id, parent ?? null, subject ?? null, training],
  );
  return rows.map((row) => row.id);
}
