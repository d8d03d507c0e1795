import type { Response } from 'express';
import { audienceOf } from '../../ledger/queries/audience';
import type { ApiDeps } from '../deps';
import type { CaseSignal } from '../event-hub';
import { scopesOfPerson } from '../policies/may';
import { type Caller, type Route, route, type SignedIn } from '../route';
import { findCaller } from '../session';

/** How often a stream says that it lives and asks whether its session still does (ms). */
const HEARTBEAT_MS = 20_000;

/** Server-sent events: which case changed, never what; each is sent to those who may see that case at that moment. */
export const streamRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/events',
    summary: 'Server-sent events: ids and versions of cases that changed',
    policy: 'SIGNED_IN',
    audit: { nothing: 'ids of cases that changed, no data' },
    output: { status: 200, mediaType: 'text/event-stream' },
    handler({ deps, caller, http }) {
      openStream(deps, caller, http.request.headers.cookie, http.response);
      return { kind: 'streaming' };
    },
  }),
];

function openStream(deps: ApiDeps, caller: Caller, cookie: string | undefined, response: Response): void {
  let person: SignedIn = caller;
  response.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  response.write('retry: 3000\n: open\n\n');
  const stop = deps.hub.subscribe((signal) => {
    void send(signal).catch((error: unknown) => deps.logger.warn('event not sent', { err: error }));
  });
  const heartbeat = setInterval(() => {
    void beat().catch(() => end());
  }, HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });

  function end(): void {
    response.end();
  }

  async function beat(): Promise<void> {
    const now = await findCaller(deps, cookie, 'MACHINE');
    if (now === null) return end();
    person = now;
    response.write(': here\n\n');
  }

  async function send({ caseId, seq }: CaseSignal): Promise<void> {
    if (!(await mayHear(deps, person, caseId))) return;
    response.write(`id: ${caseId}:${seq}\nevent: case\ndata: ${JSON.stringify({ caseId, seq })}\n\n`);
  }
}

async function mayHear(deps: ApiDeps, person: SignedIn, caseId: string): Promise<boolean> {
  const scopes = scopesOfPerson(person, 'case.read');
  if (scopes.has('ALL')) return true;
  if (scopes.size === 0) return false;
  return audienceOf(deps.pool, caseId, person.id, person.roles);
}
