import type { Role } from './model';

/** What a role is to a case; the words people read live in `texts/`. */
export interface RoleInfo {
  readonly code: Role;
  /** WORKER acts in cases, LEADER also oversees them, OVERSIGHT sees no client content. */
  readonly kind: 'WORKER' | 'LEADER' | 'OVERSIGHT';
  /** Works in cases only where assigned; without it, sees every case of the service. */
  readonly ownCasesOnly: boolean;
}

/** Everybody who signs in has one or more of these. Family members are persons of a case, never users. */
export const ROLES = [
  { code: 'RSW', kind: 'WORKER', ownCasesOnly: true },
  { code: 'COORD', kind: 'WORKER', ownCasesOnly: false },
  { code: 'TL', kind: 'LEADER', ownCasesOnly: false },
  { code: 'NURSE', kind: 'WORKER', ownCasesOnly: true },
  { code: 'FAMW', kind: 'WORKER', ownCasesOnly: true },
  { code: 'ASW', kind: 'WORKER', ownCasesOnly: true },
  { code: 'CONV', kind: 'WORKER', ownCasesOnly: true },
  { code: 'MGR', kind: 'LEADER', ownCasesOnly: false },
  { code: 'ADMIN', kind: 'OVERSIGHT', ownCasesOnly: false },
  { code: 'AUD', kind: 'OVERSIGHT', ownCasesOnly: false },
  { code: 'REP', kind: 'OVERSIGHT', ownCasesOnly: false },
] as const satisfies readonly RoleInfo[];

export type RoleCode = (typeof ROLES)[number]['code'];
export const ROLE_CODES: readonly RoleCode[] = ROLES.map((role) => role.code);

/**
 * Whom a case calls by these names beside the discipline codes: the social worker responsible for the child, the lead
 * worker of the team, whoever wrote the referral, and the social worker who was asked to be responsible next. RSW_NEXT, LEAD and CREATOR are no roles of users.
 */
export const MEMBER_KEYS = ['RSW', 'RSW_NEXT', 'LEAD', 'CREATOR'] as const;
