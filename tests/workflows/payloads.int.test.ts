import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';

const FOLDER = resolve(__dirname, '../histories');
/** Field names of the payloads: a new one is looked at here before it may be sent. */
const FIELDS = new Set(
  `reference pathwayVersion training view longestHistory carried startedChildren takenNotices caseId epoch seq codes stage overdue
   open step dueAt level next id at wakeAt label deliveries noticeIds children workflowId workflowType movingTo ended alarmId`.split(
    /\s+/,
  ),
);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const CODE = /^[A-Z][A-Z0-9_]*( [A-Z0-9_]+)?$/;
const REFERENCE = /^[A-Z]+-\d{4}-\d{4,}$/;
const ALARM = /^[0-9a-f-]{36}:[A-Z0-9_]+:\d+$/;
const NAME = /^(c2|evening|n\d+|notice-[A-Z0-9]+|[\w]+-[0-9a-f-]{36}|helmiPathway|familyGroupConference|\d+(\.\d+)?)$/;
const SHAPES = [UUID, INSTANT, CODE, REFERENCE, ALARM, NAME];

type Leaf = { readonly field: string; readonly text: string };

/** Every text of a JSON value with the field that holds it. */
function leaves(value: unknown, field = ''): Leaf[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [{ field: '', text: key }, ...leaves(item, key)]);
}

/** Every readable payload of a history: what stands in signals, inputs and results. */
function payloadsOf(file: string): unknown[] {
  const history = historyFromJSON(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  const events = history.events ?? [];
  return events.flatMap((event) => {
    const payloads: temporal.api.common.v1.IPayload[] = [
      ...(event.workflowExecutionStartedEventAttributes?.input?.payloads ?? []),
      ...(event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? []),
      ...(event.activityTaskScheduledEventAttributes?.input?.payloads ?? []),
      ...(event.activityTaskCompletedEventAttributes?.result?.payloads ?? []),
      ...(event.startChildWorkflowExecutionInitiatedEventAttributes?.input?.payloads ?? []),
      ...(event.markerRecordedEventAttributes?.details?.['result']?.payloads ?? []),
    ];
    return payloads
      .map(({ data }) => Buffer.from(data ?? []).toString('utf8'))
      .filter((text) => text !== '')
      .map((text): unknown => JSON.parse(text));
  });
}

describe('what the engine is told', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

  it.each(files)('holds ids, codes and instants only: %s', (file) => {
    const payloads = payloadsOf(file);
    expect(payloads.length).toBeGreaterThan(0);
    const strange = payloads.flatMap((payload) =>
      leaves(payload).filter(({ field, text }) =>
        field === '' ? !FIELDS.has(text) : text !== '' && !SHAPES.some((shape) => shape.test(text)),
      ),
    );
    expect(strange).toEqual([]);
  });
});
