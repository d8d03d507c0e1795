import { may, relationTo } from '../../api/policies/may';
import { partEnd } from '../../api/policies/part-end';
import { readablePart } from '../../api/policies/words';
import { helmi } from '../../pathways/helmi';
import type { CaseState, Data } from '../../pathways/model';
import type { CoreCase } from '../support/core-case';
import { everyStatus } from '../support/every-status';
import { people } from '../support/helmi-stories';
import { momentOf } from '../support/moment';

function standing(status: string): CoreCase {
  const c = everyStatus[status]?.();
  if (!c) throw new Error(`no case in ${status}`);
  return c;
}

const asked = (c: CoreCase, who: { id: string; role: string }, on: string) =>
  relationTo(c.now, { id: who.id, roles: [who.role], moment: momentOf({ at: `${on}T10:00:00.000Z` }) });

describe('the end of a part', () => {
  const c = standing('FOLLOW_UP');
  const ended = partEnd(c.now, people.nurse.id) ?? '';

  it('is none for the lead worker and the responsible social worker while the case is followed up', () => {
    expect(partEnd(c.now, c.now.team['LEAD']?.userId ?? '')).toBeNull();
    expect(partEnd(c.now, people.rsw.id)).toBeNull();
    expect(ended).toMatch(/^\d{4}-/);
  });

  it('leaves twenty working days of access, then how the case stands and nothing of its words', () => {
    const within = asked(c, people.nurse, ended);
    expect([within.member, within.past]).toEqual([true, undefined]);
    const after = asked(c, people.nurse, '2029-01-10');
    expect([after.member, after.past, after.tasked]).toEqual([false, true, false]);
    const nurse = { id: people.nurse.id, roles: ['NURSE'] };
    expect(may(nurse, 'case.read', after)).toBe(true);
    for (const action of ['case.history', 'entry.write', 'event.WITHDRAWAL', 'event.URGENT_CONCERN'] as const) {
      expect([action, may(nurse, action, within), may(nurse, action, after)]).toEqual([action, true, false]);
    }
    const on = { today: '2029-01-10', adultAge: 18 };
    const fields = helmi.definition.steps.find(({ code }) => code === 'P4_ASSESSMENT')?.fields ?? [];
    const words = (relation: typeof after) =>
      readablePart('ASSESSMENT', fields, { healthNeeds: ['SLEEP'] }, { person: nurse, relation, state: c.now, on });
    expect([words(within), words(after)]).toEqual([{ healthNeeds: ['SLEEP'] }, null]);
  });

  it('counts working days: the twentieth still reads, the day after does not', () => {
    const task = {
      ...Object.values(c.now.tasks)[0],
      assignee: 'someone',
      closedAt: '2027-03-01T10:00:00.000Z',
      status: 'DONE',
    };
    const state = { ...c.now, tasks: { one: task } } as unknown as CaseState;
    const on = (day: string) =>
      relationTo(state, { id: 'someone', roles: ['FAMW'], moment: momentOf({ at: `${day}T10:00:00.000Z` }) }).member;
    // Good Friday and Easter Monday 2027 (26 and 29 March) are no working days.
    expect([on('2027-03-31'), on('2027-04-01')]).toEqual([true, false]);
  });
});

describe('what each role sees of the referral', () => {
  const c = standing('IN_SERVICE');
  const form: Data = {
    child: { givenName: 'A', familyName: 'B', dateOfBirth: '2013-05-14', protectedAddress: true, schoolStage: 'NONE' },
    summary: 'why',
    familyNeeds: ['HOUSING'],
    reasons: ['OTHER'],
    safety: { riskLevel: 'ELEVATED', homeVisitCaution: true },
    guardians: [
      { name: 'M', phone: '1', literacy: 'SOME' },
      { name: 'F', phone: '2' },
    ],
  };
  const member = { member: true, lead: false, pool: false, early: false };
  const seen = (role: string, relation: object = {}, consents: readonly Data[] = []) =>
    readablePart('REFERRAL', helmi.definition.intake.fields, form, {
      person: { id: 'p', roles: [role] },
      relation: { ...member, ...relation },
      state: { facts: { consents }, entries: [] } as unknown as CaseState,
      on: { today: c.at.slice(0, 10), adultAge: 18 },
    });

  it('is to the nurse who the family is, how it is reached and what is dangerous, and the rest by consent C3', () => {
    expect(Object.keys(seen('NURSE') ?? {}).sort()).toEqual(['child', 'guardians', 'safety']);
    expect(seen('NURSE')).not.toMatchObject({ child: { schoolStage: 'NONE' } });
    const given = { item: 'C3_SOCIAL_TO_NURSE', person: 'CHILD', state: 'GIVEN', givenByRole: 'CHILD' };
    expect(seen('NURSE', {}, [given])).toMatchObject({ summary: 'why', reasons: ['OTHER'] });
  });

  it('is to adult social work the child’s name, the parents who agreed to it, and what a home visit must know', () => {
    expect(seen('ASW')).toEqual({
      child: { givenName: 'A', familyName: 'B', protectedAddress: true },
      summary: 'why',
      familyNeeds: ['HOUSING'],
      safety: { homeVisitCaution: true },
    });
    const agreed = { item: 'C6_PARENT_ADULT_SW', person: 'GUARDIAN_2', state: 'GIVEN', givenByRole: 'PARENT' };
    expect(seen('ASW', {}, [agreed])?.['guardians']).toEqual([{}, { name: 'F', phone: '2' }]);
  });

  it('is without the guardians once the child is an adult, but for the responsible social worker', () => {
    const grown = (role: string) =>
      readablePart('REFERRAL', helmi.definition.intake.fields, form, {
        person: { id: 'p', roles: [role] },
        relation: member,
        state: { facts: { childDateOfBirth: '2005-01-01' }, entries: [] } as unknown as CaseState,
        on: { today: c.at.slice(0, 10), adultAge: 18 },
      });
    for (const role of ['FAMW', 'NURSE', 'TL', 'COORD'])
      expect([role, grown(role)?.['guardians']]).toEqual([role, undefined]);
    expect(grown('RSW')?.['guardians']).toHaveLength(2);
  });

  it('is to the manager nothing, unless the glass is broken', () => {
    expect(seen('MGR')).toBeNull();
    expect(seen('MGR', { glass: 'g' })).toEqual(form);
  });

  it('is nothing to who has no part in it', () => {
    for (const role of ['CONV', 'ADMIN', 'AUD', 'REP']) expect(seen(role, { glass: 'g' })).toBeNull();
  });
});
