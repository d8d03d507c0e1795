import { may, type Relation } from '../../api/policies/may';
import { SECTION_READERS } from '../../api/policies/sections';
import { type Action, ROLE_CODES } from '../../api/policies/table';
import { readsWords } from '../../api/policies/words';

/**
 * Cells of the service's own matrix (design, roles and permissions), copied by hand: the table that the rights are made of
 * may not drift from it unseen. `*` every case · `own` on one's cases · `P5` every case until the team meets · `P3` until
 * the family was asked · `lead` the lead worker · `B` after breaking the glass · `-` never.
 */
const none: Relation = { member: false, lead: false, pool: false, early: false };
const at = (role: string, over: Partial<Relation>): Relation => ({ ...none, keys: over.member ? [role] : [], ...over });

function cell(role: string, reads: (relation: Relation) => boolean): string {
  if (reads(none)) return '*';
  if (reads(at(role, { opening: true }))) return 'P3';
  if (reads(at(role, { early: true }))) return 'P5';
  if (reads(at(role, { member: true, tasked: true, task: { mine: true, pool: false } }))) return 'own';
  if (reads(at(role, { member: true, lead: true }))) return 'lead';
  return reads(at(role, { glass: 'g' })) ? 'B' : '-';
}
const row = (reads: (role: string, relation: Relation) => boolean): string =>
  ROLE_CODES.map((role) => cell(role, (relation) => reads(role, relation))).join(' ');
const words = (section: string, log?: string) =>
  row((role, relation) =>
    readsWords(
      section,
      section === 'ASSESSMENT' || log === 'NURSE' ? 'HLT' : 'SOC',
      { person: { id: 'p', roles: [role] }, relation },
      log,
    ),
  );
const acts = (action: Action) => row((role, relation) => may({ id: 'p', roles: [role] }, action, relation));

describe('the table against the matrix copied by hand', () => {
  // RSW COORD TL NURSE FAMW ASW CONV MGR ADMIN AUD REP
  it.each([
    ['REFERRAL', 'own P5 * - own - - B - - -'],
    ['SCREENING', 'own * * - - - - * - - -'],
    ['LANGUAGE', 'own * * own own own - - - - -'],
    ['CONSENTS', 'own * * own own - - - - - -'],
    ['ASSESSMENT', '- - - own - - - - - - -'],
    ['INTAKE', 'own - * own own own - - - - -'],
    ['PLAN', 'own - * own own lead - B - - -'],
    ['REVIEW', 'own - * own own own - - - - -'],
    ['CLOSING', 'own - * own own own - - - - -'],
    ['FOLLOW_UP_REGISTER', 'own * * - - - - - - - -'],
    ['FOLLOW_UP_FAMILY', 'own * * own lead lead - - - - -'],
    ['FGC_AGREEMENT', 'own - - - - - own B - - -'],
    ['FGC_PLAN', 'own - - lead lead lead own B - - -'],
    ['FGC_NETWORK', '- - - - - - own - - - -'],
  ])('who reads %s', (section, expected) => {
    expect(words(section)).toBe(expected);
  });

  it.each([
    ['FAMW', 'own - * own own - - - - - -'],
    ['ASW', '- - - - - own - - - - -'],
    ['NURSE', '- - - own - - - - - - -'],
  ])('who reads the contact notes of %s', (discipline, expected) => {
    expect(words('CONTACTS', discipline)).toBe(expected);
  });

  it('who reads what is specially protected', () => {
    const safety = row((role, relation) =>
      readsWords('SAFETY', 'PROT', { person: { id: 'p', roles: [role] }, relation }),
    );
    expect(safety).toBe('own P5 * own own - - B - - -');
  });

  it.each([
    ['case.read', 'own * * own own own own * * - -'],
    ['case.history', 'own * * own own own own * * * -'],
    ['case.engine', '- - - - - - - - * - -'],
    ['task.assign', '- P3 * - - - - * - - -'],
    ['task.extend', '- P3 * - - - - * - - -'],
    ['event.DECEASED', '- - - - - - - * - - -'],
    ['event.PAUSE', '- - * lead lead lead - - - - -'],
    ['event.EMERGENCY_PLACEMENT', 'own - * - - - - - - - -'],
    ['event.REOPEN', '- - * - - - - - - - -'],
    ['case.letBack', '- - * - - - - - - - -'],
    ['case.breakGlass', '- - - - - - - * - - -'],
    ['glass.review', '- - * - - - - - - * -'],
    ['task.complete', 'own own * own own own own own - - -'],
  ] as const)('who may %s', (action, expected) => {
    expect(acts(action)).toBe(expected);
  });

  it('opens by breaking the glass nothing of health, of the family’s network or of a parent’s own matters', () => {
    const opened = Object.keys(SECTION_READERS).filter((section) => SECTION_READERS[section]?.MGR === 'GLASS');
    expect(opened.sort()).toEqual(['FGC_AGREEMENT', 'FGC_PLAN', 'PLAN', 'REFERRAL', 'SAFETY']);
    const manager = { person: { id: 'p', roles: ['MGR'] }, relation: at('MGR', { glass: 'g' }) };
    for (const section of Object.keys(SECTION_READERS)) expect(readsWords(section, 'HLT', manager)).toBe(false);
  });
});
