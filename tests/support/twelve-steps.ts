import { setTimeout as delay } from 'node:timers/promises';
import type { CaseView } from '../../workflows/messages';
import type { EngineCase } from './engine';
import { openStep } from './fake-ledger';
import { settled } from './history';

/** Steps of a straight case, in order, with the status during each. */
export const TWELVE_STEPS = [
  ['P2_SCREENING', 'SCREENING'],
  ['P3A_LANGUAGE', 'CONSENT'],
  ['P3B_CONSENT', 'CONSENT'],
  ['P4_ASSESSMENT', 'ASSESSMENT'],
  ['P5_INTAKE', 'INTAKE'],
  ['P6_PLAN', 'PLANNING'],
  ['P7_FAMW', 'IN_SERVICE'],
  ['P7_ASW', 'IN_SERVICE'],
  ['P7_NURSE', 'IN_SERVICE'],
  ['P8_REVIEW', 'IN_SERVICE'],
  ['P9_CLOSING', 'CLOSING'],
  ['P10_FOLLOW_UP', 'FOLLOW_UP'],
] as const;

const UUID = '0190f3c2-7b1a-7c3d-9e4f-';
const CODES = ['TASK_COMPLETED', 'STATUS_CHANGED', 'TASK_OPENED'];

/**
 * A whole case: each step is completed two days after it opened, five days before it is due, and tells one person about
 * the next. The reminder of the second to last step comes while it is open; the others would come the day before the due date.
 */
export async function walkTwelveSteps(
  { ledger, handle, at, signal }: EngineCase,
  sleep: (ms: number) => Promise<void>,
) {
  for (const [index, [step, stage]] of TWELVE_STEPS.entries()) {
    const day = index * 2;
    const taskId = `${UUID}${String(index).padStart(12, '0')}`;
    const wait = step === 'P9_CLOSING' ? 1 : 6;
    ledger.plan({
      id: `${taskId}:R1:1`,
      at: at(day + wait),
      wakeAt: at(day + wait),
      label: `R1 ${step}`,
    });
    const noticeId = `${UUID}1${String(index).padStart(11, '0')}`;
    const view = ledger.decide({
      stage,
      codes: CODES,
      open: [openStep(step, at(day + 7))],
      deliveries: [{ wakeAt: at(day), noticeIds: [noticeId] }],
    } satisfies Partial<CaseView>);
    await signal(view);
    await ledger.until(() => ledger.delivered.includes(noticeId));
    await settled(handle);
    await sleep(2 * 86_400_000);
    await delay(50);
    await settled(handle);
  }
  ledger.plan();
  await signal(ledger.decide({ stage: 'CLOSED', codes: ['CASE_ENDED'], open: [], deliveries: [], ended: true }));
  await handle.result();
}
