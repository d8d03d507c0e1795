import { proxyActivities } from '@temporalio/workflow';
import type { Housekeeping } from '../activities/contract';

const jobs = proxyActivities<Housekeeping>({
  startToCloseTimeout: '15m',
  scheduleToCloseTimeout: '50m',
  retry: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '5m' },
});

/** Keeps the histories of ended cases; started by a schedule. */
export async function archiveHistories(): Promise<{ readonly kept: number }> {
  return jobs.archiveHistories();
}

/** Compares ledger and engine; started by a schedule and whenever a worker starts. */
export async function reconcile(): Promise<{ readonly open: number; readonly repaired: number }> {
  return jobs.reconcile();
}

/** Gives and takes back cover, writes the lists of the day and week, and sends their mails; started by a schedule and whenever a worker starts. */
export async function rounds(): Promise<{ readonly covered: number; readonly told: number; readonly mails: number }> {
  return jobs.rounds();
}

/** Sees to forgotten mail and lets go of what is old; started by a schedule. */
export async function tidy(): Promise<{ readonly notices: number; readonly keys: number; readonly sessions: number }> {
  return jobs.tidy();
}
