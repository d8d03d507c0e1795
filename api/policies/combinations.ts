import { EXTRACTS } from './extracts';
import { SECTION_READERS } from './sections';
import { isRoleCode, ROLE_CODES, type RoleCode } from './table';

/** Roles that read words of a client somewhere. */
const READERS: ReadonlySet<RoleCode> = new Set(
  ROLE_CODES.filter(
    (role) =>
      Object.values(SECTION_READERS).some((row) => row[role] !== undefined) ||
      EXTRACTS.some((each) => each.role === role),
  ),
);

/** Who runs the service or leads it doesn't watch over its use; who runs it sees no client (domain.md §3 rule 3). */
function clash(one: RoleCode, other: RoleCode): boolean {
  if (other === 'AUD') return one === 'ADMIN' || one === 'MGR';
  return one === 'ADMIN' && READERS.has(other);
}

/** Pairs among these roles that nobody may hold together; empty where all go together. */
export function clashingRoles(roles: readonly string[]): readonly (readonly [RoleCode, RoleCode])[] {
  const held = [...new Set(roles.filter(isRoleCode))];
  return held.flatMap((one) => held.filter((other) => clash(one, other)).map((other) => [one, other] as const));
}
