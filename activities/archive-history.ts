import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { CaseAtEngine, EngineRecords } from '../ledger/engine-records';
import type { Housekeeping } from './contract';

const AT_ONCE = 500;
const NOT_FOUND = 5;
const zip = promisify(gzip);

/**
 * Keeps the engine's histories of ended cases in the ledger's database, every run of a chain, as the engine stores them
 * (payloads stay encrypted). A case whose workflow still works off its last notices is taken the next time.
 */
export function archiveHistories(client: Client, records: EngineRecords): Housekeeping['archiveHistories'] {
  return async () => {
    let kept = 0;
    for (const ended of await records.endedWithoutArchive(AT_ONCE)) kept += await archive(client, records, ended);
    return { kept };
  };
}

async function archive(client: Client, records: EngineRecords, { caseId, workflowId }: CaseAtEngine): Promise<number> {
  let runId = await closedRun(client, workflowId);
  const known = await records.keptRuns(workflowId);
  let kept = 0;
  while (runId !== null && !known.has(runId)) {
    const found = await readRun(client, workflowId, runId);
    if (found === null) break;
    const { previous, historyLength, history } = found;
    await records.keep({ caseId, workflowId, runId, historyLength, history });
    kept += 1;
    runId = previous;
  }
  return kept;
}

/** The newest run of a workflow that is over; null while it runs or where the engine has forgotten it. */
async function closedRun(client: Client, workflowId: string): Promise<string | null> {
  const found = await unlessForgotten(client.workflow.getHandle(workflowId).describe());
  return found === null || found.status.name === 'RUNNING' ? null : found.runId;
}

async function readRun(client: Client, workflowId: string, runId: string) {
  const history = await unlessForgotten(client.workflow.getHandle(workflowId, runId).fetchHistory());
  if (history === null) return null;
  const first = history.events?.[0]?.workflowExecutionStartedEventAttributes;
  const previous = first?.continuedExecutionRunId ?? '';
  return {
    previous: previous === '' ? null : previous,
    historyLength: history.events?.length ?? 0,
    history: await zip(historyToJSON(history)),
  };
}

async function unlessForgotten<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    // Reading a history gives the engine's own error, bare.
    const bare = isGrpcServiceError(error) && error.code === NOT_FOUND;
    if (bare || error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
