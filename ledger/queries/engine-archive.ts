import type { Pool } from 'pg';

/** The newest kept run of a workflow. */
export interface ArchivedHistory {
  readonly workflowId: string;
  readonly runId: string;
  readonly historyLength: number;
  /** Gzip of the history's JSON. */
  readonly history: Buffer;
}

/** What was kept of a workflow, or null. */
export async function archivedHistory(db: Pick<Pool, 'query'>, workflowId: string): Promise<ArchivedHistory | null> {
  const { rows } = await db.query<ArchivedHistory>(
    `SELECT workflow_id AS "workflowId", run_id AS "runId", history_length AS "historyLength", history
     FROM engine_archive WHERE workflow_id = $1 ORDER BY archived_at DESC, history_length DESC LIMIT 1`,
    [workflowId],
  );
  return rows[0] ?? null;
}
