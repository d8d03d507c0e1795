import {
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  executeChild,
  proxyActivities,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';

const { echo } = proxyActivities<{ echo(value: string): Promise<string> }>({
  startToCloseTimeout: '20s',
  retry: { maximumAttempts: 1 },
});

export const goOn = defineSignal<[string]>('goOn');
export const heard = defineQuery<string>('heard');

/** Sends a value through every kind of payload: signal, query, activity, child, failure, continue-as-new, details. */
export async function everyPayload(value: string, round: number): Promise<string> {
  let words = '';
  setHandler(goOn, (word) => {
    words = word;
  });
  setHandler(heard, () => words);
  setCurrentDetails(value);
  await condition(() => words !== '');
  if (round === 1) return continueAsNew<typeof everyPayload>(value, 2);
  const fromActivity = await echo(value);
  const fromChild = await executeChild(childOf, { args: [value] });
  const failure = await echo('fail').catch((error: unknown) => (error instanceof Error ? 'failed' : 'odd'));
  return [fromActivity, fromChild, failure, words].join('/');
}

export async function childOf(value: string): Promise<string> {
  if (value === '') throw ApplicationFailure.nonRetryable('empty');
  return value;
}
