/**
 * Who may do what: the one table of rights (domain.md §3). A row is an action, a column a role, a cell how far the right
 * reaches; what is not written here nobody may do. Rights on the words of a case are in `sections.ts`.
 *
 * - ALL    every case
 * - OWN    cases whose team the person belongs to, or where a task is theirs, and 20 working days beyond that
 * - TEAM   as OWN, or a task waits in the person's pool
 * - NAMED  cases that name the person under the role's own key
 * - LEAD   cases whose lead worker the person is
 * - TASK   tasks that are the person's, as assignee, deputy, or member of the pool that an unclaimed task waits in
 * - POOL   unclaimed tasks of the person's role
 * - EARLY  every case until its team meets (coordinator)
 * - OPENING every case until the family has been told and asked (coordinator)
 * - PAST   cases that were OWN: how they stand, none of their words
 */
export const SCOPES = ['ALL', 'OWN', 'TEAM', 'NAMED', 'LEAD', 'TASK', 'POOL', 'EARLY', 'OPENING', 'PAST'] as const;
export type Scope = (typeof SCOPES)[number];

export const ROLE_CODES = ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR', 'ADMIN', 'AUD', 'REP'] as const;
export type RoleCode = (typeof ROLE_CODES)[number];

type Row = { readonly [role in RoleCode]?: Scope | readonly Scope[] };

/** Who works with the family, or leads the work. */
const CARERS = {
  RSW: 'OWN',
  COORD: 'ALL',
  TL: 'ALL',
  NURSE: 'TEAM',
  FAMW: 'TEAM',
  ASW: 'TEAM',
  CONV: 'TEAM',
} as const satisfies Row;

const CASE_READERS = { ...CARERS, MGR: 'ALL', ADMIN: 'ALL' } as const satisfies Row;

/** Whose part ended long ago still sees how the case stands (domain.md §3 rule 1). */
const STATUS_READERS = {
  ...CASE_READERS,
  RSW: ['OWN', 'PAST'],
  NURSE: ['TEAM', 'PAST'],
  FAMW: ['TEAM', 'PAST'],
  ASW: ['TEAM', 'PAST'],
  CONV: ['TEAM', 'PAST'],
} as const satisfies Row;

const WORKERS = {
  RSW: 'TASK',
  COORD: 'TASK',
  TL: 'ALL',
  NURSE: 'TASK',
  FAMW: 'TASK',
  ASW: 'TASK',
  CONV: 'TASK',
  MGR: 'TASK',
} as const satisfies Row;

const POOLS = {
  RSW: 'POOL',
  COORD: 'POOL',
  TL: 'POOL',
  NURSE: 'POOL',
  FAMW: 'POOL',
  ASW: 'POOL',
  CONV: 'POOL',
  MGR: 'POOL',
} as const satisfies Row;

const MOVERS = { COORD: 'OPENING', TL: 'ALL', MGR: 'ALL' } as const satisfies Row;
const CLOCK_MOVERS = {
  RSW: 'OWN',
  COORD: 'ALL',
  TL: 'ALL',
  NURSE: 'OWN',
  FAMW: 'OWN',
  ASW: 'OWN',
  CONV: 'OWN',
  MGR: 'ALL',
} as const satisfies Row;

const ABSENCES = {
  RSW: 'OWN',
  COORD: 'OWN',
  TL: 'ALL',
  NURSE: 'OWN',
  FAMW: 'OWN',
  ASW: 'OWN',
  CONV: 'OWN',
  MGR: 'ALL',
} as const satisfies Row;

