import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { startTestEngine, withCase } from './engine';
import { RECORDED_STORIES } from './recorded-stories';

const FOLDER = resolve(__dirname, '..', 'histories');

/**
 * Tells the recorded stories anew, or those that are named, and keeps their histories. A release adds recordings beside
 * the old ones (`<name>.<version>.json`), because cases that began under the old code live on.
 */
async function main(wanted: readonly string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, { setup, tell, workflowType = 'helmiPathway' }] of Object.entries(RECORDED_STORIES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    // A server for each: its clock is one for all workflows.
    const env = await startTestEngine();
    try {
      await withCase({ env, ...setup, workflowType }, async (c) => {
        await tell(c, env);
        await keep(name, c.handle, (runId) => env.client.workflow.getHandle(c.handle.workflowId, runId));
      });
    } finally {
      await env.teardown();
    }
  }
}

/** Writes every run of a chain, the newest under the plain name. */
async function keep(name: string, newest: WorkflowHandle, run: (runId: string) => WorkflowHandle): Promise<void> {
  let { runId } = await newest.describe();
  for (let back = 0; runId !== ''; back += 1) {
    const history = await run(runId).fetchHistory();
    const file = back === 0 ? `${name}.json` : `${name}.before-${back}.json`;
    writeFileSync(join(FOLDER, file), `${historyToJSON(history)}\n`);
    process.stdout.write(`${file}: ${history.events?.length ?? 0} events\n`);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
    process.exit(1);
  },
);
