import type { Pool } from 'pg';

/** A task that an absence concerns; `actingId` is who has it now, null in a pool. */
export interface AbsenceTask {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly stepCode: string;
  readonly dueAt: string;
  readonly actingId: string | null;
}

const TASKS = `SELECT t.id, t.case_id AS "caseId", c.reference AS "caseReference", t.step AS "stepCode", t.due_at AS "dueAt",
    t.assignee_id AS "actingId"
  FROM task t JOIN case_file c ON c.id = t.case_id
  WHERE t.closed_at IS NULL AND (t.cover_for = $1
    OR t.assignee_id = $1 AND (t.due_at AT TIME ZONE 'Europe/Helsinki')::date <= $2)
  ORDER BY t.due_at, t.id LIMIT 500`;

/** Open tasks of the absent person that fall due by the absence's end, or that somebody covers. */
export async function tasksInAbsence(
  db: Pick<Pool, 'query'>,
  absence: { readonly userId: string; readonly to: string },
): Promise<readonly AbsenceTask[]> {
  const { rows } = await db.query<Omit<AbsenceTask, 'dueAt'> & { readonly dueAt: Date }>(TASKS, [
    absence.userId,
    absence.to,
  ]);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() }));
}
