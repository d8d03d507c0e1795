import { firstLetters } from '../ledger/queries/first-letters';
import { scopesOf } from './policies/may';
import { isRoleCode } from './policies/table';
import { initialsOf } from './presenters/initials';
import { reachOf } from './reach';
import type { Call } from './route';

/** Gives a case's initials, or null: where no name was written, and for readers of whose work the name is no part. */
export type Initials = (caseId: string) => string | null;

/** The initials of the children of these cases, all of which the caller's list shows. */
export async function initialsFor(call: Call, caseIds: readonly string[]): Promise<Initials> {
  const scopes = call.caller.roles.filter(isRoleCode).flatMap((role) => scopesOf('case.initials', role));
  // Whose list shows everybody's cases is told only what reaches as far as the list.
  const told = scopes.includes('ALL') || (scopes.length > 0 && !reachOf(call.caller, 'case.list').all);
  if (!told) return () => null;
  const letters = await firstLetters(call.deps.pool, caseIds);
  return (caseId) => initialsOf(letters.get(caseId) ?? []);
}
