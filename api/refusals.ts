import type { FieldError, Refusal } from '../pathways/model';
import { type Problem, type ProblemKind, problem } from './problems';

/** Refusals of the core and the ledger that are not about the form: which kind of problem each is. Others are `refused` (422). */
const KINDS: { readonly [code: string]: ProblemKind } = {
  version_conflict: 'conflict',
  already_claimed: 'conflict',
  already_done: 'conflict',
  task_closed: 'conflict',
  already_extended: 'conflict',
  already_submitted: 'conflict',
  case_closed: 'conflict',
  case_in_work: 'conflict',
  clock_moving: 'conflict',
  not_yet: 'conflict',
  not_a_draft: 'conflict',
  not_in_this_status: 'conflict',
  not_confirmed: 'conflict',
  task_not_found: 'not_found',
  case_not_found: 'not_found',
  four_eyes: 'forbidden',
  stepped_aside: 'conflict',
  not_yours_to_confirm: 'forbidden',
};

/** Where a person came second at a task: their text is kept, and they are told who was first. */
const LOST_RACES: ReadonlySet<string> = new Set(['version_conflict', 'already_claimed', 'already_done', 'task_closed']);

/** True where somebody else was first. */
export function isLostRace(code: string): boolean {
  return LOST_RACES.has(code);
}

/** A refusal as the caller is told it. `under` is put before the paths of the form's fields (`data` on a task). */
export function refusalProblem(refusal: Refusal, under = ''): Problem {
  const { code, params, errors } = refusal;
  const kind = KINDS[code];
  if (kind === 'not_found') return problem('not_found');
  const extra = params === undefined || Object.keys(params).length === 0 ? {} : { extra: { params } };
  if (errors !== undefined && errors.length > 0) {
    const first = errors[0];
    const same = first !== undefined && errors.every((each) => each.code === first.code);
    const named = code === 'form_incomplete' ? (same && first !== undefined ? first.code : 'invalid') : code;
    return problem('invalid', { code: named, errors: prefixed(errors, under), ...extra });
  }
  return problem(kind ?? 'refused', { code, ...extra });
}

/** Field paths as the request has them. */
export function prefixed(errors: readonly FieldError[], under: string): FieldError[] {
  return errors.map(({ path, code }) => ({
    path: under === '' ? path : path === '' ? under : `${under}.${path}`,
    code,
  }));
}
