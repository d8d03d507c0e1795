import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';

type Spec = ScheduleOptions['spec'];

/** The engine's own jobs by workflow name, and when they run. Minutes are off the hour, when others are busy too. */
const JOBS: Readonly<Record<'archiveHistories' | 'reconcile' | 'rounds' | 'tidy', Spec>> = {
  archiveHistories: { calendars: [{ minute: 17, hour: '*' }], timezone: 'Europe/Helsinki' },
  reconcile: { calendars: [{ minute: 40, hour: 3 }], timezone: 'Europe/Helsinki' },
  // The lists' own hour is half past eight; cover begins with the day.
  rounds: { calendars: [{ minute: [1, 31], hour: '*' }], timezone: 'Europe/Helsinki' },
  tidy: { calendars: [{ minute: 10, hour: 5 }], timezone: 'Europe/Helsinki' },
};

/** Sees that the engine knows its jobs at these times, and runs the comparison of ledger and engine and the day's rounds once, now. Safe to repeat. */
export async function scheduleHousekeeping(client: Client, taskQueue: string): Promise<void> {
  for (const [workflowType, spec] of Object.entries(JOBS)) await createOrUpdate(client, taskQueue, workflowType, spec);
  for (const job of ['reconcile', 'rounds'])
    await client.schedule.getHandle(scheduleId(job)).trigger(ScheduleOverlapPolicy.SKIP);
}

/** A schedule of an earlier release takes this one's times; whoever paused it by hand finds it paused. */
async function createOrUpdate(client: Client, taskQueue: string, workflowType: string, spec: Spec): Promise<void> {
  const id = scheduleId(workflowType);
  const wanted = {
    spec,
    action: { type: 'startWorkflow', workflowType, taskQueue, args: [], workflowId: id },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1h' },
  } satisfies Omit<ScheduleOptions, 'scheduleId'>;
  try {
    await client.schedule.create({ scheduleId: id, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(id).update(({ state: { paused, note } }) => ({
      ...wanted,
      state: { paused, ...(note === undefined ? {} : { note }) },
    }));
  }
}

function scheduleId(workflowType: string): string {
  return `helmi-${workflowType}`;
}
