import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestEngine, withCase } from '../support/engine';
import { count, eventNames } from '../support/history';

jest.setTimeout(60_000);

describe('how a case sends its notices', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestEngine();
  }, 60_000);
  afterAll(() => env?.teardown());

  it('sends what may leave at once, keeps the evening’s notice until the morning, and ends after both', async () => {
    await withCase(
      {
        env,
        prepare: ({ ledger, at }) => {
          const deliveries = [
            { wakeAt: at(0), noticeIds: ['n1', 'n2'] },
            { wakeAt: at(1), noticeIds: ['n3'] },
          ];
          ledger.view = { ...ledger.view, deliveries, ended: true };
        },
      },
      async ({ ledger, handle, at }) => {
        await handle.result();
        expect(ledger.delivered).toEqual(['n1', 'n2', 'n3']);
        expect(await env.currentTimeMs()).toBeGreaterThanOrEqual(Date.parse(at(1)));
        expect(count(await eventNames(handle), 'MARKER_RECORDED')).toBe(2);
      },
    );
  });

  it('never hands a notice over twice, though later views still name it', async () => {
    await withCase({ env }, async ({ ledger, handle, signal, at }) => {
      const deliveries = [{ wakeAt: at(0), noticeIds: ['n1'] }];
      await signal(ledger.decide({ deliveries }));
      await handle.query('view');
      await signal(ledger.decide({ deliveries: [...deliveries, { wakeAt: at(0), noticeIds: ['n2'] }] }));
      await handle.query('view');
      await signal(ledger.decide({ ended: true, deliveries }));
      await handle.result();
      expect(ledger.delivered).toEqual(['n1', 'n2']);
    });
  });

  it('raises alarms while the mail server is away, delivers when it is back, and only then ends', async () => {
    await withCase(
      {
        env,
        prepare: ({ ledger, alarm, at }) => {
          ledger.plan(alarm('L1', 0, 2));
          ledger.view = { ...ledger.view, deliveries: [{ wakeAt: at(0), noticeIds: ['n1'] }] };
          // Tries that grow to five minutes apart: some four and a half hours.
          ledger.failures.deliver = 60;
          ledger.consequences = () => ({ ended: true });
        },
      },
      async ({ ledger, handle, at }) => {
        await handle.result();
        expect(Date.parse(ledger.raised[0]?.at ?? '')).toBeLessThan(Date.parse(at(0, 3)));
        expect(ledger.delivered).toEqual(['n1']);
        expect(await env.currentTimeMs()).toBeGreaterThan(Date.parse(at(0, 3)));
      },
    );
  });

  it('gives up after a day without a mail server, so that the notice is seen and the case goes on', async () => {
    await withCase(
      {
        env,
        prepare: ({ ledger, alarm, at }) => {
          ledger.plan(alarm('L1', 3));
          ledger.view = { ...ledger.view, deliveries: [{ wakeAt: at(0), noticeIds: ['n1'] }] };
          ledger.failures.deliver = Number.POSITIVE_INFINITY;
          ledger.consequences = () => ({ ended: true });
        },
      },
      async ({ ledger, handle }) => {
        await handle.result();
        expect(ledger.givenUp).toEqual(['n1']);
        expect(ledger.delivered).toEqual([]);
        expect(ledger.raised.map(({ id }) => id)).toEqual(['L1']);
      },
    );
  });
});
