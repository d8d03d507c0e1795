import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { EngineAway, temporalEngine } from '../../ledger/engine';
import type { WorkflowTelling } from '../../ledger/view';
import { createTemporalClient } from '../../platform/temporal';
import { startTestEngine } from '../support/engine';
import { silent } from '../support/ledger-world';

const telling = (seq: number, ended = false, caseId: string = randomUUID()): WorkflowTelling => ({
  caseId,
  workflowId: `tiny-${caseId}`,
  workflowType: 'tinyPathway',
  input: {
    reference: 'TINY-2026-0001',
    pathwayVersion: '1',
    training: false,
    view: {
      caseId,
      epoch: 1,
      seq,
      codes: [],
      stage: 'ASKED',
      overdue: false,
      open: [{ step: 'ANSWER', dueAt: '2026-12-07T14:00:00.000Z', level: 0 }],
      next: null,
      deliveries: [],
      children: [],
      movingTo: null,
      ended,
    },
  },
});

describe('the engine at the other end of the relay', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestEngine();
  }, 60_000);
  afterAll(() => env.teardown());
  const engine = () => temporalEngine({ within: (_ms, calls) => calls(env.client) });
  const eventsOf = async (workflowId: string): Promise<number> =>
    (await env.client.workflow.getHandle(workflowId).describe()).historyLength;

  test('is started with the first view, readable and searchable, and spared a signal', async () => {
    const first = telling(3);
    expect(await engine().startOrSignal(first, false)).toBe('STARTED');
    const running = await env.client.workflow.getHandle(first.workflowId).describe();
    expect(running.status.name).toBe('RUNNING');
    expect(running.type).toBe('tinyPathway');
    // Started, and its first task scheduled: nothing else.
    expect(running.historyLength).toBe(2);
  });

  test('is signalled from then on, also when the relay forgot that it had been started', async () => {
    const first = telling(3);
    await engine().startOrSignal(first, false);
    expect(await engine().startOrSignal(telling(4, false, first.caseId), true)).toBe('SIGNALLED');
    expect(await engine().startOrSignal(telling(4, false, first.caseId), false)).toBe('SIGNALLED');
    expect(await eventsOf(first.workflowId)).toBe(4);
  });

  test('is started anew where the case is open and its workflow is not', async () => {
    const first = telling(3);
    await engine().startOrSignal(first, false);
    await env.client.workflow.getHandle(first.workflowId).terminate();
    expect(await engine().startOrSignal(telling(9, false, first.caseId), true)).toBe('STARTED');
  });

  test('has nothing to hear of a case that is over like its workflow', async () => {
    expect(await engine().startOrSignal(telling(9, true), true)).toBe('OVER');
  });

  test('that is away is told apart from a case that cannot be told', async () => {
    const nobody = createTemporalClient(
      {
        temporal: { address: '127.0.0.1:1', namespace: 'default', connectionOptions: {} },
        payload: { keyring: undefined, requireEncrypted: false },
      },
      silent,
    );
    await expect(temporalEngine(nobody).startOrSignal(telling(1), false)).rejects.toBeInstanceOf(EngineAway);
    await nobody.close();
  }, 20_000);
});
