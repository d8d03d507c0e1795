import type { FieldError } from '../pathways/model';
import type { Language } from '../texts/index';
import { problemTitle } from '../texts/problems';

export type { Language } from '../texts/index';

/**
 * HTTP status of every kind of problem the service answers with. The kind is the key of its words in `texts/`; the
 * answer's `code` may say more exactly what it was, with words of its own.
 */
export const PROBLEM_STATUS = {
  bad_json: 400,
  bad_request: 400,
  unauthenticated: 401,
  csrf: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  precondition_failed: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  key_reused: 422,
  refused: 422,
  idempotency_key_required: 428,
  precondition_required: 428,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
  engine_unavailable: 503,
} as const;

export type ProblemKind = keyof typeof PROBLEM_STATUS;

/** An expected refusal: a value that a handler returns. `code` may be finer than the kind of problem that gives status and words. */
export interface Problem {
  readonly kind: 'problem';
  readonly status: number;
  readonly problem: ProblemKind;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the answer: ids, codes and instants, never what was sent. */
  readonly extra?: { readonly [name: string]: unknown };
  readonly headers?: { readonly [name: string]: string };
}

type Details = Partial<Pick<Problem, 'errors' | 'extra' | 'headers'>> & { readonly code?: string };

/** Makes a problem; `details.code` names the reason more finely than the kind does. */
export function problem(kind: ProblemKind, details: Details = {}): Problem {
  const { code, ...rest } = details;
  return { kind: 'problem', status: PROBLEM_STATUS[kind], problem: kind, code: code ?? kind, ...rest };
}

/** One faulty field. */
export function invalid(errors: readonly FieldError[]): Problem {
  const first = errors[0];
  // A form with a single kind of fault carries that fault as its code, so that a caller needn't look further.
  const same = first !== undefined && errors.every((error) => error.code === first.code);
  return problem('invalid', { errors, ...(same ? { code: first.code } : {}) });
}

/** The body of RFC 9457, in the reader's language. */
export function problemBody(of: Problem, language: Language, requestId: string): { readonly [name: string]: unknown } {
  return {
    ...of.extra,
    type: `urn:helmi:problem:${of.problem}`,
    title: problemTitle(language, of.code, of.problem),
    status: of.status,
    code: of.code,
    requestId,
    ...(of.errors === undefined ? {} : { errors: of.errors }),
  };
}

/** True for a problem that a handler returned. */
export function isProblem(value: { readonly kind: string }): value is Problem {
  return value.kind === 'problem';
}
