import { staffByIds } from '../ledger/queries/staff';
import { DISCIPLINE_CODES } from '../pathways/disciplines';
import type { PathwayBook } from '../pathways/model';
import type { ApiDeps } from './deps';
import { invalid, type Problem } from './problems';

/**
 * The roles of which a receiver of this step holds one; empty: anybody. A lead worker is no role: one of the disciplines,
 * or who stands in for it. Nobody of the service stands in for somebody from outside.
 */
export function rolesFor(stepCode: string, { definition }: PathwayBook): readonly string[] {
  const step = definition.steps.find((each) => each.code === stepCode);
  const { outsiders = [] } = definition;
  const known = [...definition.roles, ...outsiders];
  const asked = outsiders.includes(step?.role ?? '') ? [step?.role] : [step?.role, step?.deputyRole];
  return asked.flatMap((role): readonly string[] =>
    role === 'LEAD' ? DISCIPLINE_CODES : role !== undefined && known.includes(role) ? [role] : [],
  );
}

/** The receiver works here and holds the role that the step waits for. */
export async function assigneeFaults(
  deps: ApiDeps,
  stepCode: string,
  snapshotHash: string,
  given: { readonly assignee: string; readonly deputy: string | undefined },
): Promise<Problem | null> {
  const wanted = rolesFor(stepCode, await deps.library.of(snapshotHash, deps.pool));
  const ids = [given.assignee, ...(given.deputy === undefined ? [] : [given.deputy])];
  const staff = new Map((await staffByIds(deps.pool, ids)).map((person) => [person.id, person.roles]));
  const errors = (['assignee', 'deputy'] as const).flatMap((path) => {
    const id = given[path];
    if (id === undefined) return [];
    const roles = staff.get(id);
    if (roles === undefined) return [{ path, code: 'unknown_user' }];
    return wanted.length === 0 || wanted.some((role) => roles.includes(role)) ? [] : [{ path, code: 'wrong_role' }];
  });
  return errors.length > 0 ? invalid(errors) : null;
}
