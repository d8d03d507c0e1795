import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { ArchivedHistory } from '../../ledger/queries/engine-archive';
import type { EngineHistory, EngineReader } from '../engine-reader';

const unzip = promisify(gunzip);

/** A kept history in the shape of a live one: nothing is pending any more. */
export async function historyFromArchive(
  kept: ArchivedHistory,
  engine: Pick<EngineReader, 'events'>,
): Promise<EngineHistory> {
  const json = await unzip(kept.history);
  const parsed: unknown = JSON.parse(json.toString('utf8'));
  const history = historyFromJSON(parsed);
  return {
    workflowId: kept.workflowId,
    runId: kept.runId,
    state: 'ARCHIVED',
    historyLength: kept.historyLength,
    historyBytes: json.length,
    pending: [],
    events: await engine.events(history.events ?? []),
  };
}
