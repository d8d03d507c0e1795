import { openStep } from './fake-ledger';
import { settled } from './history';
import { RECORDED_CONFERENCES } from './recorded-conferences';
import { RECORDED_EVENTS } from './recorded-events';
import { idOf, type RecordedStory } from './recorded-story';
import { walkTwelveSteps } from './twelve-steps';

const DAY_MS = 86_400_000;

/** One story for each shape that a case's life at the engine can take. */
export const RECORDED_STORIES: Readonly<Record<string, RecordedStory>> = {
  ...RECORDED_EVENTS,
  ...RECORDED_CONFERENCES,
  straight: {
    setup: {},
    tell: (c, env) => walkTwelveSteps(c, (ms) => env.sleep(ms)),
  },
  'everything-late': {
    setup: {
      prepare: ({ ledger, alarm, at }) => {
        const chain: readonly (readonly [string, number])[] = [
          ['R3', 7],
          ['R1', 9],
          ['OVERDUE', 10],
          ['L1', 11],
          ['L2', 13],
          ['L3', 17],
          ['L4', 24],
        ];
        ledger.plan(...chain.map(([id, day]) => alarm(id, day)));
        ledger.view = { ...ledger.view, stage: 'ASSESSMENT', open: [openStep('P4_ASSESSMENT', at(10))] };
        ledger.consequences = (id) => ({
          overdue: !id.startsWith('R'),
          deliveries: [{ wakeAt: at(0), noticeIds: [`notice-${id}`] }],
          ...(id === 'L4' ? { ended: true, open: [] } : {}),
        });
      },
    },
    tell: ({ handle }) => handle.result(),
  },
  paused: {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1', 9)) },
    tell: async ({ ledger, handle, alarm, at, signal }, env) => {
      await settled(handle);
      ledger.plan();
      await signal(ledger.decide({ codes: ['CASE_PAUSED'], open: [] }));
      await env.sleep(12 * DAY_MS);
      await settled(handle);
      ledger.plan(alarm('R1', 20));
      ledger.consequences = () => ({ ended: true, open: [] });
      await signal(ledger.decide({ codes: ['CASE_RESUMED'], open: [openStep('P4_ASSESSMENT', at(21))] }));
      await handle.result();
    },
  },
  'continue-as-new': {
    setup: { longestHistory: 30, prepare: ({ ledger, alarm }) => ledger.plan(alarm('L1', 40)) },
    tell: async ({ ledger, handle, at, signal }) => {
      const children = [
        { caseId: 'c2', workflowId: `fgc-${ledger.view.caseId}`, workflowType: 'familyGroupConference' },
      ];
      const evening = { wakeAt: at(5), noticeIds: ['evening'] };
      for (let round = 1; round <= 12; round += 1) {
        const deliveries = [evening, { wakeAt: at(0), noticeIds: [`n${round}`] }];
        await signal(ledger.decide({ stage: 'IN_SERVICE', deliveries, children }));
        await ledger.until(() => ledger.delivered.includes(`n${round}`));
        await settled(handle);
      }
      ledger.consequences = () => ({ ended: true, deliveries: [] });
      await handle.result();
    },
  },
  'training-fast-forward': {
    setup: {
      training: true,
      prepare: ({ ledger, alarm, at }) => {
        ledger.plan(alarm('R1', 9), alarm('OVERDUE', 10), alarm('L1', 11), alarm('L2', 60));
        ledger.consequences = (id) => ({ deliveries: [{ wakeAt: at(0), noticeIds: [`notice-${id}`] }] });
      },
    },
    tell: async ({ ledger, handle, at, signal }) => {
      await signal(ledger.decide({ movingTo: at(30) }));
      await ledger.until(() => ledger.delivered.length > 0);
      await settled(handle);
      await signal(ledger.decide({ ended: true, deliveries: [] }));
      await handle.result();
    },
  },
  conference: {
    workflowType: 'familyGroupConference',
    setup: {
      prepare: ({ ledger, alarm, at }) => {
        ledger.plan(alarm('PREPARATION_HALFWAY', 28), alarm('PREPARATION_ENDS', 56), alarm('L2', 56, 8));
        ledger.view = { ...ledger.view, stage: 'PREPARING', open: [openStep('G4_PREPARATION', at(56))] };
        ledger.consequences = (id) => ({ deliveries: [{ wakeAt: at(0), noticeIds: [idOf(`notice-${id}`)] }] });
      },
    },
    tell: async ({ ledger, handle, alarm, at, signal }, env) => {
      await env.sleep(40 * DAY_MS);
      await settled(handle);
      ledger.plan();
      await signal(ledger.decide({ stage: 'SCHEDULED', open: [openStep('G5_CONFERENCE', at(60))] }));
      await settled(handle);
      // The family is on its own: nothing comes from people, and time has nothing to say.
      await signal(ledger.decide({ codes: ['QUIET_BEGUN'] }));
      await signal(ledger.decide({ codes: ['QUIET_ENDED'] }));
      ledger.plan(alarm('FOLLOW_UP_NEAR', 140));
      await signal(ledger.decide({ stage: 'PLAN_APPROVED', open: [openStep('G8_FOLLOW_UP', at(150))] }));
      ledger.consequences = () => ({ ended: true, stage: 'ENDED', open: [], deliveries: [] });
      await handle.result();
    },
  },
  'deliveries-failing': {
    setup: {
      prepare: ({ ledger, alarm, at }) => {
        ledger.plan(alarm('L1', 0, 2), alarm('L2', 3));
        ledger.view = { ...ledger.view, deliveries: [{ wakeAt: at(0), noticeIds: ['n1'] }] };
        ledger.failures.deliver = Number.POSITIVE_INFINITY;
        ledger.failures.raiseAlarm = 3;
        ledger.consequences = (id) => (id === 'L2' ? { ended: true } : {});
      },
    },
    tell: ({ handle }) => handle.result(),
  },
};
