import { setTimeout as delay } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** Names of the events of a workflow's newest run, in order, e.g. `TIMER_STARTED`. */
export async function eventNames(handle: WorkflowHandle): Promise<string[]> {
  return namesOf(await handle.fetchHistory());
}

/** Resolves when the workflow has written down all it was told: no task of its newest run is under way. */
export async function settled(handle: WorkflowHandle): Promise<void> {
  for (;;) {
    const last = (await eventNames(handle)).at(-1);
    if (last !== 'WORKFLOW_TASK_SCHEDULED' && last !== 'WORKFLOW_TASK_STARTED' && !last?.endsWith('SIGNALED')) return;
    await delay(20);
  }
}

/** Names of the events of a history. */
export function namesOf(history: History): string[] {
  return (history.events ?? []).map(({ eventType }) =>
    (temporal.api.enums.v1.EventType[eventType ?? 0] ?? '').replace(/^EVENT_TYPE_/, ''),
  );
}

/** How many of the names are this one. */
export function count(names: readonly string[], name: string): number {
  return names.filter((found) => found === name).length;
}

/** Size of a history as the engine counts it: its events in protobuf. */
export function bytesOf(history: History): number {
  return temporal.api.history.v1.History.encode(history).finish().length;
}
