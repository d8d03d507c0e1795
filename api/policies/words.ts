import { consentInForce, isAdult, type OnDay } from '../../pathways/helmi/consent-force';
import { RELEASES } from '../../pathways/helmi/releases';
import type { CaseState, Data, Field, FieldClass, Json } from '../../pathways/model';
import { EXTRACTS, names } from './extracts';
import type { Person, Relation } from './may';
import {
  AUTHORED,
  CLASS_READERS,
  LOG_READERS,
  type Readers,
  type ReadScope,
  readersOf,
  SECTION_READERS,
  UNTIL_ADULT,
} from './sections';
import { isRoleCode, type RoleCode } from './table';

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
  if (relation.aside || !opensTo(section, authorId, reader)) return null;
  const roles = person.roles.filter(isRoleCode);
  const reads = (readers: Readers | undefined) => roles.some((role) => reaches(readers?.[role], relation, role));
  const log = section === 'CONTACTS' ? data['discipline'] : undefined;
  const inSection = reads(SECTION_READERS[section]) && (typeof log !== 'string' || reads(LOG_READERS[log]));
  const extracts = EXTRACTS.filter(
    (each) => each.section === section && roles.includes(each.role) && reads({ [each.role]: each.scope }),
  );
  const released = RELEASES.filter(
    (release) =>
      release.section === section && consentInForce(state.facts, release.consent, on) && reads(readersOf(release)),
  );
  const kept: { [name: string]: Json } = {};
  const bySection = inSection || released.some((release) => release.field === '*');
  const past = isAdult(state.facts, on) && !roles.includes('RSW') ? (UNTIL_ADULT[section] ?? []) : [];
  for (const field of fields) {
    const value = data[field.name];
    if (value === undefined || past.includes(field.name)) continue;
    const open = released.some((release) => release.field === field.name);
    const keeps: Keeps = (path, cls, row) =>
      open ||
      (bySection && reads(CLASS_READERS[cls])) ||
      extracts.some((extract) => names(extract, path, row, { state, on }));
    const part = partOf(field, value, field.name, keeps, null);
    if (part !== undefined) kept[field.name] = part;
  }
  return Object.keys(kept).length === 0 ? null : kept;
}

/** Whether a leaf is kept; `row` is the row of the outermost list that it stands in. */
type Keeps = (path: string, cls: FieldClass, row: Row | null) => boolean;
interface Row {
  readonly data: Data;
  readonly index: number;
}

function partOf(field: Field, value: Json, path: string, keeps: Keeps, row: Row | null): Json | undefined {
  if (field.kind === 'GROUP')
    return isData(value) ? objectPart(field.fields ?? [], value, path, keeps, row) : undefined;
  if (field.kind === 'LIST') {
    const list: readonly Json[] = Array.isArray(value) ? value : [];
    // Guardians are told apart by their place, which a row that is left out must not move.
    const byName = field.fields?.some(({ kind }) => kind === 'PERSON') === true;
    const entries = list.flatMap((entry, index) => {
      if (!isData(entry)) return [];
      const part = objectPart(field.fields ?? [], entry, path, keeps, row ?? { data: entry, index });
      return part === undefined && byName ? [] : [part ?? {}];
    });
    return entries.some((entry) => Object.keys(entry).length > 0) ? entries : undefined;
  }
  return keeps(path, field.class, row) ? value : undefined;
}

function objectPart(
  fields: readonly Field[],
  data: Data,
  path: string,
  keeps: Keeps,
  row: Row | null,
): Data | undefined {
  const kept: { [name: string]: Json } = {};
  for (const field of fields) {
    const value = data[field.name];
    const part = value === undefined ? undefined : partOf(field, value, `${path}.${field.name}`, keeps, row);
    if (part !== undefined) kept[field.name] = part;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function isData(value: Json): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reaches(scope: ReadScope | undefined, relation: Relation, role: RoleCode): boolean {
  if (scope === undefined || relation.aside) return false;
  if (scope === 'GLASS') return relation.glass !== undefined;
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
