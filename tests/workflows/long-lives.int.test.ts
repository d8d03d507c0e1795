import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CaseView } from '../../workflows/messages';
import { startTestEngine, withCase } from '../support/engine';
import { openStep } from '../support/fake-ledger';
import { count, eventNames, settled } from '../support/history';

jest.setTimeout(60_000);

describe('a case that lives long, gives rise to others, or hurries', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestEngine();
  }, 60_000);
  afterAll(() => env?.teardown());

  it('hands everything over to a new run when its history has grown', async () => {
    await withCase(
      {
        env,
        longestHistory: 30,
        prepare: ({ ledger, alarm, at }) => {
          ledger.plan(alarm('L1', 40));
          ledger.view = { ...ledger.view, open: [openStep('P7_SERVICE', at(30))] };
        },
      },
      async ({ ledger, handle, signal, at }) => {
        const { runId } = await handle.describe();
        const evening = { wakeAt: at(5), noticeIds: ['evening'] };
        const deliveries: CaseView['deliveries'][number][] = [evening];
        for (let round = 1; round <= 12; round += 1) {
          // Every view names all notices so far, as when the ledger has not yet heard that they left.
          deliveries.push({ wakeAt: at(0), noticeIds: [`n${round}`] });
          await signal(ledger.decide({ stage: 'IN_SERVICE', deliveries: [...deliveries] }));
          await ledger.until(() => ledger.delivered.includes(`n${round}`));
          await settled(handle);
        }
        const after = await handle.describe();
        expect(after.runId).not.toBe(runId);
        expect(after.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
          expect.arrayContaining([
            ['HelmiStage', 'IN_SERVICE'],
            ['HelmiNextDue', new Date(at(30))],
          ]),
        );
        ledger.consequences = () => ({ ended: true, deliveries: [] });
        await handle.result();
        expect(ledger.delivered).toEqual([...deliveries.slice(1).flatMap(({ noticeIds }) => noticeIds), 'evening']);
        expect(ledger.raised.map(({ id }) => id)).toEqual(['L1']);
      },
    );
  });

  it('starts a conference once, which outlives its parent and waits for its own news', async () => {
    await withCase({ env }, async ({ ledger, handle, signal }) => {
      const workflowId = `fgc-${ledger.view.caseId}`;
      const children = [
        {
          caseId: 'c2',
          workflowId,
          workflowType: 'familyGroupConference',
          reference: 'FGC-2026-0007',
          pathwayVersion: '3',
        },
      ];
      await signal(ledger.decide({ children }));
      await handle.query('view');
      await signal(ledger.decide({ children }));
      await handle.query('view');
      await signal(ledger.decide({ children, ended: true }));
      // Not by its result, for which this server would skip ahead while the conference waits.
      await settled(handle);
      expect((await handle.describe()).status.name).toBe('COMPLETED');
      expect(count(await eventNames(handle), 'START_CHILD_WORKFLOW_EXECUTION_INITIATED')).toBe(1);
      const child = env.client.workflow.getHandle(workflowId);
      expect((await child.describe()).status.name).toBe('RUNNING');
      expect(await child.query<CaseView>('view')).toMatchObject({ caseId: 'c2', seq: 0, ended: false });
      await child.signal('progress', {
        ...ledger.view,
        caseId: 'c2',
        seq: 1,
        stage: 'AGREED',
        children: [],
        ended: true,
      });
      await child.result();
    });
  });

  it('takes it well when the relay has started the conference before', async () => {
    await withCase({ env }, async ({ ledger, handle, signal }) => {
      const workflowId = `fgc-${ledger.view.caseId}`;
      const early = await env.client.workflow.start('familyGroupConference', {
        workflowId,
        taskQueue: 'nobody',
        args: [{ reference: 'FGC-2026-0008', pathwayVersion: '1', training: false, view: ledger.view }],
      });
      const children = [{ caseId: 'c2', workflowId, workflowType: 'familyGroupConference' }];
      await signal(ledger.decide({ children, ended: true }));
      await handle.result();
      expect((await early.describe()).status.name).toBe('RUNNING');
      await early.terminate('end of the test');
    });
  });

  it('raises the alarms on the way of a training clock in order and at once, lands, and then sends its notices', async () => {
    await withCase(
      {
        env,
        training: true,
        prepare: ({ ledger, alarm }) => {
          ledger.plan(alarm('R1', 9), alarm('OVERDUE', 10), alarm('L1', 11), alarm('L2', 60));
        },
      },
      async ({ ledger, handle, signal, at }) => {
        const before = await env.currentTimeMs();
        const noticeIds: string[] = [];
        ledger.consequences = (id) => {
          noticeIds.push(`notice-${id}`);
          return { deliveries: [{ wakeAt: at(0), noticeIds: [...noticeIds] }] };
        };
        await signal(ledger.decide({ movingTo: at(30) }));
        await ledger.until(() => ledger.landed.length > 0);
        expect(ledger.raised.map(({ id }) => id)).toEqual(['R1', 'OVERDUE', 'L1']);
        expect(ledger.landed).toEqual(['L1']);
        expect(await handle.query<CaseView>('view')).toMatchObject({ movingTo: null, next: { id: 'L2' } });
        expect(await env.currentTimeMs()).toBeLessThan(before + 60_000);
        await signal(ledger.decide({ ended: true, deliveries: [] }));
        await handle.result();
        expect(ledger.delivered).toEqual(['notice-R1', 'notice-OVERDUE', 'notice-L1']);
        expect(count(await eventNames(handle), 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES')).toBeLessThanOrEqual(2);
      },
    );
  });
});
