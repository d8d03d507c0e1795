import { clashingRoles } from '../../api/policies/combinations';
import { actingRole, may, type Relation, scopesOfPerson } from '../../api/policies/may';
import { SECTION_READERS } from '../../api/policies/sections';
import { type Action, isAction, isRoleCode, POLICY_TABLE, ROLE_CODES, SCOPES } from '../../api/policies/table';
import { readablePart } from '../../api/policies/words';
import { pathwayBooks } from '../../pathways';
import type { CaseState, Data, Field } from '../../pathways/model';

const stranger: Relation = { member: false, lead: false, pool: false, early: false };
const member: Relation = { ...stranger, member: true };
const one = (role: string) => ({ id: 'p', roles: [role] });
const helmi = pathwayBooks['helmi']?.definition;

describe('the policy table', () => {
  it('knows roles and scopes only', () => {
    for (const [action, row] of Object.entries(POLICY_TABLE)) {
      expect(isAction(action)).toBe(true);
      for (const [role, scope] of Object.entries(row)) {
        expect(isRoleCode(role)).toBe(true);
        for (const each of [scope].flat()) expect(SCOPES).toContain(each);
      }
    }
  });

  it('gives auditors and report viewers no way into a case', () => {
    for (const role of ['AUD', 'REP'] as const) {
      const actions = (Object.keys(POLICY_TABLE) as Action[]).filter(
        (action) => scopesOfPerson(one(role), action).size > 0,
      );
      expect(actions).toEqual(
        role === 'AUD' ? ['case.history', 'glass.review', 'usage.read', 'usage.report', 'rules.read'] : ['report.read'],
      );
    }
  });

  it('lets administrators act on no case', () => {
    const acts = (Object.keys(POLICY_TABLE) as Action[]).filter((action) =>
      /^(task\.(?!list|read)|event|entry|referral|training)/.test(action),
    );
    expect(acts.filter((action) => may(one('ADMIN'), action, { ...member, task: { mine: true, pool: true } }))).toEqual(
      [],
    );
  });

  it('makes access of assignment, and nothing else', () => {
    for (const role of ['RSW', 'NURSE', 'FAMW', 'ASW'] as const) {
      expect(may(one(role), 'case.read', stranger)).toBe(false);
      expect(may(one(role), 'case.read', member)).toBe(true);
    }
    expect(may(one('NURSE'), 'case.read', { ...stranger, pool: true })).toBe(true);
    expect(may(one('RSW'), 'case.read', { ...stranger, pool: true })).toBe(false);
  });

  it('pauses by the lead worker’s or the team leader’s hand', () => {
    expect(may(one('FAMW'), 'event.PAUSE', member)).toBe(false);
    expect(may(one('FAMW'), 'event.PAUSE', { ...member, lead: true })).toBe(true);
    expect(may(one('TL'), 'event.PAUSE', stranger)).toBe(true);
    expect(may(one('RSW'), 'event.PAUSE', member)).toBe(false);
  });

  it('lets coordinators move tasks until the family was told and asked', () => {
    expect(may(one('COORD'), 'task.assign', { ...stranger, early: true, opening: true })).toBe(true);
    expect(may(one('COORD'), 'task.assign', { ...stranger, early: true })).toBe(false);
    expect(may(one('COORD'), 'task.assign', stranger)).toBe(false);
  });

  it('adds up the roles of one person', () => {
    const both = { id: 'p', roles: ['COORD', 'TL'] };
    expect(actingRole(both, 'task.assign', stranger)).toBe('TL');
    expect(actingRole({ id: 'p', roles: ['UNKNOWN'] }, 'case.read', member)).toBeNull();
  });

  it('names readers for every section that the pathway writes', () => {
    const sections = new Set([
      helmi?.intake.section,
      ...(helmi?.steps ?? []).map((step) => step.section ?? step.code),
      ...(helmi?.entries ?? []).map((entry) => entry.section ?? entry.kind),
      ...(helmi?.events ?? []).map((event) => event.section ?? event.code),
    ]);
    const unread = [...sections].filter((section) => section !== undefined && SECTION_READERS[section] === undefined);
    // Reminders of a draft and the TARGET tasks have no form.
    const withForm = unread.filter((section) =>
      helmi?.steps.some((step) => (step.section ?? step.code) === section && step.fields.length > 0),
    );
    expect(withForm).toEqual([]);
  });

  it('lets nobody hold roles together that watch over each other, nor run the service and read its clients', () => {
    for (const [one, other] of [
      ['ADMIN', 'AUD'],
      ['MGR', 'AUD'],
      ['ADMIN', 'TL'],
      ['MGR', 'ADMIN'],
      ['ADMIN', 'CONV'],
    ])
      expect([one, other, clashingRoles([one ?? '', other ?? '']).length]).toEqual([one, other, 1]);
    for (const roles of [['ADMIN', 'REP'], ['MGR', 'TL'], ['TL', 'AUD'], ['COORD', 'TL'], ['RSW'], []])
      expect([roles, clashingRoles(roles)]).toEqual([roles, []]);
  });

  it('has an action for every event of the pathway', () => {
    expect((helmi?.events ?? []).filter((event) => !isAction(`event.${event.code}`))).toEqual([]);
  });
});

