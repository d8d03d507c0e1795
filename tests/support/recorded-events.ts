/** Stories of what can happen on the way, as the engine sees it: views that change, timers that are let be. */
import type { CaseView } from '../../workflows/messages';
import type { EngineCase } from './engine';
import { openStep } from './fake-ledger';
import { settled } from './history';
import { idOf, type RecordedStory } from './recorded-story';

const DAY_MS = 86_400_000;

/** Tells the case something new and waits until the engine has written it down. */
export async function hears(c: EngineCase, codes: readonly string[], change: Partial<CaseView>): Promise<void> {
  await c.signal(c.ledger.decide({ codes, ...change }));
  await settled(c.handle);
}

/** One story for each way in which a case can leave its straight path. */
export const RECORDED_EVENTS: Readonly<Record<string, RecordedStory>> = {
  'pause-extended': {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 P4_ASSESSMENT', 9)) },
    tell: async (c, env) => {
      const { ledger, alarm, at } = c;
      ledger.plan(alarm('OPENS X2_PAUSE_HALFWAY', 12), alarm('R1 X2_PAUSE_END', 20), alarm('LATE X2_PAUSE_END', 24));
      ledger.consequences = (id) => ({ deliveries: [{ wakeAt: at(0), noticeIds: [idOf(`n-${id}`)] }] });
      await hears(c, ['CASE_PAUSED'], { stage: 'PAUSED', open: [openStep('X2_PAUSE_END', at(24))] });
      await env.sleep(14 * DAY_MS);
      await settled(c.handle);
      ledger.plan(alarm('R1 X2_PAUSE_END', 44), alarm('R1 P4_ASSESSMENT', 60));
      await hears(c, ['PAUSE_EXTENDED', 'TASK_MOVED'], { open: [openStep('X2_PAUSE_END', at(48))], deliveries: [] });
      await env.sleep(26 * DAY_MS);
      ledger.plan(alarm('R1 P4_ASSESSMENT', 49));
      await hears(c, ['CASE_RESUMED', 'TASK_MOVED'], {
        stage: 'ASSESSMENT',
        open: [openStep('P4_ASSESSMENT', at(50))],
      });
      ledger.consequences = () => ({ ended: true, open: [], deliveries: [] });
      await c.handle.result();
    },
  },
  placement: {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 P6_PLAN', 9)) },
    tell: async (c, env) => {
      const { ledger, alarm, at } = c;
      ledger.plan(
        alarm('R1 X3_JOINT_MEETING', 2),
        alarm('OPENS X3_DAY20_REVIEW', 20),
        alarm('LATE X3_DAY20_REVIEW', 25),
      );
      ledger.consequences = (id) => ({ deliveries: [{ wakeAt: at(0), noticeIds: [idOf(`n-${id}`)] }] });
      const open = [openStep('X3_ACUTE_FGC', at(1)), openStep('X3_JOINT_MEETING', at(3))];
      await hears(c, ['OVERLAY_STARTED', 'TASK_OPENED'], {
        open,
        deliveries: [{ wakeAt: at(0), noticeIds: [idOf('n-all')] }],
      });
      await env.sleep(21 * DAY_MS);
      await ledger.until(() => ledger.raised.some(({ id }) => id.startsWith('OPENS')));
      await settled(c.handle);
      ledger.plan(alarm('R1 P6_PLAN', 40));
      await hears(c, ['OVERLAY_ENDED', 'TASK_MOVED'], { open: [openStep('P6_PLAN', at(41))], deliveries: [] });
      ledger.consequences = () => ({ ended: true, open: [], deliveries: [] });
      await env.sleep(DAY_MS);
      await c.handle.result();
    },
  },
  death: {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 P6_PLAN', 9)) },
    tell: async (c) => {
      // A notice that would leave tomorrow is taken back: nothing is sent, and the timer that waited for it is let go.
      const tomorrow = [{ wakeAt: c.at(1), noticeIds: [idOf('n-tomorrow')] }];
      await hears(c, ['TASK_OPENED'], { open: [openStep('P6_PLAN', c.at(10))], deliveries: tomorrow });
      c.ledger.plan();
      await hears(c, ['NOTICES_TAKEN_BACK', 'CASE_ENDED'], { stage: 'CLOSED', open: [], deliveries: [], ended: true });
      await c.handle.result();
    },
  },
  withdrawal: {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 P8_REVIEW', 9)) },
    tell: async (c, env) => {
      const { ledger, alarm, at } = c;
      ledger.plan(alarm('R1 X6_TALK', 5));
      const open = [openStep('X6_PROTECTION_CHECK', at(1)), openStep('X6_TALK', at(7))];
      const tonight = [{ wakeAt: at(0, 8), noticeIds: [idOf('n-rsw')] }];
      await hears(c, ['EVENT_RECORDED', 'TASK_CANCELLED', 'TASK_OPENED'], { open, deliveries: tonight });
      await env.sleep(DAY_MS);
      ledger.plan();
      // The case is over; the last notice still leaves before its process does.
      const last = [{ wakeAt: at(2), noticeIds: [idOf('n-closed')] }];
      await hears(c, ['TASK_COMPLETED', 'CASE_ENDED'], { stage: 'CLOSED', open: [], deliveries: last, ended: true });
      await c.handle.result();
    },
  },
  move: {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 P2_SCREENING', 9)) },
    tell: async (c) => {
      const { ledger, alarm, at } = c;
      // An earlier moment than the one that was waited for, then a later one.
      ledger.plan(alarm('R1 X4_HANDOVER', 3), alarm('OPENS X4_MOVE_DATE', 14));
      await hears(c, ['EVENT_RECORDED', 'TASK_OPENED'], { open: [openStep('X4_HANDOVER', at(4))] });
      ledger.plan(alarm('OPENS X4_MOVE_DATE', 14));
      await hears(c, ['TASK_COMPLETED'], { open: [] });
      ledger.consequences = () => ({ stage: 'CLOSED', ended: true, open: [], deliveries: [] });
      await c.handle.result();
    },
  },
  're-referral': {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 X7_FAST_REENTRY', 1)) },
    tell: async (c, env) => {
      const { ledger, at } = c;
      const open = [openStep('X7_FAST_REENTRY', at(2)), openStep('P2_SCREENING', at(5))];
      await hears(c, ['REFERRAL_SUBMITTED', 'ADVICE_GIVEN', 'TASK_OPENED'], { stage: 'SCREENING', open });
      ledger.consequences = () => ({ deliveries: [{ wakeAt: at(0), noticeIds: [idOf('n-late')] }] });
      await env.sleep(2 * DAY_MS);
      await ledger.until(() => ledger.delivered.includes(idOf('n-late')));
      await hears(c, ['STEP_SKIPPED', 'CASE_ENDED'], { stage: 'CLOSED', open: [], deliveries: [], ended: true });
      await c.handle.result();
    },
  },
  'turning-18': {
    setup: { longestHistory: 40, prepare: ({ ledger, alarm }) => ledger.plan(alarm('TIMER 1', 400)) },
    tell: async (c, env) => {
      const { ledger, alarm, at } = c;
      // A timer that is a year away goes through handing over to a new run, and its moment is named anew on the way.
      for (let round = 1; round <= 8; round += 1) {
        const noticeId = `n${round}`;
        await hears(c, ['ENTRY_RECORDED'], {
          stage: 'IN_SERVICE',
          deliveries: [{ wakeAt: at(0), noticeIds: [noticeId] }],
        });
        await ledger.until(() => ledger.delivered.includes(noticeId));
        await env.sleep(DAY_MS);
      }
      ledger.plan(alarm('TIMER 1', 300), alarm('TIMER 2', 400));
      await hears(c, ['EVENT_RECORDED'], { deliveries: [] });
      ledger.consequences = (id) =>
        id === 'TIMER 2' ? { ended: true, open: [] } : { open: [openStep('X5_OWN_CONSENTS', at(320))] };
      await c.handle.result();
    },
  },
  'absence-covered': {
    setup: { prepare: ({ ledger, alarm }) => ledger.plan(alarm('R1 P6_PLAN', 9)) },
    tell: async (c, env) => {
      const { ledger, at } = c;
      await hears(c, ['TASK_COVERED', 'MEMBER_COVERED'], { open: [openStep('P6_PLAN', at(10))] });
      await env.sleep(5 * DAY_MS);
      await hears(c, ['TASK_RETURNED', 'MEMBER_RETURNED'], {});
      ledger.consequences = () => ({ ended: true, open: [], deliveries: [] });
      await c.handle.result();
    },
  },
};
