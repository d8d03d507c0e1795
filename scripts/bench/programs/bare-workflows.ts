/** Temporal without Helmi: the same steps, timers and activities with nothing around them. */
import {
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';

/** What the bare worker's one activity does. */
export interface BareActivities {
  note(input: { readonly id: string }): Promise<void>;
}

export const complete = defineUpdate<number, [{ readonly outcome: string }]>('complete');
export const progress = defineSignal<[{ readonly seq: number }]>('progress');

const options = { startToCloseTimeout: '20s' } as const;
const ordinary = proxyActivities<BareActivities>(options);
const local = proxyLocalActivities<BareActivities>(options);

/** `steps` steps in sequence: each has a timer for its due date, and is completed by an update. */
export async function bareSteps({ steps }: { readonly steps: number }): Promise<void> {
  let done = 0;
  setHandler(complete, () => {
    done += 1;
    return done;
  });
  while (done < steps) {
    const before = done;
    const due = new CancellationScope();
    void due.run(() => sleep('7 days')).catch(ignoreCancellation);
    await condition(() => done > before);
    due.cancel();
  }
}

/** Waits for a number; signals bring it nearer. */
export async function bareSignals({ until }: { readonly until: number }): Promise<void> {
  let seq = 0;
  setHandler(progress, (heard) => {
    seq = Math.max(seq, heard.seq);
  });
  await condition(() => seq >= until);
}

/** A timer to `at` (epoch ms) and one activity when it fires. */
export async function bareAlarm(input: {
  readonly id: string;
  readonly at: number;
  readonly local: boolean;
}): Promise<void> {
  await sleep(Math.max(input.at - Date.now(), 1));
  await (input.local ? local : ordinary).note({ id: input.id });
}

function ignoreCancellation(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
