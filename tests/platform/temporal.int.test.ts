import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Config } from '../../platform/config';
import type { Keyring } from '../../platform/keyring';
import { createLogger } from '../../platform/logger';
import { createDataConverter, createTemporalClient } from '../../platform/temporal';
import { type RunningTemporal, startTemporal } from '../../scripts/embedded/temporal-server';
import { everyPayload, goOn, heard } from '../support/sealed-workflows';

const CANARY = 'KNRYpayload7q2x';
const keyring: Keyring = { current: 'k1', keys: new Map([['k1', Buffer.from('0123456789abcdefghijklmnopqrstuv')]]) };
const payload: Config['payload'] = { keyring, requireEncrypted: true };
const workflowsPath = require.resolve('../support/sealed-workflows');
const quiet = createLogger({ log: { level: 'error' } }, 'test');

jest.setTimeout(120_000);

describe('payloads on a real Temporal server', () => {
  let folder: string;
  let server: RunningTemporal;
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    folder = mkdtempSync(join(tmpdir(), 'helmi-temporal-'));
    server = await startTemporal({ dataDir: folder });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('are sealed in every part of a history, open in client and worker, and replay', async () => {
    const dataConverter = createDataConverter({ payload });
    const connection = await Connection.connect({ address: server.address });
    const native = await NativeConnection.connect({ address: server.address });
    const client = new Client({ connection, namespace: server.namespace, dataConverter });
    const worker = await Worker.create({
      connection: native,
      namespace: server.namespace,
      taskQueue: 'sealed',
      workflowsPath,
      dataConverter,
      activities: {
        echo: async (value: string) => {
          if (value === 'fail') throw ApplicationFailure.nonRetryable(CANARY, 'CODE');
          return value;
        },
      },
    });
    try {
      await worker.runUntil(async () => {
        const handle = await client.workflow.start(everyPayload, {
          workflowId: 'helmi-case-1',
          taskQueue: 'sealed',
          args: [CANARY, 1],
          staticSummary: CANARY,
        });
        await handle.signal(goOn, 'first');
        const firstRun = client.workflow.getHandle('helmi-case-1', handle.firstExecutionRunId, { followRuns: false });
        await expect(firstRun.result()).rejects.toThrow('continued as new');
        await handle.signal(goOn, CANARY);
        expect(await handle.result()).toBe(`${CANARY}/${CANARY}/failed/${CANARY}`);
        expect(await client.workflow.getHandle('helmi-case-1').query(heard)).toBe(CANARY);
      });
      const history = await client.workflow.getHandle('helmi-case-1').fetchHistory();
      expect(Buffer.from(temporal.api.history.v1.History.encode(history).finish()).toString('latin1')).not.toContain(
        'KNRY',
      );
      expect(historyToJSON(history)).toContain('EVENT_TYPE_WORKFLOW_EXECUTION_STARTED');
      const replay = { workflowsPath, dataConverter: createDataConverter({ payload }, { place: 'any' }) };
      await Worker.runReplayHistory(replay, history, 'helmi-case-1');
    } finally {
      await connection.close();
      await native.close();
    }
  });

  test('the namespace keeps closed histories for 90 days and knows the five search attributes', async () => {
    const connection = await Connection.connect({ address: server.address });
    try {
      const { namespace } = server;
      const { config } = await connection.workflowService.describeNamespace({ namespace });
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      const names = ['HelmiStage', 'HelmiOverdue', 'HelmiNextDue', 'HelmiPathwayVersion', 'HelmiTraining'];
      expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(names));
    } finally {
      await connection.close();
    }
  });

  test('a client starts without a server, says quickly that it is away, and finds it when it is there', async () => {
    const configFor = (address: string): Pick<Config, 'temporal' | 'payload'> => ({
      temporal: { address, namespace: server.namespace, connectionOptions: {} },
      payload,
    });
    const away = createTemporalClient(configFor('127.0.0.1:1'), quiet);
    const began = Date.now();
    expect(await away.reachable(500)).toBe(false);
    expect(Date.now() - began).toBeLessThan(2_000);
    await away.close();
    const here = createTemporalClient(configFor(server.address), quiet);
    expect(await here.reachable(5_000)).toBe(true);
    await here.close();
  });
});
