import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestEngine, withCase } from '../support/engine';
import { openStep } from '../support/fake-ledger';

describe('what time does to a case by itself', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestEngine();
  }, 60_000);
  afterAll(() => env?.teardown());

  it('raises a reminder, the overdue and four levels of escalation, each once and at its own time', async () => {
    const chain = [
      ['R1', 9],
      ['OVERDUE', 10],
      ['L1', 11],
      ['L2', 13],
      ['L3', 17],
      ['L4', 24],
    ] as const;
    await withCase(
      {
        env,
        prepare: ({ ledger, alarm, at }) => {
          ledger.alarms = chain.map(([id, day]) => alarm(id, day));
          ledger.view = { ...ledger.view, next: ledger.alarms[0] ?? null, open: [openStep('P4_ASSESSMENT', at(10))] };
          ledger.consequences = (id) => (id === 'L4' ? { ended: true, open: [] } : {});
        },
      },
      async ({ ledger, handle, at }) => {
        await handle.result();
        expect(ledger.raised.map(({ id }) => id)).toEqual(chain.map(([id]) => id));
        for (const [index, [, day]] of chain.entries()) {
          const late = Date.parse(ledger.raised[index]?.at ?? '') - Date.parse(at(day));
          expect(late).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThan(60_000);
        }
        expect(ledger.asked).toBe(chain.length);
      },
    );
  });
});
