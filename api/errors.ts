import type { NextFunction, Request, Response } from 'express';
import { DatabaseError, type DatabaseFault, toDatabaseError } from '../ledger/database-errors';
import { EngineAway } from '../ledger/engine';
import type { Logger } from '../platform/logger';
import { type Problem, problem, problemBody } from './problems';
import { infoOf } from './request-info';

/** Writes a problem (RFC 9457) in the reader's language. */
export function sendProblem(request: Request, response: Response, given: Problem): void {
  const info = infoOf(request);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(given.headers ?? {})) response.setHeader(name, value);
  response
    .status(given.status)
    .setHeader('Content-Type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(given, info.language, info.id)));
}

/** The one error handler: what was thrown becomes a problem, and its own words go nowhere. */
export function handleErrors(logger: Logger) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const answer = toProblem(error);
    if (answer.status >= 500)
      logger.error('request failed', { requestId: infoOf(request).id, code: answer.code, err: error });
    sendProblem(request, response, answer);
  };
}

const RETRY = { 'Retry-After': '5' };

/** What a fault of the database means to the caller; a value the database can't hold is the sender's, not ours. */
const BY_FAULT: Readonly<Record<DatabaseFault, Problem>> = {
  unavailable: problem('unavailable', { headers: RETRY }),
  full: problem('unavailable', { headers: RETRY }),
  busy: problem('unavailable', { code: 'busy', headers: RETRY }),
  conflict: problem('unavailable', { code: 'busy', headers: RETRY }),
  bad_value: problem('invalid'),
  duplicate: problem('internal'),
  missing_reference: problem('internal'),
  broken_rule: problem('internal'),
  unexpected: problem('internal'),
};

const BY_TYPE: { readonly [type: string]: Problem } = {
  'entity.too.large': problem('body_too_large'),
  'entity.parse.failed': problem('bad_json'),
  'charset.unsupported': problem('unsupported_media_type'),
  'encoding.unsupported': problem('unsupported_media_type'),
};

/** The problem that something thrown comes to. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof URIError) return problem('bad_request');
  if (thrown instanceof EngineAway) return problem('engine_unavailable', { headers: RETRY });
  const error = toDatabaseError(thrown);
  if (error instanceof DatabaseError) return BY_FAULT[error.code];
  const { status, type } = readable(error);
  const known = type === undefined ? undefined : BY_TYPE[type];
  if (known !== undefined) return known;
  if (status === 413) return problem('body_too_large');
  if (status === 415) return problem('unsupported_media_type');
  return status !== undefined && status >= 400 && status < 500 ? problem('bad_request') : problem('internal');
}

function readable(error: unknown): { readonly status: number | undefined; readonly type: string | undefined } {
  if (typeof error !== 'object' || error === null) return { status: undefined, type: undefined };
  const status: unknown = Reflect.get(error, 'status');
  const type: unknown = Reflect.get(error, 'type');
  return { status: typeof status === 'number' ? status : undefined, type: typeof type === 'string' ? type : undefined };
}
