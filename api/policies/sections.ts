import { consentInForce, isAdult, type OnDay } from '../../pathways/helmi/consent-force';
import { RELEASES, type Release } from '../../pathways/helmi/releases';
import type { CaseState, Data, Field, FieldClass, Json } from '../../pathways/model';
import type { Person, Relation } from './may';
import { isRoleCode, type RoleCode } from './table';

/**
 * Who may read what people wrote (domain.md §3): by section of the case page and by class of field. What is not written
 * here nobody reads. OWN: on their cases; ALL: on every case; EARLY: on every case until the team meets; LEAD: on cases
 * that name them lead worker; NAMED: on cases that name them under the role's own key; TASKED: on cases where a task is theirs.
 */
type ReadScope = 'OWN' | 'ALL' | 'EARLY' | 'LEAD' | 'NAMED' | 'TASKED';
type Readers = { readonly [role in RoleCode]?: ReadScope };

const TEAM = { NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN' } as const;

const LEADING = { NURSE: 'LEAD', FAMW: 'LEAD', ASW: 'LEAD' } as const;
/** Workers who come to the conference: being named in the case beside it is not enough. */
const ATTENDING = { NURSE: 'TASKED', FAMW: 'TASKED', ASW: 'TASKED' } as const;
const CONVENED = { RSW: 'OWN', CONV: 'NAMED' } as const;

export const SECTION_READERS: { readonly [section: string]: Readers } = {
  REFERRAL: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', FAMW: 'OWN' },
  SCREENING: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL' },
  LANGUAGE: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  CONSENTS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN' },
  ATTEMPTS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  MEETINGS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  BOOKINGS: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  RIBBON: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ...TEAM },
  ASSESSMENT: { NURSE: 'OWN' },
  INTAKE: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  PLAN: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  CONTACTS: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  REVIEW: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  CLOSING: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  FOLLOW_UP_REGISTER: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL' },
  FOLLOW_UP_FAMILY: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', ...TEAM },
  // Why a family rests (a hospital, a placement) is no matter of managing; until when is in the case's overview.
  PAUSE: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', ...TEAM },
  MOVE: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ...TEAM },
  SAFETY: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN' },
  NOTES: { RSW: 'OWN', TL: 'ALL', ...TEAM },
  FGC_REQUEST: CONVENED,
  FGC_AGREEMENT: CONVENED,
  FGC_PREPARATION: CONVENED,
  // Whom the family counts among its own stays between it and the convener.
  FGC_NETWORK: { CONV: 'NAMED' },
  FGC_SUMMARIES: { CONV: 'NAMED', RSW: 'OWN', ...ATTENDING },
  FGC_SHARED: { ...CONVENED, ...ATTENDING },
  FGC_MEETING: CONVENED,
  FGC_PLAN: { ...CONVENED, ...LEADING },
  FGC_FOLLOW_UP: CONVENED,
  reasons: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', MGR: 'ALL', ...TEAM },
};

/** The contact log is read by discipline: the nurse's is patient data, adult social work's is about the parent's own matters. */
const LOG_READERS: { readonly [discipline: string]: Readers } = {
  FAMW: { RSW: 'OWN', TL: 'ALL', FAMW: 'OWN' },
  ASW: { ASW: 'OWN' },
  NURSE: { NURSE: 'OWN' },
};

