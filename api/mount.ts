import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { fingerprint } from './canonical';
import { isTooDeep, uuid } from './contract/primitives';
import type { ApiDeps } from './deps';
import { sendProblem } from './errors';
import { clashingRoles } from './policies/combinations';
import { scopesOfPerson } from './policies/may';
import { isAction } from './policies/table';
import { isProblem, type Problem, problem } from './problems';
import { parseQuery } from './query-string';
import { createLimiters, type Limiter } from './rate-limit';
import { infoOf } from './request-info';
import type { Answer, Caller, CommandKey, Method, RawCall, Route } from './route';
import { isForeign } from './same-site';
import { keepUses } from './usage';
import { findWho, hasSession, NOBODY } from './who';

const readJson = express.json({ limit: '100kb', strict: true, type: 'application/json' });
const NO_COMMAND: CommandKey = { key: '', bodyHash: '' };
const IDEMPOTENCY_KEY = uuid;
const ETAG = /^(?:W\/)?"?(\d{1,9})"?$/;

/** Mounts every route behind the same gate: who, from where, how often, in which form; then the handler. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: ApiDeps): void {
  const limiters = createLimiters(deps.limits);
  const methods = new Map<string, Set<Method>>();
  for (const route of routes) {
    assertPolicy(route);
    const taken = methods.get(route.path) ?? new Set<Method>();
    if (taken.has(route.method)) throw new Error(`two handlers for ${route.method} ${route.path}`);
    methods.set(route.path, taken.add(route.method));
    register(app, route.method, route.path, gate(route, deps, limiters));
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])].join(', ');
    app.all(path, (request, response) => {
      infoOf(request).route = path;
      sendProblem(request, response, problem('method_not_allowed', { headers: { Allow: allow } }));
    });
  }
}

/** A route that names no right may not exist: deny by default starts here. */
function assertPolicy({ policy, method, path }: Route): void {
  if (policy === 'PUBLIC' || policy === 'SIGNED_IN' || isAction(policy)) return;
  throw new Error(`${method} ${path} has no policy`);
}

function register(
  app: Express,
  method: Method,
  path: string,
  handler: (q: Request, s: Response) => Promise<void>,
): void {
  const verb = ({ GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const)[method];
  app.route(path)[verb](handler);
}

function gate(route: Route, deps: ApiDeps, limiters: { readonly user: Limiter; readonly stranger: Limiter }) {
  return async (request: Request, response: Response) => {
    const info = infoOf(request);
    info.route = route.path;
    const answer = await pass();
    send(request, response, answer);

    async function pass(): Promise<Answer> {
      // What is open to everybody asks for nobody, and so stands while the database is away.
      const found = route.policy === 'PUBLIC' ? null : await findWho(route, request, deps);
      const caller = found === null || 'kind' in found ? null : found;
      if (caller !== null) {
        info.actorId = caller.id;
        info.language = caller.language;
      }
      if (!route.unlimited) {
        const limited = await (caller === null ? limiters.stranger : limiters.user)(request, response, caller?.id);
        if (limited !== null) return limited;
      }
      if (found !== null && 'kind' in found) return found;
      const refused = refusal(route, request, caller, deps);
      const before = {
        deps,
        caller: caller ?? NOBODY,
        requestId: info.id,
        params: request.params,
        uses: [],
        http: { request, response },
      };
      if (refused !== null) return keepUses(route, before, refused);
      const query = parseQuery(request.url);
      if (!query.ok) return query.problem;
      const body = await readBody(route, request, response);
      if (isProblem(body)) return body;
      const command = commandOf(route, request, body.value);
      if ('kind' in command) return command;
      const ifMatch = ifMatchOf(route, request);
      if (typeof ifMatch === 'object') return ifMatch;
      const call: RawCall = {
        ...before,
        language: info.language,
        query: query.query,
        body: body.value,
        command,
        ifMatch,
      };
      return keepUses(route, call, await route.handle(call));
    }
  };
}

/** Who is not signed in, comes from another site, or has no role that could ever do this. */
function refusal(route: Route, request: Request, caller: Caller | null, deps: ApiDeps): Problem | null {
  const writes = route.method !== 'GET';
  if (route.policy !== 'PUBLIC' && caller === null) return problem('unauthenticated');
  const hasCookie = hasSession(request, deps);
  if (writes && (hasCookie || route.policy === 'PUBLIC') && isForeign(request, hasCookie, deps.config.http.publicUrl))
    return problem('csrf');
  if (caller !== null && isAction(route.policy) && clashingRoles(caller.roles).length > 0) {
    return problem('forbidden', { code: 'roles_clash' });
  }
  if (caller !== null && isAction(route.policy) && scopesOfPerson(caller, route.policy).size === 0) {
    return problem('forbidden');
  }
  return null;
}

type Body = { readonly kind: 'body'; readonly value: unknown } | Problem;

async function readBody(route: Route, request: Request, response: Response): Promise<Body> {
  if (route.method === 'GET') return { kind: 'body', value: undefined };
  const length = request.headers['content-length'];
  const sent = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if (!sent) return { kind: 'body', value: route.body === undefined ? undefined : {} };
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return problem('unsupported_media_type');
  await new Promise<void>((resolve, reject) => {
    readJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  const value: unknown = request.body;
  if (Array.isArray(value) && route.body !== undefined) return problem('invalid', { code: 'wrong_type' });
  if (isTooDeep(value)) return problem('invalid', { code: 'too_deep' });
  return { kind: 'body', value };
}

function commandOf(route: Route, request: Request, body: unknown): CommandKey | Problem {
  if (!route.command) return NO_COMMAND;
  const given = request.headers['idempotency-key'];
  const key = z.safeParse(IDEMPOTENCY_KEY, given);
  if (!key.success) return problem('idempotency_key_required');
  return { key: key.data, bodyHash: fingerprint(route.method, request.path, body) };
}

function ifMatchOf(route: Route, request: Request): string | undefined | Problem {
  if (route.ifMatch === 'NONE') return undefined;
  const given = request.headers['if-match'];
  if (given === undefined) return route.ifMatch === 'REQUIRED' ? problem('precondition_required') : undefined;
  const found = ETAG.exec(given.trim());
  return found?.[1] ?? problem('precondition_failed');
}

function send(request: Request, response: Response, answer: Answer): void {
  if (answer.kind === 'streaming') return;
  if (answer.kind === 'problem') return sendProblem(request, response, answer);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (answer.kind === 'text') {
    response.status(200).setHeader('Content-Type', answer.mediaType);
    response.end(answer.text);
    return;
  }
  response.status(answer.status);
  if (answer.body === undefined) response.end();
  else response.json(answer.body);
}
