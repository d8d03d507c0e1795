/** Stories of the conference as the engine sees it: on its own, beside a case, outliving it, and ending with it. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { EngineCase } from './engine';
import { openStep } from './fake-ledger';
import { count, eventNames, settled } from './history';
import { hears } from './recorded-events';
import { idOf, type RecordedStory } from './recorded-story';

const DAY_MS = 86_400_000;

const child = (c: EngineCase) => ({
  caseId: idOf(`child-of-${c.ledger.view.caseId}`),
  workflowId: `fgc-${c.ledger.view.caseId}`,
  workflowType: 'familyGroupConference',
  reference: 'FGC-2026-0001',
  pathwayVersion: '1',
});

/** Resolves when the case has started another one. */
async function childRuns({ handle }: EngineCase): Promise<void> {
  while (count(await eventNames(handle), 'CHILD_WORKFLOW_EXECUTION_STARTED') === 0) await settled(handle);
}

/** A conference from the answer to its request to the last follow-up; `days` between its steps. */
async function confer(c: EngineCase, env: TestWorkflowEnvironment, days: number): Promise<void> {
  const { ledger, alarm, at } = c;
  const steps = [
    ['G2_AGREEMENT', 'AGREEING'],
    ['G3_CONVENER', 'CONVENER'],
    ['G4_PREPARATION', 'PREPARING'],
    ['G5_CONFERENCE', 'CONFERENCE'],
    ['G6_PLAN', 'PLAN'],
    ['G7_APPROVAL', 'APPROVAL'],
    ['G8_FOLLOW_UP', 'FOLLOW_UP'],
  ] as const;
  for (const [index, [step, stage]] of steps.entries()) {
    const day = index * days;
    ledger.plan(alarm(`R1 ${step}`, day + days + 1));
    const deliveries = [{ wakeAt: at(day), noticeIds: [idOf(`n-${step}`)] }];
    await hears(c, ['TASK_COMPLETED', 'STATUS_CHANGED', 'TASK_OPENED'], {
      stage,
      open: [openStep(step, at(day + days + 2))],
      deliveries,
    });
    await ledger.until(() => ledger.delivered.includes(idOf(`n-${step}`)));
    // The family's own time: nothing is planned while it runs, and nobody is told.
    if (step === 'G5_CONFERENCE') {
      await hears(c, ['QUIET_BEGUN'], { deliveries: [] });
      await hears(c, ['QUIET_ENDED'], { deliveries: [] });
    }
    await env.sleep(days * DAY_MS);
  }
  ledger.plan();
  await hears(c, ['TASK_COMPLETED', 'CASE_ENDED'], { stage: 'CLOSED', open: [], deliveries: [], ended: true });
  await c.handle.result();
}

/** The conference's own life, ordinary and acute, and what its start means for the case beside it. */
export const RECORDED_CONFERENCES: Readonly<Record<string, RecordedStory>> = {
  'conference-ordinary': {
    setup: {},
    workflowType: 'familyGroupConference',
    tell: (c, env) => confer(c, env, 7),
  },
  'conference-acute': {
    setup: {},
    workflowType: 'familyGroupConference',
    tell: (c, env) => confer(c, env, 1),
  },
  'conference-beside': {
    setup: {},
    tell: async (c) => {
      const children = [child(c)];
      await hears(c, ['CHILD_STARTED'], { stage: 'IN_SERVICE', children });
      await childRuns(c);
      await hears(c, ['CHILD_REPORTED'], { children });
      await hears(c, ['CHILD_REPORTED'], { children: [] });
      await hears(c, ['CASE_ENDED'], { stage: 'CLOSED', children: [], ended: true });
      await c.handle.result();
    },
  },
  'conference-outlives-parent': {
    setup: {},
    tell: async (c) => {
      const children = [child(c)];
      await hears(c, ['CHILD_STARTED'], { stage: 'IN_SERVICE', children });
      await childRuns(c);
      await hears(c, ['CASE_ENDED'], { stage: 'CLOSED', children, ended: true });
      await c.handle.result();
    },
  },
  'conference-stopped': {
    setup: {},
    tell: async (c) => {
      const children = [child(c)];
      await hears(c, ['CHILD_STARTED'], { stage: 'IN_SERVICE', children });
      await childRuns(c);
      // Both end in one transaction: the parent's view names the child no longer.
      await hears(c, ['CHILDREN_STOPPED', 'NOTICES_TAKEN_BACK', 'CASE_ENDED'], {
        stage: 'CLOSED',
        children: [],
        ended: true,
      });
      await c.handle.result();
    },
  },
};
