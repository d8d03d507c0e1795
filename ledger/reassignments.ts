/** Bulk reassignments as they are written down. The tasks themselves move by one command each. */
import type { Pool } from 'pg';
import type { ReassignedItem } from '../entities';
import { newId } from './new-id';

export type { ReassignedItem } from '../entities';

/** A bulk reassignment; `items` is null while its tasks are still moving. */
export interface Reassignment {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly taskIds: readonly string[];
  readonly items: readonly ReassignedItem[] | null;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
  readonly undoItems: readonly ReassignedItem[] | null;
}

/** Which of a person's open tasks are meant; nothing given means all of them. */
export interface ReassignFilter {
  readonly step?: string | undefined;
  readonly caseId?: string | undefined;
  /** Due on this local day or earlier. */
  readonly dueTo?: string | undefined;
  readonly taskIds?: readonly string[] | undefined;
}

/** An open task of the person, with what a list says about it. */
export interface ReassignTask {
  readonly taskId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly stepCode: string;
  readonly dueOn: string;
}

/** For how long a reassignment can be taken back as a whole (ms). */
const UNDO_MS = 24 * 3_600_000;

const COLUMNS = `id, from_id AS "fromId", to_id AS "toId", task_ids AS "taskIds", items, undo_until AS "undoUntil",
  undone_at AS "undoneAt", undo_items AS "undoItems"`;
const TASK = `t.id AS "taskId", t.case_id AS "caseId", c.reference, t.step AS "stepCode",
  (t.due_at AT TIME ZONE 'Europe/Helsinki')::date::text AS "dueOn"`;

/** The person's open tasks that the filter means, by due date; at most `limit`. */
export async function tasksToReassign(
  pool: Pool,
  fromId: string,
  filter: ReassignFilter,
  limit: number,
): Promise<readonly ReassignTask[]> {
  const { rows } = await pool.query<ReassignTask>(
    `SELECT ${TASK} FROM task t JOIN case_file c ON c.id = t.case_id
     WHERE t.closed_at IS NULL AND t.assignee_id = $1 AND ($2::text IS NULL OR t.step = $2)
       AND ($3::uuid IS NULL OR t.case_id = $3)
       AND ($4::date IS NULL OR (t.due_at AT TIME ZONE 'Europe/Helsinki')::date <= $4)
       AND ($5::uuid[] IS NULL OR t.id = ANY($5))
     ORDER BY t.due_at, t.id LIMIT $6`,
    [fromId, filter.step ?? null, filter.caseId ?? null, filter.dueTo ?? null, filter.taskIds ?? null, limit],
  );
  return rows;
}

/** What lists say about these tasks, open or not, in the order of due dates. */
export async function tasksOfReassignment(pool: Pool, taskIds: readonly string[]): Promise<readonly ReassignTask[]> {
  const { rows } = await pool.query<ReassignTask>(
    `SELECT ${TASK} FROM task t JOIN case_file c ON c.id = t.case_id WHERE t.id = ANY($1::uuid[]) ORDER BY t.due_at, t.id`,
    [taskIds],
  );
  return rows;
}

/** The reassignment that came with this key, or null; `sameBody` tells a repeated call from another one. */
export async function reassignmentOfKey(
  pool: Pool,
  by: { readonly userId: string; readonly key: string; readonly bodyHash: string },
): Promise<{ readonly found: Reassignment; readonly sameBody: boolean } | null> {
  const { rows } = await pool.query<Reassignment & { readonly sameBody: boolean }>(
    `SELECT ${COLUMNS}, body_hash = $3 AS "sameBody" FROM reassignment WHERE created_by = $1 AND command_key = $2`,
    [by.userId, by.key, by.bodyHash],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { sameBody, ...found } = row;
  return { found, sameBody };
}

/** Writes down what will be moved, before the first task moves. Two calls with one key write one. */
export async function openReassignment(
  pool: Pool,
  wanted: { readonly fromId: string; readonly toId: string; readonly taskIds: readonly string[] },
  by: { readonly userId: string; readonly key: string; readonly bodyHash: string },
  now: Date,
): Promise<void> {
  await pool.query(
    `INSERT INTO reassignment (id, from_id, to_id, task_ids, created_by, undo_until, command_key, body_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (created_by, command_key) DO NOTHING`,
    [
      newId(),
      wanted.fromId,
      wanted.toId,
      JSON.stringify(wanted.taskIds),
      by.userId,
      new Date(now.getTime() + UNDO_MS),
      by.key,
      by.bodyHash,
    ],
  );
}

/** One reassignment, or null. */
export async function reassignmentById(pool: Pool, id: string): Promise<Reassignment | null> {
  const { rows } = await pool.query<Reassignment>(`SELECT ${COLUMNS} FROM reassignment WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** Writes down what became of each task; the first account stays. */
export async function finishReassignment(pool: Pool, id: string, items: readonly ReassignedItem[]): Promise<void> {
  await pool.query('UPDATE reassignment SET items = $2 WHERE id = $1 AND items IS NULL', [id, JSON.stringify(items)]);
}

/** Writes down what became of taking it back. */
export async function finishUndo(pool: Pool, id: string, items: readonly ReassignedItem[]): Promise<void> {
  await pool.query('UPDATE reassignment SET undone_at = now(), undo_items = $2 WHERE id = $1 AND undone_at IS NULL', [
    id,
    JSON.stringify(items),
  ]);
}
