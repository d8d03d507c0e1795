import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from '../platform/logger';
import type { Language } from './problems';

/** What is known of a request while it runs: enough for its log line, nothing that was sent. */
export interface RequestInfo {
  readonly id: string;
  readonly startedAt: number;
  language: Language;
  route?: string;
  actorId?: string;
}

const infos = new WeakMap<IncomingMessage, RequestInfo>();

/** The request's own record. */
export function infoOf(request: IncomingMessage): RequestInfo {
  const found = infos.get(request);
  if (found !== undefined) return found;
  const info = {
    id: randomUUID(),
    startedAt: performance.now(),
    language: preferred(request.headers['accept-language']),
  };
  infos.set(request, info);
  return info;
}

/** Gives every request its id and writes one line when it is answered: route pattern, status, time, who. */
export function logRequests(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction) => {
    const info = infoOf(request);
    response.setHeader('X-Request-Id', info.id);
    response.on('close', () => {
      logger.info('request', {
        requestId: info.id,
        method: request.method,
        route: info.route ?? '(none)',
        status: response.statusCode,
        ms: Math.round(performance.now() - info.startedAt),
        actorId: info.actorId,
      });
    });
    next();
  };
}

function preferred(header: string | undefined): Language {
  const first = /\b(fi|sv|en)\b/i.exec(header ?? '')?.[1]?.toLowerCase();
  return first === 'sv' || first === 'en' ? first : 'fi';
}
