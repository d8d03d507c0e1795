/** One faulty field, by its path in what was sent, e.g. `data.persons.0.language`. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
}

/** What the service answered instead of what was asked, or why there is no answer (`offline`). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    /** In the reader's language, by the server; empty when the server was not reached. */
    readonly title: string,
    readonly requestId: string | undefined,
    readonly errors: readonly FieldFault[],
    /** Further members, e.g. `current`, `by`, `at` of a conflict. */
    readonly extra: Readonly<Record<string, unknown>>,
  ) {
    super(`${status} ${code}`);
  }

  /** True where asking again may help and nothing was decided: the same idempotency key has to be used then. */
  get undecided(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

/** True for a problem that the service or the line gave. */
export function isProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}

/** The problem of an answer that is no success (RFC 9457). */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await readJson(response);
  const { code, title, requestId, errors, ...extra } = body;
  return new ApiProblem(
    response.status,
    typeof code === 'string' ? code : 'internal',
    typeof title === 'string' ? title : '',
    typeof requestId === 'string' ? requestId : (response.headers.get('x-request-id') ?? undefined),
    Array.isArray(errors) ? errors.filter(isFault) : [],
    extra,
  );
}

/** No answer at all. */
export function offline(): ApiProblem {
  return new ApiProblem(0, 'offline', '', undefined, [], {});
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

function isFault(value: unknown): value is FieldFault {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('code' in value)) return false;
  return typeof value.path === 'string' && typeof value.code === 'string';
}
