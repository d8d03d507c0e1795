import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CaseView } from '../../workflows/messages';
import { startTestEngine, withCase } from '../support/engine';
import { openStep } from '../support/fake-ledger';

jest.setTimeout(60_000);

describe('what a case hears from the ledger', () => {
  let env: TestWorkflowEnvironment;
  beforeAll(async () => {
    env = await startTestEngine();
  }, 60_000);
  afterAll(() => env?.teardown());

  it('takes the newest view, whether messages come twice, in the wrong order, or not at all', async () => {
    await withCase({ env }, async ({ ledger, handle, signal, at }) => {
      const screening = ledger.decide({ stage: 'SCREENING', open: [openStep('P2_SCREENING', at(5))] });
      ledger.decide({ stage: 'CONSENT' });
      const assessment = ledger.decide({ stage: 'ASSESSMENT', open: [openStep('P4_ASSESSMENT', at(15))] });
      await signal(assessment);
      await signal(screening);
      await signal(assessment);
      const heard = await handle.query<CaseView>('view');
      expect(heard).toEqual(assessment);
    });
  });

  it('hears a restored ledger, whose numbers begin again', async () => {
    await withCase({ env }, async ({ ledger, handle, signal }) => {
      for (let seq = 0; seq < 8; seq += 1) ledger.decide();
      await signal(ledger.view);
      const restored: CaseView = { ...ledger.view, epoch: 2, seq: 4, stage: 'SCREENING' };
      await signal(restored);
      expect(await handle.query<CaseView>('view')).toEqual(restored);
    });
  });

  it('shows operators the stage, the next due date and the flags, and nothing else', async () => {
    await withCase({ env, training: true }, async ({ ledger, handle, signal, at }) => {
      const open = [openStep('P3B_CONSENT', at(9)), openStep('P3A_LANGUAGE', at(4), 1)];
      await signal(ledger.decide({ stage: 'CONSENT', overdue: true, open }));
      await handle.query('view');
      const { typedSearchAttributes } = await handle.describe();
      expect(Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]))).toEqual({
        HelmiStage: 'CONSENT',
        HelmiOverdue: true,
        HelmiNextDue: new Date(at(4)),
        HelmiPathwayVersion: '1',
        HelmiTraining: true,
      });
      const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(currentDetails).toContain('CONSENT');
      expect(currentDetails).toContain(`P3A_LANGUAGE, due ${at(4)}, level 1`);
    });
  });

  it('lets go when an operator cancels it, and fails nothing', async () => {
    await withCase({ env, prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1', 30)) }, async ({ handle }) => {
      await handle.query('view');
      await handle.cancel();
      await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
      expect((await handle.describe()).status.name).toBe('CANCELLED');
    });
  });
});
