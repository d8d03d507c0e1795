/**
 * How the side effects are run. Each is tried once inside the workflow task, where it costs one event; when the database
 * or the mail server is away, an ordinary activity goes on trying, where the engine keeps the waiting.
 */
import {
  ActivityCancellationType,
  type ActivityInterfaceFor,
  isCancellation,
  type LocalActivityInterfaceFor,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { Activities } from '../activities/contract';
import type { CaseView } from './messages';

type SideEffects = Activities<CaseView>;

const cancellationType = ActivityCancellationType.TRY_CANCEL;
const soon = { scheduleToCloseTimeout: '5s', retry: { maximumAttempts: 1 }, cancellationType } as const;
const untilDone = {
  startToCloseTimeout: '20s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
  cancellationType,
} as const;
const forADay = {
  startToCloseTimeout: '60s',
  scheduleToCloseTimeout: '24h',
  // Another sender's lock is gone in a moment, a mail server's outage in minutes or hours: soon at first, then patiently.
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '5m' },
  cancellationType,
} as const;

const local: LocalActivityInterfaceFor<SideEffects> = proxyLocalActivities<SideEffects>(soon);
const lasting: ActivityInterfaceFor<SideEffects> = proxyActivities<SideEffects>(untilDone);

/** Raises one alarm of the case and gives the case as it stands after it. `label` is shown in the engine's history. */
export async function raiseAlarm(caseId: string, alarm: { id: string; label: string }): Promise<CaseView> {
  const args: [{ caseId: string; alarmId: string }] = [{ caseId, alarmId: alarm.id }];
  const summary = `raise ${alarm.label}`;
  return firstOf(
    () => local.raiseAlarm.executeWithOptions({ ...soon, summary }, args),
    () => lasting.raiseAlarm.executeWithOptions({ ...untilDone, summary }, args),
  ).then(({ view }) => view);
}

/** Lands a training case's clock and gives the case as it stands after it. */
export async function landClock(caseId: string): Promise<CaseView> {
  return firstOf(
    () => local.landClock({ caseId }),
    () => lasting.landClock({ caseId }),
  ).then(({ view }) => view);
}

/** Delivers notices; after a day without success they are marked undelivered. Fails only when the case is cancelled. */
export async function deliver(caseId: string, noticeIds: readonly string[]): Promise<void> {
  const args: [{ caseId: string; noticeIds: readonly string[] }] = [{ caseId, noticeIds }];
  const summary = `notify ${noticeIds.length}`;
  try {
    await firstOf(
      () => local.deliver(...args),
      () => lasting.deliver.executeWithOptions({ ...forADay, summary }, args),
    );
  } catch (error) {
    if (isCancellation(error)) throw error;
    await lasting.giveUp.executeWithOptions({ ...untilDone, summary: `give up ${noticeIds.length}` }, args);
  }
}

async function firstOf<T>(attempt: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isCancellation(error)) throw error;
    return otherwise();
  }
}