describe('what of a form may be read', () => {
  const fields: readonly Field[] = [
    { name: 'healthNeeds', kind: 'CODES', class: 'HLT' },
    { name: 'teamSummary', kind: 'TEXT', class: 'HLT' },
    { name: 'urgentConcern', kind: 'BOOLEAN', class: 'PROT' },
  ];
  const data: Data = { healthNeeds: ['SLEEP'], teamSummary: 'short', urgentConcern: false };
  const on = { today: '2027-02-01', adultAge: 18 };
  const state = (consents: readonly Data[]) => ({ facts: { consents } }) as unknown as CaseState;
  const c2 = (given: string): Data => ({ item: 'C2_HEALTH_TO_TEAM', person: 'CHILD', state: given });
  const read = (role: string, consents: readonly Data[]) =>
    readablePart('ASSESSMENT', fields, data, { person: one(role), relation: member, state: state(consents), on });

  it('is everything to the nurse', () => {
    expect(read('NURSE', [])).toEqual(data);
  });

  it('is the summary to the team while consent C2 stands, and nothing from the moment it is withdrawn', () => {
    expect(read('FAMW', [])).toBeNull();
    expect(read('FAMW', [c2('GIVEN')])).toEqual({ teamSummary: 'short' });
    expect(read('FAMW', [c2('GIVEN'), c2('WITHDRAWN')])).toBeNull();
    expect(read('FAMW', [c2('REFUSED')])).toBeNull();
    expect(read('COORD', [c2('GIVEN')])).toBeNull();
    expect(read('MGR', [c2('GIVEN')])).toBeNull();
  });

  it('is nothing of a nurse’s contact to others', () => {
    const note: readonly Field[] = [
      { name: 'discipline', kind: 'CODE', class: 'OP' },
      { name: 'note', kind: 'TEXT', class: 'SOC' },
    ];
    const contact = (role: string, discipline: string) =>
      readablePart(
        'CONTACTS',
        note,
        { discipline, note: 'x' },
        { person: one(role), relation: member, state: state([]), on },
      );
    expect(contact('FAMW', 'NURSE')).toBeNull();
    expect(contact('NURSE', 'NURSE')).toEqual({ discipline: 'NURSE', note: 'x' });
    expect(contact('RSW', 'FAMW')).toEqual({ discipline: 'FAMW', note: 'x' });
    expect(contact('RSW', 'ASW')).toBeNull();
  });

  it('is nothing at all where a section is unknown', () => {
    for (const role of ROLE_CODES) {
      expect(
        readablePart('NEW', fields, data, { person: one(role), relation: member, state: state([]), on }),
      ).toBeNull();
    }
  });
});
