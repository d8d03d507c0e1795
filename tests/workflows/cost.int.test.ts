import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { parseKeyring } from '../../platform/keyring';
import { createDataConverter } from '../../platform/temporal';
import { ensureWorkflowBundle } from '../../scripts/workflow-bundle';
import { startTestEngine, withCase } from '../support/engine';
import { bytesOf, count, namesOf } from '../support/history';
import { walkTwelveSteps } from '../support/twelve-steps';

jest.setTimeout(60_000);

const parsed = parseKeyring(JSON.stringify({ current: '2026', keys: { '2026': randomBytes(32).toString('base64') } }));
if (!parsed.ok) throw new Error(parsed.fault);
const dataConverter = createDataConverter({ payload: { keyring: parsed.keyring, requireEncrypted: true } });

describe('what a case costs at the engine', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestEngine(dataConverter);
  }, 60_000);
  afterAll(() => env?.teardown());

  it('needs at most 130 events and 20 kB of encrypted history for a case of twelve steps', async () => {
    await withCase({ env, dataConverter }, async (c) => {
      await walkTwelveSteps(c, (ms) => env.sleep(ms));
      const history = await c.handle.fetchHistory();
      const names = namesOf(history);
      expect(names.length).toBeLessThanOrEqual(130);
      expect(bytesOf(history)).toBeLessThanOrEqual(20_000);
      expect(count(names, 'WORKFLOW_TASK_FAILED')).toBe(0);
    });
  });

  it('keeps the bundle of replayed code small: at most 2 MB', async () => {
    expect(statSync(await ensureWorkflowBundle()).size).toBeLessThanOrEqual(2_000_000);
  });
});
