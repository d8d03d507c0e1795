import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { OpenGlass } from '../ledger/break-glass';
import type { Usage } from '../ledger/usage-log';
import { toFieldErrors } from './contract/primitives';
import type { ApiDeps } from './deps';
import type { Moment } from './policies/may';
import type { Action } from './policies/table';
import { invalid, type Language, type Problem, problem } from './problems';

/** The signed-in person, read anew for every request. */
export interface Caller extends SignedIn {
  /** When this request asks for its rights. */
  readonly moment: Moment;
  /** Cases that the person opened in an emergency and may still read. */
  readonly glass: readonly OpenGlass[];
}

/** A session's person. */
export interface SignedIn {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly language: Language;
  /** Whether single keys do something in the person's pages. */
  readonly shortcuts: boolean;
  readonly sessionId: string;
  readonly signedInAt: Date;
}

/** A command's key and the fingerprint of what came with it. */
export interface CommandKey {
  readonly key: string;
  readonly bodyHash: string;
}

/** What a handler is told: everything is checked, nothing is raw. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly deps: ApiDeps;
  readonly caller: Caller;
  readonly requestId: string;
  readonly language: Language;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Present on commands. */
  readonly command: CommandKey;
  readonly ifMatch: string | undefined;
  /** What this call used so far; written down before the answer leaves (`usage.ts`). */
  readonly uses: Usage[];
  /** For streams and cookies only. */
  readonly http: { readonly request: Request; readonly response: Response };
}

/** Headers of an answer; a list stands for a header that is sent several times. */
type Headers = { readonly [name: string]: string | readonly string[] };

export type Answer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Headers;
    }
  | {
      readonly kind: 'text';
      readonly mediaType: string;
      readonly text: string;
      readonly headers?: { readonly [name: string]: string };
    }
  /** The handler writes the response itself (server-sent events). */
  | { readonly kind: 'streaming' }
  | Problem;

/** `PUBLIC` needs nobody signed in, `SIGNED_IN` anybody; otherwise an action of the policy table. */
export type RoutePolicy = 'PUBLIC' | 'SIGNED_IN' | Action;

/**
 * What the usage log keeps of a call. CLIENT_DATA: the answer shows client data, or the call writes some past the ledger; the
 * handler says whose (`noteUse`), and without that nothing is answered. COMMAND: the ledger writes the row together with the
 * change. SESSION: somebody signs in or out. Otherwise nothing of a client is used, and why not. What the first two refuse
 * with 403 or 404 is written down too.
 */
export type Audit = 'CLIENT_DATA' | 'COMMAND' | 'SESSION' | { readonly nothing: string };
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface RouteSpec<P, Q, B> {
  readonly method: Method;
  /** Express pattern without prefix tricks, e.g. `/api/v1/tasks/:id/claim`. */
  readonly path: string;
  readonly summary: string;
  readonly policy: RoutePolicy;
  readonly audit: Audit;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly output: { readonly status: number; readonly schema?: z.ZodType; readonly mediaType?: string };
  /** A command carries an Idempotency-Key. Default: every POST, PATCH and DELETE under /api/v1. */
  readonly command?: boolean;
  /** A draft carries the version it was made from (default: none is asked for). */
  readonly ifMatch?: IfMatch;
  /** Asked by machines every few seconds: counts for no limit. */
  readonly unlimited?: boolean;
  /** A machine may ask this with a bearer token, if its role may; everything else is for people with a session. */
  readonly machines?: boolean;
  readonly handler: (call: Call<P, Q, B>) => Promise<Answer> | Answer;
}

/** What came in, before any of it was checked. */
export interface RawCall extends Omit<Call, 'params' | 'query' | 'body'> {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type IfMatch = 'NONE' | 'OPTIONAL' | 'REQUIRED';

/** A route as the application mounts it and OpenAPI describes it. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly policy: RoutePolicy;
  readonly audit: Audit;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly output: { readonly status: number; readonly schema?: z.ZodType; readonly mediaType?: string };
  readonly command: boolean;
  readonly ifMatch: IfMatch;
  readonly unlimited: boolean;
  readonly machines: boolean;
  readonly handle: (raw: RawCall) => Promise<Answer>;
}

/** The only way to offer a call: method, path, who may, what comes in, what goes out, and the handler. */
export function route<P = undefined, Q = undefined, B = undefined>(spec: RouteSpec<P, Q, B>): Route {
  const { handler, ...described } = spec;
  const isCommand =
    spec.command ?? (spec.path.startsWith('/api/v1/') && spec.method !== 'GET' && spec.method !== 'PUT');
  return {
    ...described,
    command: isCommand,
    ifMatch: spec.ifMatch ?? 'NONE',
    unlimited: spec.unlimited === true,
    machines: spec.machines === true,
    async handle(raw) {
      const params = parsePart(spec.params, raw.params, () => problem('not_found'));
      if (!params.ok) return params.problem;
      if (spec.query === undefined && hasKeys(raw.query))
        return problem('bad_request', { code: 'bad_query', errors: [UNKNOWN_PARAMETER] });
      const query = parsePart(spec.query, raw.query, badQuery);
      if (!query.ok) return query.problem;
      const body = parsePart(spec.body, raw.body, (issues) => invalid(toFieldErrors(issues, raw.body)));
      if (!body.ok) return body.problem;
      return handler({ ...raw, params: params.value, query: query.value, body: body.value });
    },
  };
}

type Issues = readonly z.core.$ZodIssue[];
type Part<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

function parsePart<T>(schema: z.ZodType<T> | undefined, raw: unknown, fault: (issues: Issues) => Problem): Part<T> {
  // Without a schema the handler's type says `undefined`, which is what it gets.
  if (schema === undefined) return { ok: true, value: undefined as T };
  const parsed = schema.safeParse(raw);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: fault(parsed.error.issues) };
}

const UNKNOWN_PARAMETER = { path: '', code: 'unknown_parameter' } as const;

function hasKeys(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function badQuery(issues: Issues): Problem {
  const errors = issues.slice(0, 20).map((issue) => {
    if (issue.code === 'unrecognized_keys') return UNKNOWN_PARAMETER;
    const code = issue.code === 'custom' || /^[a-z_]+$/.test(issue.message) ? issue.message : 'invalid';
    return { path: issue.path.map(String).join('.'), code };
  });
  if (errors.some((error) => error.path === 'cursor')) return problem('bad_request', { code: 'bad_cursor' });
  return problem('bad_request', { code: 'bad_query', errors });
}

/** 200 with a body. */
export function ok(body: unknown, headers?: { readonly [name: string]: string }): Answer {
  return { kind: 'answer', status: 200, body, ...(headers === undefined ? {} : { headers }) };
}

/** 201 with a body. */
export function created(body: unknown): Answer {
  return { kind: 'answer', status: 201, body };
}

/** 204. */
export function noContent(headers?: Headers): Answer {
  return { kind: 'answer', status: 204, ...(headers === undefined ? {} : { headers }) };
}
