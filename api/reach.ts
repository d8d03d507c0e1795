import type { CaseReach } from '../ledger/queries/cases';
import { type Person, scopesOf } from './policies/may';
import { type Action, isRoleCode } from './policies/table';

/** How far a person's lists reach: every case, or their own and those waiting in the pools of their roles. */
export function reachOf(person: Person, action: Action): CaseReach {
  const roles = person.roles.filter(isRoleCode);
  return {
    userId: person.id,
    all: roles.some((role) => scopesOf(action, role).includes('ALL')),
    poolRoles: roles.filter((role) => scopesOf('task.claim', role).length > 0),
  };
}
