import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestEngine, withCase } from '../support/engine';
import { openStep } from '../support/fake-ledger';
import { count, eventNames, settled } from '../support/history';

jest.setTimeout(60_000);

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
          ledger.plan(...chain.map(([id, day]) => alarm(id, day)));
          ledger.view = { ...ledger.view, open: [openStep('P4_ASSESSMENT', at(10))] };
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

  it('leaves a timer that is too early alone and looks again when it fires', async () => {
    await withCase(
      { env, prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1', 5)) },
      async ({ ledger, handle, alarm, signal }) => {
        while (count(await eventNames(handle), 'TIMER_STARTED') === 0) await settled(handle);
        ledger.plan(alarm('L1', 12));
        ledger.consequences = () => ({ ended: true });
        await signal(ledger.decide());
        await handle.result();
        const events = await eventNames(handle);
        expect(ledger.raised.map(({ id }) => id)).toEqual(['L1']);
        expect(ledger.asked).toBe(1);
        expect(count(events, 'TIMER_CANCELED')).toBe(0);
        expect(count(events, 'TIMER_STARTED')).toBe(2);
      },
    );
  });

  it('arms the timer anew when something comes before it', async () => {
    await withCase(
      { env, prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1', 30)) },
      async ({ ledger, handle, alarm, at, signal }) => {
        ledger.plan(alarm('URGENT', 2));
        ledger.consequences = () => ({ ended: true });
        await signal(ledger.decide());
        await handle.result();
        expect(Date.parse(ledger.raised[0]?.at ?? '')).toBeLessThan(Date.parse(at(3)));
        expect(count(await eventNames(handle), 'TIMER_CANCELED')).toBe(1);
      },
    );
  });

  it('comes again at least a second later, and ever more patiently, when the ledger says "not yet"', async () => {
    await withCase(
      {
        env,
        prepare: ({ ledger, alarm }) => {
          ledger.plan(alarm('R1', 1));
          ledger.lagMs = 20_000;
          ledger.consequences = () => ({ ended: true });
        },
      },
      async ({ ledger, handle, at }) => {
        await handle.result();
        expect(Date.parse(ledger.raised[0]?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(at(1)) + 20_000);
        // 0, 1, 3, 7, 15 and 31 seconds after its time.
        expect(ledger.asked).toBe(6);
      },
    );
  });

  it('raises what came due while the database was away once it is back, as an ordinary activity', async () => {
    await withCase(
      {
        env,
        prepare: ({ ledger, alarm }) => {
          ledger.plan(alarm('L1', 1), alarm('L2', 1, 1));
          ledger.failures.raiseAlarm = 12;
          ledger.consequences = (id) => (id === 'L2' ? { ended: true } : {});
        },
      },
      async ({ ledger, handle }) => {
        await handle.result();
        expect(ledger.raised.map(({ id }) => id)).toEqual(['L1', 'L2']);
        const events = await eventNames(handle);
        expect(count(events, 'ACTIVITY_TASK_SCHEDULED')).toBe(1);
        expect(count(events, 'MARKER_RECORDED')).toBe(2);
      },
    );
  });
});
