import type { Release } from '../../pathways/helmi/releases';
import type { FieldClass } from '../../pathways/model';
import type { RoleCode } from './table';

/**
 * Who may read what people wrote (domain.md §3): by section of the case page and by class of field. What is not written
 * here nobody reads. OWN: on their cases; ALL: on every case; EARLY: on every case until the team meets; LEAD: on cases
 * that name them lead worker; NAMED: on cases that name them under the role's own key; TASKED: on cases where a task is theirs;
 * GLASS: on one case for an hour, after breaking the glass. Fields that a role sees of a section beside that: `extracts.ts`.
 */
export type ReadScope = 'OWN' | 'ALL' | 'EARLY' | 'LEAD' | 'NAMED' | 'TASKED' | 'GLASS';
export type Readers = { readonly [role in RoleCode]?: ReadScope };

const TEAM = { NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' } as const;

const LEADING = { NURSE: 'LEAD', FAMW: 'LEAD', ASW: 'LEAD' } as const;
/** Workers who come to the conference: being named in the case beside it is not enough. */
const ATTENDING = { NURSE: 'TASKED', FAMW: 'TASKED', ASW: 'TASKED' } as const;
const CONVENED = { RSW: 'OWN', CONV: 'NAMED' } as const;

export const SECTION_READERS: { readonly [section: string]: Readers } = {
  REFERRAL: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', FAMW: 'OWN', MGR: 'GLASS' },
  SCREENING: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL' },
  LANGUAGE: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  CONSENTS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN' },
  ATTEMPTS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  MEETINGS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  BOOKINGS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  RIBBON: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ...TEAM },
  ASSESSMENT: { NURSE: 'OWN' },
  INTAKE: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  PLAN: { RSW: 'OWN', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'LEAD', MGR: 'GLASS' },
  CONTACTS: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  REVIEW: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  CLOSING: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  FOLLOW_UP_REGISTER: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL' },
  FOLLOW_UP_FAMILY: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'LEAD', ASW: 'LEAD' },
  // Why a family rests (a hospital, a placement) is no matter of managing; until when is in the case's overview.
  PAUSE: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', ...TEAM },
  MOVE: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ...TEAM },
  SAFETY: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', MGR: 'GLASS' },
  NOTES: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  FGC_REQUEST: CONVENED,
  FGC_AGREEMENT: { ...CONVENED, MGR: 'GLASS' },
  FGC_PREPARATION: CONVENED,
  // Whom the family counts among its own stays between it and the convener.
  FGC_NETWORK: { CONV: 'NAMED' },
  FGC_SUMMARIES: { CONV: 'NAMED', RSW: 'OWN', ...ATTENDING },
  FGC_SHARED: { ...CONVENED, ...ATTENDING },
  FGC_MEETING: CONVENED,
  FGC_PLAN: { ...CONVENED, ...LEADING, MGR: 'GLASS' },
  FGC_FOLLOW_UP: CONVENED,
  reasons: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ...TEAM },
};

/** The contact log is read by discipline: the nurse's is patient data, adult social work's is about the parent's own matters. */
export const LOG_READERS: { readonly [discipline: string]: Readers } = {
  FAMW: { RSW: 'OWN', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN' },
  ASW: { ASW: 'OWN' },
  NURSE: { NURSE: 'OWN' },
};

/** Who reads fields of a class at all; patient data is the nurse's alone, whatever the section. */
export const CLASS_READERS: { readonly [cls in FieldClass]: Readers } = {
  OP: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN', CONV: 'NAMED', MGR: 'ALL' },
  ID: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN', CONV: 'NAMED', MGR: 'GLASS' },
  SOC: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN', CONV: 'NAMED', MGR: 'ALL' },
  HLT: { NURSE: 'OWN' },
  PROT: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', CONV: 'NAMED', MGR: 'GLASS' },
};

/** Who reads what a consent opens: the list is the pathway's, how far it reaches is a matter of rights. */
export const readersOf = (release: Release): Readers =>
  Object.fromEntries(release.readers.map((role) => [role, role === 'TL' ? 'ALL' : 'OWN']));

/** Whom a guardian's data concern no longer once the child is an adult: everybody but the responsible social worker (domain.md X5). */
export const UNTIL_ADULT: { readonly [section: string]: readonly string[] } = { REFERRAL: ['guardians'] };

/** Who wrote such a piece reads it, these readers read every one, and the section's others what an entry opened to them. */
export const AUTHORED: {
  readonly [section: string]: {
    readonly all: Readers;
    readonly openedBy: { readonly kind: string; readonly author: string; readonly fact: string; readonly is: string };
  };
} = {
  FGC_SUMMARIES: {
    all: { CONV: 'NAMED' },
    // What the family said last about this worker's summary.
    openedBy: { kind: 'FGC_SHARING', author: 'worker', fact: 'sharing', is: 'SHARE_ALL' },
  },
};
