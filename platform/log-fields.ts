import { types } from 'node:util';

/** Names of the fields that may be logged: ids, codes, counts and instants; never words about or by a person. */
const SAFE_KEYS = [
  'part',
  'pid',
  'port',
  'address',
  'signal',
  'exitCode',
  'requestId',
  'route',
  'method',
  'status',
  'ms',
  'bytes',
  'actorId',
  'caseId',
  'taskId',
  'noticeId',
  'alarmId',
  'commandId',
  'commandType',
  'pathway',
  'step',
  'stage',
  'event',
  'channel',
  'seq',
  'epoch',
  'version',
  'workflowId',
  'workflowType',
  'runId',
  'activityId',
  'activityType',
  'taskQueue',
  'namespace',
  'attempt',
  'count',
  'checkpoint',
  'code',
  'kind',
  'state',
  'at',
  'dueAt',
  'retryAt',
] as const;

type SafeKey = (typeof SAFE_KEYS)[number];

/** Fields of a log line. `err` takes anything that was thrown. */
export type LogFields = { readonly [Key in SafeKey]?: string | number | boolean | null | undefined } & {
  readonly err?: unknown;
};

/** An error as it may be logged. */
export interface SafeError {
  readonly name: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: SafeError;
}

const safeKeys: ReadonlySet<string> = new Set(SAFE_KEYS);
const LONGEST_VALUE = 200;

/** Only what may be logged of `fields`; long or structured values are left out, control characters too. */
export function safeFields(fields: object): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'err') safe['err'] = describeError(value);
    else if (safeKeys.has(key) && (typeof value === 'number' || typeof value === 'boolean')) safe[key] = value;
    else if (safeKeys.has(key) && typeof value === 'string') {
      safe[key] = value.length <= LONGEST_VALUE ? value.replace(/\p{Cc}+/gu, ' ') : '(too long)';
    }
  }
  return safe;
}

/**
 * Name, code, stack frames and causes of an error. The message is left out: a database driver or a parser quotes the
 * value it stumbled over, which here may be a child's name.
 */
export function describeError(error: unknown, depth = 0): SafeError {
  // Errors of Node's own modules are of another realm inside a test runner or a sandbox.
  if (!types.isNativeError(error) && !(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const code = 'code' in error && isCode(error.code) ? String(error.code) : undefined;
  const type = 'type' in error && isCode(error.type) ? String(error.type) : undefined;
  const frames = stackFrames(error);
  return {
    name: /^\w{1,80}$/.test(error.name) ? error.name : 'Error',
    ...(code === undefined ? (type === undefined ? {} : { code: type }) : { code }),
    ...(frames.length === 0 ? {} : { at: frames }),
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

function isCode(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[\w.:-]{1,60}$/.test(value));
}

// The message may span lines that look like anything, so frames are taken after it and by their exact shape.
function stackFrames(error: Error): string[] {
  const stack = error.stack ?? '';
  const head = stack.lastIndexOf(error.message);
  return stack
    .slice(head === -1 || error.message === '' ? 0 : head + error.message.length)
    .split('\n')
    .filter((line) =>
      /^\s+at (?:async )?[\w.<>$ [\]#]{0,160}\(?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\s]*:\d+:\d+\)?$/.test(line),
    )
    .slice(0, 12)
    .map((line) => line.trim());
}
