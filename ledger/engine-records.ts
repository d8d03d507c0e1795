/** What the engine's housekeeping asks of the ledger: which workflows there should be, and what was kept of ended ones. */
import type { Pool } from 'pg';
import { guarded } from './database-errors';

export interface CaseAtEngine {
  readonly caseId: string;
  readonly workflowId: string;
}

export interface ArchivedRun extends CaseAtEngine {
  readonly runId: string;
  readonly historyLength: number;
  /** Gzip of the history's JSON. */
  readonly history: Buffer;
}

export interface EngineRecords {
  /** Cases that have ended since their histories were kept last, newest first. */
  endedWithoutArchive(limit: number): Promise<CaseAtEngine[]>;
  /** Of these runs, the ones that are kept already. */
  keptRuns(workflowId: string): Promise<ReadonlySet<string>>;
  keep(run: ArchivedRun): Promise<void>;
  /**
   * Every case by id after `afterId`, at most `limit`; `hasWork`: a workflow should run for it; `settled`: the relay has
   * told the engine everything.
   */
  page(
    afterId: string | null,
    limit: number,
  ): Promise<(CaseAtEngine & { open: boolean; hasWork: boolean; settled: boolean })[]>;
  /** Lets the relay tell these cases again from the beginning. */
  tellAgain(caseIds: readonly string[]): Promise<void>;
}

/** True of a case `c` that needs a workflow: it is open, or mail of it has not left yet. */
export const HAS_WORK = `(c.ended_at IS NULL OR EXISTS (SELECT 1 FROM notice n
  WHERE n.case_id = c.id AND n.email_state IN ('PENDING', 'SENDING')))`;

const WORKFLOW_ID = `(p.definition->>'workflowIdPrefix') || c.id`;
const CASES = 'case_file c JOIN pathway_snapshot p ON p.hash = c.snapshot_hash';

export function engineRecords(pool: Pool): EngineRecords {
  const read = <Row extends object>(text: string, values: unknown[]): Promise<Row[]> =>
    guarded(async () => (await pool.query<Row>(text, values)).rows);
  return {
    // A training case's end stands in its own time, so it is brought back to the wall clock that archived_at uses.
    endedWithoutArchive: (limit) =>
      read(
        `SELECT c.id AS "caseId", ${WORKFLOW_ID} AS "workflowId" FROM ${CASES}
         WHERE c.ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM engine_archive a WHERE a.case_id = c.id
           AND a.archived_at >= c.ended_at - c.clock_offset_ms * interval '1 millisecond')
         ORDER BY c.ended_at - c.clock_offset_ms * interval '1 millisecond' DESC LIMIT $1`,
        [limit],
      ),
    async keptRuns(workflowId) {
      const rows = await read<{ id: string }>('SELECT run_id AS id FROM engine_archive WHERE workflow_id = $1', [
        workflowId,
      ]);
      return new Set(rows.map(({ id }) => id));
    },
    async keep({ workflowId, runId, caseId, historyLength, history }) {
      await read(
        `INSERT INTO engine_archive (workflow_id, run_id, case_id, history_length, history) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (workflow_id, run_id) DO NOTHING`,
        [workflowId, runId, caseId, historyLength, history],
      );
    },
    page: (afterId, limit) =>
      read(
        `SELECT c.id AS "caseId", ${WORKFLOW_ID} AS "workflowId", c.ended_at IS NULL AS open,
           ${HAS_WORK} AS "hasWork", r.sent_seq >= r.head_seq AS settled
         FROM ${CASES} JOIN relay r ON r.case_id = c.id WHERE ($1::uuid IS NULL OR c.id > $1) ORDER BY c.id LIMIT $2`,
        [afterId, limit],
      ),
    async tellAgain(caseIds) {
      await read(
        'UPDATE relay SET sent_seq = 0, behind_since = now(), next_try_at = now() WHERE case_id = ANY($1::uuid[])',
        [caseIds],
      );
    },
  };
}
