import type { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { Logger } from '../platform/logger';

/** What a worker takes as its inbound activity interceptor. */
interface Inbound {
  readonly execute: <Input>(input: Input, next: (input: Input) => Promise<unknown>) => Promise<unknown>;
}

/**
 * Around every activity: a log line that ties it to its workflow, and errors that carry a code and nothing else, because
 * a driver's words may quote what somebody wrote.
 */
export function activityInterceptor(logger: Logger): (context: Context) => { readonly inbound: Inbound } {
  return ({ info }) => {
    const { workflowExecution, activityId, activityType, attempt } = info;
    const own = logger.child({
      workflowId: workflowExecution?.workflowId,
      runId: workflowExecution?.runId,
      activityId,
      activityType,
      attempt,
    });
    return {
      inbound: {
        async execute(input, next) {
          const since = Date.now();
          try {
            const result = await next(input);
            own.debug('activity done', { ms: Date.now() - since });
            return result;
          } catch (error) {
            if (error instanceof CancelledFailure) throw error;
            own.warn('activity failed', { ms: Date.now() - since, err: error });
            throw codeOnly(error);
          }
        },
      },
    };
  };
}

/** The failure as Temporal may keep it: its type and message are one code. */
export function codeOnly(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) {
    const { type, nonRetryable, details } = error;
    const code = type ?? 'FAILED';
    return ApplicationFailure.create({
      type: code,
      message: code,
      nonRetryable: nonRetryable ?? false,
      details: details ?? [],
    });
  }
  const code = codeOf(error);
  return ApplicationFailure.create({ type: code, message: code });
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (/^[\w.:-]{1,60}$/.test(code)) return code.toUpperCase();
  return error instanceof Error && /^\w{1,80}$/.test(error.name) ? error.name : 'FAILED';
}
