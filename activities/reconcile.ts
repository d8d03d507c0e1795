import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { CaseAtEngine, EngineRecords } from '../ledger/engine-records';
import type { Logger } from '../platform/logger';
import type { Housekeeping } from './contract';

const PAGE = 500;

export interface ReconcileDeps {
  readonly client: Client;
  readonly records: EngineRecords;
  readonly logger: Logger;
}

/**
 * Proves that every case with work for one has a running workflow (an open case, or an ended one whose last mails have
 * not left) and that no other has. Where they disagree although the relay has told everything (a workflow was
 * terminated, an engine or a database was restored), the relay tells the case anew.
 */
export function reconcile({ client, records, logger }: ReconcileDeps): Housekeeping['reconcile'] {
  return async () => {
    const running = await runningWorkflows(client);
    let open = 0;
    let repaired = 0;
    for (let after: string | null = null; ; ) {
      const page = await records.page(after, PAGE);
      open += page.filter((row) => row.open).length;
      const doubtful = page.filter((row) => row.settled && row.hasWork !== running.has(row.workflowId));
      // Lists lag behind by a second or so: what they say is asked again before anything is done about it.
      const wrong: CaseAtEngine[] = [];
      for (const row of doubtful) if ((await isRunning(client, row.workflowId)) !== row.hasWork) wrong.push(row);
      for (const { caseId, workflowId } of wrong) logger.warn('case and engine disagree', { caseId, workflowId });
      if (wrong.length > 0) await records.tellAgain(wrong.map(({ caseId }) => caseId));
      repaired += wrong.length;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return { open, repaired };
      after = last.caseId;
    }
  };
}

async function runningWorkflows(client: Client): Promise<ReadonlySet<string>> {
  const running = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
    running.add(workflowId);
  return running;
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
