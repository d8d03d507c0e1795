import { randomUUID } from 'node:crypto';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/contract';
import { workerBuild } from '../../platform/worker-build';
import { temporalTestServer } from '../../scripts/temporal-cli';
import { type CaseView, SEARCH_ATTRIBUTES } from '../../workflows/messages';
import type { RunInput } from '../../workflows/run-input';
import { FakeLedger } from './fake-ledger';
import { testBundle } from './workflow-bundle';

const { IndexedValueType } = temporal.api.enums.v1;
const indexed = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  BOOL: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

let quiet = false;
/** Once per process: only what goes wrong is worth a line in a test's output. */
export function quieten(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  });
}

const LONGEST_STORY_MS = 40_000;

type Alarm = NonNullable<CaseView['next']>;

/** A time-skipping server with Helmi's search attributes; one per test file, because its clock is one for all workflows. */
export async function startTestEngine(dataConverter?: DataConverter): Promise<TestWorkflowEnvironment> {
  quieten();
  const path = await temporalTestServer();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
    ...(dataConverter === undefined ? {} : { client: { dataConverter } }),
  });
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(
      Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, indexed[type]]),
    ),
  });
  return env;
}

/** One case at the engine, with a worker of its own and a ledger in memory. */
export interface EngineCase {
  readonly ledger: FakeLedger;
  readonly handle: WorkflowHandle;
  /** The moment the case started (epoch ms at the engine's clock). */
  readonly start: number;
  /** An instant some days and hours after the start. */
  readonly at: (days: number, hours?: number) => string;
  readonly alarm: (id: string, days: number, hours?: number) => Alarm;
  readonly signal: (view: CaseView) => Promise<void>;
}

export interface CaseSetup {
  readonly env: TestWorkflowEnvironment;
  readonly client?: Client;
  readonly dataConverter?: DataConverter;
  readonly training?: boolean;
  readonly longestHistory?: number;
  /** Sets the stage before the workflow starts. */
  readonly prepare?: (c: Omit<EngineCase, 'handle' | 'signal'>) => void;
  /** Side effects in the ledger's place. */
  readonly activities?: (ledger: FakeLedger) => Activities<CaseView>;
  readonly workflowType?: string;
  /** Of a case that stands in a ledger; made up otherwise. */
  readonly caseId?: string;
}

/** Runs a story about one case, then lets go of the worker and of the case. */
export async function withCase(setup: CaseSetup, story: (c: EngineCase) => Promise<void>): Promise<void> {
  const { env } = setup;
  const client = setup.client ?? env.client;
  const caseId = setup.caseId ?? randomUUID();
  const taskQueue = `helmi-${caseId}`;
  const start = await env.currentTimeMs();
  const at = (days: number, hours = 0) => new Date(start + (days * 24 + hours) * 3_600_000).toISOString();
  const alarm = (id: string, days: number, hours = 0): Alarm => {
    const instant = at(days, hours);
    return { id, at: instant, wakeAt: instant, label: id };
  };
  const ledger = new FakeLedger({ caseId, now: () => env.currentTimeMs() });
  setup.prepare?.({ ledger, start, at, alarm });
  const bundle = await testBundle();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: bundle,
    ...workerBuild(bundle.codePath),
    activities: { ...(setup.activities?.(ledger) ?? ledger) },
    ...(setup.dataConverter === undefined ? {} : { dataConverter: setup.dataConverter }),
  });
  await worker.runUntil(async () => {
    const input: RunInput = {
      reference: 'HELMI-2026-0001',
      pathwayVersion: '1',
      training: setup.training ?? false,
      view: ledger.view,
      ...(setup.longestHistory === undefined ? {} : { longestHistory: setup.longestHistory }),
    };
    const handle = await client.workflow.start(setup.workflowType ?? 'tinyPathway', {
      workflowId: `tiny-${caseId}`,
      taskQueue,
      args: [input],
    });
    try {
      const signal = (view: CaseView) => handle.signal('progress', view);
      await inTime(story({ ledger, handle, start, at, alarm, signal }));
    } finally {
      await handle.terminate('end of the test').catch(() => undefined);
    }
  });
}

// A story that hangs must end before Jest gives up on it, or its worker outlives the server and the run never ends.
async function inTime(story: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error('the story did not end')), LONGEST_STORY_MS);
  });
  await Promise.race([story, late]).finally(() => clearTimeout(timer));
}