export const POLICY_TABLE = {
  'referral.create': { RSW: 'ALL', COORD: 'ALL' },
  'referral.read': { RSW: 'OWN', COORD: 'ALL', TL: 'ALL' },
  'referral.write': { RSW: 'OWN', COORD: 'ALL' },
  'referral.confirm': { RSW: 'OWN' },
  'referral.submit': { RSW: 'OWN', COORD: 'ALL' },
  'referral.discard': { RSW: 'OWN', COORD: 'OWN' },
  'case.list': STATUS_READERS,
  'case.read': STATUS_READERS,
  // Telling children apart in a list; whose names are no matter of the role sees references alone (domain.md §3).
  'case.initials': CARERS,
  'case.history': { ...CASE_READERS, AUD: 'ALL' },
  'case.timeline': STATUS_READERS,
  'case.engine': { ADMIN: 'ALL' },
  // Who knows the family says so; a leader alone takes it back.
  'case.stepAside': STATUS_READERS,
  'case.letBack': { TL: 'ALL' },
  // Whose cells of the matrix say B.
  'case.breakGlass': { MGR: 'ALL' },
  'glass.review': { TL: 'ALL', AUD: 'ALL' },
  'event.PAUSE': { TL: 'ALL', NURSE: 'LEAD', FAMW: 'LEAD', ASW: 'LEAD' },
  'event.RESUME': { TL: 'ALL', NURSE: 'LEAD', FAMW: 'LEAD', ASW: 'LEAD' },
  'event.write': {
    RSW: 'OWN',
    COORD: 'ALL',
    TL: 'ALL',
    NURSE: 'TEAM',
    FAMW: 'TEAM',
    ASW: 'TEAM',
    CONV: 'TEAM',
    MGR: 'ALL',
  },
  'event.URGENT_CONCERN': {
    RSW: 'OWN',
    COORD: 'ALL',
    TL: 'ALL',
    NURSE: 'TEAM',
    FAMW: 'TEAM',
    ASW: 'TEAM',
    CONV: 'TEAM',
    MGR: 'ALL',
  },
  'event.WITHDRAWAL': { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' },
  'event.CONSENT_CHANGE': { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' },
  'event.EMERGENCY_PLACEMENT': { RSW: 'OWN', TL: 'ALL' },
  'event.PLACEMENT_ENDED': { RSW: 'OWN', TL: 'ALL' },
  'event.PLACEMENT_EXTENDED': { RSW: 'OWN' },
  'event.DECEASED': { MGR: 'ALL' },
  'event.ENTERED_IN_ERROR': { MGR: 'ALL' },
  'event.PART_CHANGE': { TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' },
  'event.WORKER_CHANGE': { TL: 'ALL' },
  'event.MOVE': { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' },
  'event.RSW_CHANGE': { RSW: 'OWN', MGR: 'ALL' },
  // Comes from the child's new referral, never from a person.
  'event.RE_REFERRED': {},
  'event.REOPEN': { TL: 'ALL' },
  'conference.create': { RSW: 'ALL' },
  'event.CONFERENCE': { RSW: 'OWN' },
  'event.FAMILY_ALONE': { CONV: 'NAMED' },
  'event.FAMILY_READY': { CONV: 'NAMED', RSW: 'OWN' },
  'event.FAMILY_STOPPED': { CONV: 'NAMED', RSW: 'OWN' },
  'event.CONVENER_CHANGE': { RSW: 'OWN', COORD: 'ALL' },
  'entry.write': { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' },
  'training.move': CLOCK_MOVERS,
  'task.list': STATUS_READERS,
  'task.read': STATUS_READERS,
  'task.draft': WORKERS,
  'task.complete': WORKERS,
  'task.claim': POOLS,
  'task.assign': MOVERS,
  'task.extend': MOVERS,
  'task.help': {
    RSW: 'TASK',
    COORD: 'TASK',
    TL: 'TASK',
    NURSE: 'TASK',
    FAMW: 'TASK',
    ASW: 'TASK',
    CONV: 'TASK',
    MGR: 'TASK',
  },
  // OWN: one's own absence, and those one covers.
  'absence.read': { ...ABSENCES, ADMIN: 'ALL' },
  'absence.write': ABSENCES,
  'usage.read': { AUD: 'ALL' },
  'usage.report': { AUD: 'ALL' },
  'admin.attention': { TL: 'ALL', MGR: 'ALL', ADMIN: 'ALL' },
  'admin.notices': { TL: 'ALL', ADMIN: 'ALL' },
  'team.workload': { TL: 'ALL', MGR: 'ALL', ADMIN: 'ALL' },
  'team.late': { COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ADMIN: 'ALL' },
  'report.read': { COORD: 'ALL', TL: 'ALL', NURSE: 'ALL', FAMW: 'ALL', ASW: 'ALL', MGR: 'ALL', REP: 'ALL' },
  // Each task is then asked for by `task.assign` as well.
  'admin.reassign': { TL: 'ALL', MGR: 'ALL' },
  // The service's own deadlines and chains: numbers, and nothing of any case.
  'rules.read': { TL: 'ALL', MGR: 'ALL', ADMIN: 'ALL', AUD: 'ALL' },
  'rules.change': { MGR: 'ALL', ADMIN: 'ALL' },
} as const satisfies { readonly [action: string]: Row };

export type Action = keyof typeof POLICY_TABLE;

const CONFERENCE_WORKERS = {
  RSW: 'TASK',
  COORD: 'TASK',
  NURSE: 'TASK',
  FAMW: 'TASK',
  ASW: 'TASK',
  CONV: 'TASK',
  MGR: 'TASK',
} as const satisfies Row;

/**
 * Rows that stand in the table's place for the cases of one pathway. A family group conference is the convener's and the
 * responsible social worker's: Helmi's leaders are only informed of it (domain.md §2.7).
 */
export const PATHWAY_RIGHTS: { readonly [pathwayId: string]: { readonly [action in Action]?: Row } } = {
  familyGroupConference: {
    'task.complete': CONFERENCE_WORKERS,
    'task.draft': CONFERENCE_WORKERS,
    'task.assign': { COORD: 'ALL', MGR: 'ALL' },
    'task.extend': { RSW: 'OWN', COORD: 'ALL', MGR: 'ALL' },
    'entry.write': { CONV: 'NAMED' },
  },
};

/** True for an action of the table. */
export function isAction(name: string): name is Action {
  return Object.hasOwn(POLICY_TABLE, name);
}

/** True for a role of the table. */
export function isRoleCode(name: string): name is RoleCode {
  return ROLE_CODES.some((role) => role === name);
}
