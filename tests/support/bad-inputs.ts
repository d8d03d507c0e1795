import { randomUUID } from 'node:crypto';
import type { CallOptions } from './api-world';

/** One thing that nobody should send, and what it gets. */
export interface BadInput {
  readonly input: string;
  readonly method?: string;
  readonly path?: string;
  readonly options: CallOptions;
  readonly as?: string | null;
  readonly status: number;
  readonly says?: string;
}

/** Where most of them are sent. */
export const POST = '/api/v1/referrals';
const deep = (depth: number) => `{"summary":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const child = (fields: object): CallOptions => ({ body: { child: fields } });

export const BAD_INPUTS: readonly BadInput[] = [
  { input: 'broken JSON', options: { raw: '{"a":' }, status: 400, says: 'bad_json' },
  { input: 'a bare JSON text', options: { raw: '"a"' }, status: 400, says: 'bad_json' },
  { input: 'a list instead of an object', options: { raw: '[]' }, status: 422, says: 'wrong_type' },
  {
    input: 'plain text',
    options: { raw: 'a', headers: { 'Content-Type': 'text/plain' } },
    status: 415,
    says: 'unsupported_media_type',
  },
  {
    input: 'an unknown charset',
    options: { raw: '{}', headers: { 'Content-Type': 'application/json; charset=foo' } },
    status: 415,
  },
  { input: 'no body where one is needed', path: '/auth/demo', options: {}, status: 422, says: 'username:required' },
  { input: '200 kB', options: { body: { summary: 'x'.repeat(200_000) } }, status: 413, says: 'body_too_large' },
  { input: 'lists 49 000 deep', options: { raw: deep(49_000) }, status: 422, says: 'too_deep' },
  { input: '__proto__', options: { raw: '{"__proto__":{"admin":true}}' }, status: 422, says: 'unknown_field' },
  { input: 'constructor', options: { raw: '{"constructor":{}}' }, status: 422, says: 'unknown_field' },
  {
    input: 'a field that is the server’s',
    options: { body: { status: 'CLOSED' } },
    status: 422,
    says: 'unknown_field',
  },
  {
    input: 'an unknown field inside a group',
    options: child({ gender: 'F' }),
    status: 422,
    says: 'child:unknown_field',
  },
  {
    input: 'NUL in a text',
    options: { body: { summary: 'a\u0000b' } },
    status: 422,
    says: 'summary:control_character',
  },
  { input: 'a lone surrogate', options: { raw: '{"summary":"\\ud800"}' }, status: 422, says: 'summary:lone_surrogate' },
  {
    input: 'a text one too long',
    options: { body: { summary: 'x'.repeat(2001) } },
    status: 422,
    says: 'summary:too_long',
  },
  {
    input: 'a training clock at the end of all dates',
    options: { body: { training: true, trainingStart: '2200-12-31T23:00:00Z' } },
    status: 422,
    says: 'trainingStart:out_of_range',
  },
  {
    input: '30 February',
    options: child({ dateOfBirth: '2026-02-30' }),
    status: 422,
    says: 'child.dateOfBirth:bad_date',
  },
  {
    input: 'a birth date that is ahead',
    options: child({ dateOfBirth: '2090-01-01' }),
    status: 422,
    says: 'child.dateOfBirth:in_future',
  },
  {
    input: 'a child of 30 years',
    options: child({ dateOfBirth: '1996-01-01' }),
    status: 422,
    says: 'child.dateOfBirth:out_of_range',
  },
  {
    input: 'a personal identity code as a record’s number',
    options: child({ recordRef: '010112A932L' }),
    status: 422,
    says: 'child.recordRef:identity_code',
  },
  {
    input: 'the year 275760',
    options: child({ dateOfBirth: '+275760-01-01' }),
    status: 422,
    says: 'child.dateOfBirth:bad_date',
  },
  {
    input: 'the year 0',
    options: child({ dateOfBirth: '0000-01-01' }),
    status: 422,
    says: 'child.dateOfBirth:bad_date',
  },
  {
    input: 'a number too large',
    options: { raw: '{"siblings":[{"birthYear":2147483648}]}' },
    status: 422,
    says: 'siblings.0.birthYear:out_of_range',
  },
  {
    input: '1e400',
    options: { raw: '{"siblings":[{"birthYear":1e400}]}' },
    status: 422,
    says: 'siblings.0.birthYear:bad_integer',
  },
  {
    input: 'NaN as a text',
    options: { body: { siblings: [{ birthYear: 'NaN' }] } },
    status: 422,
    says: 'siblings.0.birthYear:bad_integer',
  },
  {
    input: 'an option nobody knows',
    options: { body: { reasons: ['BOREDOM'] } },
    status: 422,
    says: 'reasons.0:not_an_option',
  },
  {
    input: 'a text where a flag belongs',
    options: { body: { familyInformed: 'yes' } },
    status: 422,
    says: 'familyInformed:wrong_type',
  },
  {
    input: 'a colleague who does not exist',
    options: { body: { rsw: { userId: randomUUID() } } },
    status: 422,
    says: 'rsw.userId:unknown_user',
  },
  {
    input: 'a query name given twice',
    method: 'GET',
    path: '/api/v1/cases?late=true&late=true',
    options: {},
    status: 400,
    says: 'bad_query',
  },
  {
    input: 'brackets in a query name',
    method: 'GET',
    path: '/api/v1/cases?a[b]=3',
    options: {},
    status: 400,
    says: 'bad_query',
  },
  {
    input: 'an unknown query name',
    method: 'GET',
    path: '/api/v1/cases?sort=name',
    options: {},
    status: 400,
    says: 'bad_query',
  },
  {
    input: 'a query where none is known',
    method: 'GET',
    path: '/api/v1/session?a=1',
    options: {},
    status: 400,
    says: 'bad_query',
  },
  {
    input: 'a page of 10^9',
    method: 'GET',
    path: '/api/v1/cases?limit=1000000000',
    options: {},
    status: 400,
    says: 'limit:out_of_range',
  },
  {
    input: 'a cursor of one’s own making',
    method: 'GET',
    path: '/api/v1/cases?cursor=abc.def',
    options: {},
    status: 400,
    says: 'bad_cursor',
  },
  {
    input: 'a date in a query that is none',
    method: 'GET',
    path: '/api/v1/calendar/due?from=2026-02-30&length=1&unit=WD',
    options: {},
    status: 400,
    says: 'from:bad_date',
  },
  {
    input: 'bad percent-encoding',
    method: 'GET',
    path: '/api/v1/cases/%zz',
    options: {},
    status: 400,
    says: 'bad_request',
  },
  {
    input: 'bad percent-encoding of an unknown path',
    method: 'GET',
    path: '/x%zz',
    options: {},
    status: 400,
    says: 'bad_request',
  },
  {
    input: 'bad percent-encoding in a query',
    method: 'GET',
    path: '/api/v1/cases?q=%zz',
    options: {},
    status: 400,
    says: 'bad_query',
  },
  {
    input: 'an unknown path',
    method: 'GET',
    path: '/api/v1/secret-thing',
    options: {},
    status: 404,
    says: 'not_found',
  },
  {
    input: 'an id that is none',
    method: 'GET',
    path: "/api/v1/cases/1'--",
    options: {},
    status: 404,
    says: 'not_found',
  },
  {
    input: 'a case that does not exist',
    method: 'GET',
    path: `/api/v1/cases/${randomUUID()}`,
    options: {},
    status: 404,
    says: 'not_found',
  },
  {
    input: 'a command without its key',
    options: { body: {}, headers: { 'Idempotency-Key': undefined } },
    status: 428,
    says: 'idempotency_key_required',
  },
  { input: 'a key that is no UUID', options: { body: {}, headers: { 'Idempotency-Key': 'again' } }, status: 428 },
  { input: 'no X-Helmi header', options: { body: {}, headers: { 'X-Helmi': undefined } }, status: 403, says: 'csrf' },
  {
    input: 'a request from another site',
    options: { body: {}, headers: { 'Sec-Fetch-Site': 'cross-site' } },
    status: 403,
    says: 'csrf',
  },
  { input: 'nobody signed in', as: null, options: { body: {} }, status: 401, says: 'unauthenticated' },
  {
    input: 'a cookie nobody gave out',
    as: null,
    method: 'GET',
    path: '/api/v1/session',
    options: { headers: { Cookie: `helmi=${'A'.repeat(43)}` } },
    status: 401,
  },
  {
    input: 'the issuer’s sign-in in demo mode',
    as: null,
    method: 'GET',
    path: '/auth/login',
    options: {},
    status: 404,
  },
];
