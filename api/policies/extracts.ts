import { type OnDay, rowHolds } from '../../pathways/helmi/consent-force';
import type { CaseState, Data, Json } from '../../pathways/model';
import type { RoleCode } from './table';

/** Says of one row of a list, with its place in it, whether it belongs to the extract. */
type Rows = (row: Data, index: number, of: { readonly state: Pick<CaseState, 'facts'>; readonly on: OnDay }) => boolean;

/** What a role sees of a section without belonging to its readers: these fields, whatever their class. */
export interface Extract {
  readonly section: string;
  readonly role: RoleCode;
  /** OWN: on their cases; ALL: on every case. */
  readonly scope: 'OWN' | 'ALL';
  /** Fields by path (`child.givenName`); a path names everything under it. */
  readonly paths: readonly string[];
  /** Of a list named by `paths` only these rows. */
  readonly rows?: Rows;
}

/** Who the child and the guardians are and how they are reached (domain.md §3, row identity and contact). */
const IDENTITY = [
  'child.givenName',
  'child.familyName',
  'child.dateOfBirth',
  'child.recordRef',
  'child.homeMunicipality',
  'child.district',
  'guardians',
  'unaccompanied',
  'rsw',
] as const;

/** What somebody must know before they write to the family or go to its home (row protected address, safety notes). */
const SAFETY = ['child.protectedAddress', 'safety'] as const;
const HOME_VISIT = ['child.protectedAddress', 'safety.homeVisitCaution', 'safety.homeVisitCautionNote'] as const;

/** Adult social work is done with the parents who agreed to it, each for themselves (consent C6). */
const ofAgreedParent = (person: Json | undefined, { state, on }: Parameters<Rows>[2]): boolean => {
  const rows: readonly Json[] = Array.isArray(state.facts['consents']) ? state.facts['consents'] : [];
  return rows.some(
    (row) =>
      isData(row) && row['item'] === 'C6_PARENT_ADULT_SW' && row['person'] === person && rowHolds(row, state.facts, on),
  );
};

export const EXTRACTS: readonly Extract[] = [
  { section: 'REFERRAL', role: 'COORD', scope: 'ALL', paths: IDENTITY },
  { section: 'REFERRAL', role: 'NURSE', scope: 'OWN', paths: [...IDENTITY, ...SAFETY] },
  {
    section: 'REFERRAL',
    role: 'ASW',
    scope: 'OWN',
    paths: ['child.givenName', 'child.familyName', 'familyNeeds', 'summary', 'rsw', ...HOME_VISIT],
  },
  {
    section: 'REFERRAL',
    role: 'ASW',
    scope: 'OWN',
    paths: ['guardians'],
    rows: (_row, index, of) => ofAgreedParent(`GUARDIAN_${index + 1}`, of),
  },
  { section: 'SAFETY', role: 'ASW', scope: 'OWN', paths: ['homeVisitCaution', 'homeVisitCautionNote'] },
  {
    section: 'CONSENTS',
    role: 'ASW',
    scope: 'OWN',
    paths: ['consents'],
    rows: (row, _index, of) => ofAgreedParent(row['person'], of),
  },
  // The parents' goals whole; of the young person's own no more than what they are.
  {
    section: 'PLAN',
    role: 'ASW',
    scope: 'OWN',
    paths: ['goals'],
    rows: (goal) => goal['owner'] !== 'YOUNG_PERSON',
  },
  {
    section: 'PLAN',
    role: 'ASW',
    scope: 'OWN',
    paths: [
      'goals.id',
      'goals.text',
      'guardianViews',
      'interpreterUsed',
      'givenToFamilyInLanguage',
      'givenToFamilyOn',
      'confirmedByFamily',
      'estimatedDurationMonths',
    ],
  },
];

/** Does the extract name this field (`path`), in this row where it stands in a list? */
export function names(
  extract: Extract,
  path: string,
  row: { readonly data: Data; readonly index: number } | null,
  of: Parameters<Rows>[2],
): boolean {
  const named = extract.paths.some((each) => path === each || path.startsWith(`${each}.`));
  return named && (extract.rows === undefined || (row !== null && extract.rows(row.data, row.index, of)));
}

function isData(value: Json): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
