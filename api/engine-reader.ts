import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { type Payload, WorkflowNotFoundError } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { EngineAway } from '../ledger/engine';
import { createDataConverter, type TemporalClient } from '../platform/temporal';
import { TASK_QUEUE } from '../workflows/messages';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** What the API asks of the engine. Everything here may be away while people's work goes on. */
export interface EngineReader {
  /** True when the server answers within a second. */
  reachable(): Promise<boolean>;
  /** True when a worker has polled within the last minutes. */
  workerSeen(): Promise<boolean>;
  /** The running or last run of a workflow, or null when the engine no longer knows it. Throws `EngineAway`. */
  history(workflowId: string): Promise<EngineHistory | null>;
  /** Events of a history as administrators read them. */
  events(events: readonly HistoryEvent[]): Promise<readonly EngineEvent[]>;
}

export interface EngineHistory {
  readonly workflowId: string;
  readonly runId: string;
  readonly state: string;
  readonly historyLength: number;
  readonly historyBytes: number;
  readonly pending: readonly { readonly id: string; readonly type: string; readonly attempt: number }[];
  readonly events: readonly EngineEvent[];
}

export interface EngineEvent {
  readonly eventId: number;
  readonly at: string;
  readonly type: string;
  readonly summary: string;
  readonly attempt?: number;
}

const MOST_MS = 4_000;
const AWAY = new Set([1, 4, 8, 14]);
const NOT_FOUND = 5;
/** A worker polls at least once a minute; twice that is a worker that is gone. */
const SEEN_WITHIN_MS = 120_000;

/** Reads through a Temporal client, never waiting longer than a few seconds. */
export function createEngineReader(
  client: TemporalClient,
  namespace: string,
  config: Parameters<typeof createDataConverter>[0],
): EngineReader {
  const { payloadCodecs = [] } = createDataConverter(config, { place: 'any' });
  const textOf = async (payload: Payload | null | undefined): Promise<string> => {
    if (payload === null || payload === undefined) return '';
    let payloads: Payload[] = [payload];
    for (const codec of [...payloadCodecs].reverse()) payloads = await codec.decode(payloads);
    const data = payloads[0]?.data;
    if (data === null || data === undefined) return '';
    const parsed: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof parsed === 'string' ? parsed : '';
  };
  const events: EngineReader['events'] = (list) =>
    Promise.all(
      list.map(async (event) => {
        const attempt =
          event.activityTaskStartedEventAttributes?.attempt ??
          event.workflowTaskFailedEventAttributes?.scheduledEventId;
        return {
          eventId: Number(event.eventId),
          at: instantOf(event.eventTime),
          type: temporal.api.enums.v1.EventType[event.eventType ?? 0]?.replace(/^EVENT_TYPE_/, '') ?? 'UNKNOWN',
          summary: await textOf(event.userMetadata?.summary).catch(() => ''),
          ...(typeof attempt === 'number' && attempt > 0 ? { attempt } : {}),
        };
      }),
    );
  return {
    reachable: () => client.reachable(1_000),
    async workerSeen() {
      const found = await client.within(1_500, ({ workflowService }) =>
        workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name: TASK_QUEUE },
          taskQueueType: temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
        }),
      );
      return found.pollers.some(
        ({ lastAccessTime }) => Date.now() - Date.parse(instantOf(lastAccessTime)) < SEEN_WITHIN_MS,
      );
    },
    async history(workflowId) {
      try {
        return await client.within(MOST_MS, async (api) => {
          const handle = api.workflow.getHandle(workflowId);
          const [about, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
          return {
            workflowId,
            runId: about.runId,
            state: about.status.name,
            historyLength: about.historyLength,
            historyBytes: about.historySize ?? 0,
            pending: (about.raw.pendingActivities ?? []).map((activity) => ({
              id: activity.activityId ?? '',
              type: activity.activityType?.name ?? '',
              attempt: activity.attempt ?? 1,
            })),
            events: await events(history.events ?? []),
          };
        });
      } catch (error) {
        if (error instanceof WorkflowNotFoundError || grpcCode(error) === NOT_FOUND) return null;
        throw isAway(error) ? new EngineAway('the engine is away') : error;
      }
    },
    events,
  };
}

function isAway(error: unknown): boolean {
  return AWAY.has(grpcCode(error) ?? 0);
}

/** The engine's own code of an error: reading a history gives it bare, other calls inside an error of the SDK. */
function grpcCode(error: unknown): number | undefined {
  const cause: unknown = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : undefined;
}

function instantOf(time: { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined): string {
  const seconds = Number(time?.seconds ?? 0);
  return new Date(seconds * 1_000 + Math.floor((time?.nanos ?? 0) / 1e6)).toISOString();
}
