import { isGrpcServiceError, ServiceError, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes, WorkflowNotFoundError } from '@temporalio/common';
import type { TemporalClient } from '../platform/temporal';
import { type CaseInput, PROGRESS_SIGNAL, SEARCH_ATTRIBUTES, TASK_QUEUE } from '../workflows/messages';
import type { WorkflowTelling } from './view';

/** The engine can't be reached at all: nothing is wrong with the case. */
export class EngineAway extends Error {
  override readonly name = 'EngineAway';
}

/** STARTED: the case had no running workflow. OVER: neither it nor the case goes on, so there is nobody to tell. */
export type Told = 'STARTED' | 'SIGNALLED' | 'OVER';

/** How the relay reaches the workflows. */
export interface Engine {
  /** Tells a case's workflow, or starts it with the view; `known`: it was told before, so it should be running. */
  startOrSignal(telling: WorkflowTelling, known: boolean): Promise<Told>;
}

const MOST_MS = 5_000;
const TURNS = 3;
const UNAVAILABLE = new Set([1, 4, 8, 14]);

const stage = defineSearchAttributeKey('HelmiStage', SEARCH_ATTRIBUTES.HelmiStage);
const overdue = defineSearchAttributeKey('HelmiOverdue', SEARCH_ATTRIBUTES.HelmiOverdue);
const nextDue = defineSearchAttributeKey('HelmiNextDue', SEARCH_ATTRIBUTES.HelmiNextDue);
const version = defineSearchAttributeKey('HelmiPathwayVersion', SEARCH_ATTRIBUTES.HelmiPathwayVersion);
const training = defineSearchAttributeKey('HelmiTraining', SEARCH_ATTRIBUTES.HelmiTraining);

/**
 * The engine at the other end of a Temporal client. A case told for the first time is started with its view and spared a
 * signal; one that was told before is signalled; whoever finds the other state takes the other way. A case that is
 * open while its workflow is not (a re-opened case, a lost engine) is started anew.
 */
export function temporalEngine(temporal: Pick<TemporalClient, 'within'>): Engine {
  return {
    async startOrSignal(telling, known) {
      let running = known;
      for (let turn = 1; turn <= TURNS; turn += 1) {
        if (running) {
          if (await reached(() => signal(temporal, telling))) return 'SIGNALLED';
          const { ended, deliveries } = telling.input.view;
          if (known && ended && deliveries.length === 0) return 'OVER';
        } else if (await reached(() => start(temporal, telling))) return 'STARTED';
        running = !running;
      }
      throw new Error('the workflow ends and starts again and again');
    },
  };
}

/** False where the workflow was not in the state that the call needs. */
async function reached(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw isAway(error) ? new EngineAway('the engine is away') : error;
  }
}

function signal(temporal: Pick<TemporalClient, 'within'>, { workflowId, input }: WorkflowTelling): Promise<void> {
  return temporal.within(MOST_MS, (client) =>
    client.workflow.getHandle(workflowId).signal(PROGRESS_SIGNAL, input.view),
  );
}

function start(temporal: Pick<TemporalClient, 'within'>, telling: WorkflowTelling): Promise<unknown> {
  const { workflowId, workflowType, input } = telling;
  return temporal.within(MOST_MS, (client) =>
    client.workflow.start(workflowType, {
      workflowId,
      taskQueue: TASK_QUEUE,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      staticSummary: input.reference,
      typedSearchAttributes: attributesOf(input),
    }),
  );
}

function attributesOf({ view, pathwayVersion, training: isTraining }: CaseInput): TypedSearchAttributes {
  const due = view.open.map((step) => step.dueAt).sort()[0];
  return new TypedSearchAttributes([
    { key: stage, value: view.stage },
    { key: overdue, value: view.overdue },
    ...(due === undefined ? [] : [{ key: nextDue, value: new Date(due) }]),
    { key: version, value: pathwayVersion },
    { key: training, value: isTraining },
  ]);
}

/** UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED and RESOURCE_EXHAUSTED speak of the engine, not of the case. */
function isAway(error: unknown): boolean {
  const cause: unknown = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && UNAVAILABLE.has(cause.code);
}