/** Who reads fields of a class at all; patient data is the nurse's alone, whatever the section. */
const CLASS_READERS: { readonly [cls in FieldClass]: Readers } = {
  OP: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN', CONV: 'NAMED', MGR: 'ALL' },
  ID: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN', CONV: 'NAMED' },
  SOC: { RSW: 'OWN', COORD: 'ALL', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', ASW: 'OWN', CONV: 'NAMED', MGR: 'ALL' },
  HLT: { NURSE: 'OWN' },
  PROT: { RSW: 'OWN', COORD: 'EARLY', TL: 'ALL', NURSE: 'OWN', FAMW: 'OWN', CONV: 'NAMED' },
};

/** Who reads what a consent opens: the list is the pathway's, how far it reaches is a matter of rights. */
const readersOf = (release: Release): Readers =>
  Object.fromEntries(release.readers.map((role) => [role, role === 'TL' ? 'ALL' : 'OWN']));

/** Whom a guardian's data concern no longer once the child is an adult: everybody but the responsible social worker (domain.md X5). */
const UNTIL_ADULT: { readonly [section: string]: readonly string[] } = { REFERRAL: ['guardians'] };

/** What adult social work sees of the referral without belonging to its readers. */
const EXTRACTS: { readonly [section: string]: { readonly [role in RoleCode]?: readonly string[] } } = {
  REFERRAL: { ASW: ['familyNeeds', 'summary'] },
};

/** Who wrote such a piece reads it, these readers read every one, and the section's others what an entry opened to them. */
const AUTHORED: {
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

function opensTo(
  section: string,
  authorId: string | undefined,
  reader: Reader & { readonly state: Pick<CaseState, 'entries'> },
): boolean {
  const rule = AUTHORED[section];
  if (rule === undefined || authorId === reader.person.id) return true;
  const roles = reader.person.roles.filter(isRoleCode);
  if (roles.some((role) => reaches(rule.all[role], reader.relation, role))) return true;
  const { kind, author, fact, is } = rule.openedBy;
  const said = reader.state.entries.filter((entry) => entry.kind === kind && entry.facts[author] === authorId).at(-1);
  return said?.facts[fact] === is;
}

interface Reader {
  readonly person: Person;
  readonly relation: Relation;
}

/** May this person read words of this class in this section? `discipline` names whose contact log it is. */
export function readsWords(
  section: string,
  cls: FieldClass,
  { person, relation }: Reader,
  discipline?: string,
): boolean {
  const roles = person.roles.filter(isRoleCode);
  const reads = (readers: Readers | undefined) => roles.some((role) => reaches(readers?.[role], relation, role));
  const inLog = section !== 'CONTACTS' || discipline === undefined || reads(LOG_READERS[discipline]);
  return reads(SECTION_READERS[section]) && inLog && reads(CLASS_READERS[cls]);
}

/** What one entry of a section, written by `authorId`, holds for this reader; null where nothing of it may be read. */
export function readablePart(
  section: string,
  fields: readonly Field[],
  data: Data,
  reader: Reader & { readonly state: Pick<CaseState, 'facts' | 'entries'>; readonly on: OnDay },
  authorId?: string,
): Data | null {
  const { person, relation, state, on } = reader;
  if (!opensTo(section, authorId, reader)) return null;
  const roles = person.roles.filter(isRoleCode);
  const reads = (readers: Readers | undefined) => roles.some((role) => reaches(readers?.[role], relation, role));
  const log = section === 'CONTACTS' ? data['discipline'] : undefined;
  const inSection = reads(SECTION_READERS[section]) && (typeof log !== 'string' || reads(LOG_READERS[log]));
  const released = RELEASES.filter(
    (release) =>
      release.section === section && consentInForce(state.facts, release.consent, on) && reads(readersOf(release)),
  );
  const extracts = relation.member ? roles.flatMap((role) => EXTRACTS[section]?.[role] ?? []) : [];
  const kept: { [name: string]: Json } = {};
  const past = isAdult(state.facts, on) && !roles.includes('RSW') ? (UNTIL_ADULT[section] ?? []) : [];
  for (const field of fields) {
    const value = data[field.name];
    if (value === undefined || past.includes(field.name)) continue;
    const open = released.some((release) => release.field === field.name);
    const part = open
      ? value
      : inSection || released.some((release) => release.field === '*') || extracts.includes(field.name)
        ? withoutClasses(field, value, (cls) => reads(CLASS_READERS[cls]))
        : undefined;
    if (part !== undefined) kept[field.name] = part;
  }
  return Object.keys(kept).length === 0 ? null : kept;
}

function withoutClasses(field: Field, value: Json, reads: (cls: FieldClass) => boolean): Json | undefined {
  if (field.kind === 'GROUP') return isData(value) ? objectPart(field.fields ?? [], value, reads) : undefined;
  if (field.kind === 'LIST') {
    const list: readonly Json[] = Array.isArray(value) ? value : [];
    const entries = list.flatMap((entry) =>
      isData(entry) ? [objectPart(field.fields ?? [], entry, reads) ?? {}] : [],
    );
    return entries.some((entry) => Object.keys(entry).length > 0) ? entries : undefined;
  }
  return reads(field.class) ? value : undefined;
}

function objectPart(fields: readonly Field[], data: Data, reads: (cls: FieldClass) => boolean): Data | undefined {
  const kept: { [name: string]: Json } = {};
  for (const field of fields) {
    const value = data[field.name];
    const part = value === undefined ? undefined : withoutClasses(field, value, reads);
    if (part !== undefined) kept[field.name] = part;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function isData(value: Json): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reaches(scope: ReadScope | undefined, relation: Relation, role: RoleCode): boolean {
  if (scope === undefined) return false;
  if (scope === 'LEAD') return relation.lead;
  if (scope === 'TASKED') return relation.tasked === true;
  if (scope === 'NAMED') return relation.keys?.includes(role) === true;
  return scope === 'ALL' || (scope === 'EARLY' ? relation.early : relation.member);
}

/** Sections that a consent would open to this person and that are kept closed for want of it: an attempt to read them is logged. */
export function withheldSections(
  written: ReadonlySet<string>,
  reader: Reader & { readonly state: Pick<CaseState, 'facts'>; readonly on: OnDay },
): readonly string[] {
  const { person, relation, state, on } = reader;
  const roles = person.roles.filter(isRoleCode);
  const reads = (readers: Readers | undefined) => roles.some((role) => reaches(readers?.[role], relation, role));
  const closed = RELEASES.filter(
    (release) =>
      written.has(release.section) &&
      reads(readersOf(release)) &&
      !reads(SECTION_READERS[release.section]) &&
      !consentInForce(state.facts, release.consent, on),
  );
  return [...new Set(closed.map((release) => release.section))];
}
