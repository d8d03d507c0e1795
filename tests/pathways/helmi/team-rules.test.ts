import type { Data } from '../../../pathways/model';
import { consent, entries, follows, refusal, taskOf } from '../../support/helmi-context';

const on = '2026-12-16';
const visit = (date: string, attended: string): Data => ({ date, attended, mode: 'HOME' });
const attendance = (...roles: readonly string[]) => ({ attendance: roles.map((role) => ({ role })) });
const assigned = (...disciplines: readonly string[]) => ({
  assignments: disciplines.map((discipline) => ({ discipline, userId: `${discipline}-worker` })),
});

describe('rules of the nurse’s assessment (P4)', () => {
  it('attendedVisit: complete with one visit somebody came to', () => {
    expect(refusal('attendedVisit', { on, data: { visits: [visit(on, 'NO_SHOW')] } })).toBe('no_attended_visit');
    expect(refusal('attendedVisit', { on, data: { visits: [visit(on, 'NO_SHOW'), visit(on, 'YES')] } })).toBeNull();
  });

  it('releaseFitsConsent: a summary goes to the team exactly when C2 was given', () => {
    const given = { consents: [consent('C2_HEALTH_TO_TEAM')] };
    const refused = { consents: [consent('C2_HEALTH_TO_TEAM'), consent('C2_HEALTH_TO_TEAM', 'REFUSED', 'CHILD')] };
    expect(refusal('releaseFitsConsent', { on, outcome: 'COMPLETED', facts: given })).toBeNull();
    expect(refusal('releaseFitsConsent', { on, outcome: 'COMPLETED', facts: refused })).toBe('no_consent_to_release');
    expect(refusal('releaseFitsConsent', { on, outcome: 'COMPLETED_NO_RELEASE', facts: refused })).toBeNull();
    expect(refusal('releaseFitsConsent', { on, outcome: 'COMPLETED_NO_RELEASE', facts: given })).toBe(
      'consent_to_release_given',
    );
  });

  it('threeOffers: not attended only after three times were offered, and never after a visit that was', () => {
    const task = taskOf('P4_ASSESSMENT', '2026-12-03', '2026-12-28');
    const booked = (day: string) => ['BOOKING', day, { purpose: 'APPOINTMENT', date: day }] as const;
    const two = { entries: entries(booked('2026-12-08'), booked('2026-12-10')) };
    expect(refusal('threeOffers', { on, task, state: two })).toBe('too_few_offers');
    const same = { visits: [visit('2026-12-10', 'NO_SHOW')] };
    expect(refusal('threeOffers', { on, task, state: two, data: same })).toBe('too_few_offers');
    const third = { visits: [visit('2026-12-14', 'NO_SHOW')] };
    expect(refusal('threeOffers', { on, task, state: two, data: third })).toBeNull();
    const came = { visits: [visit('2026-12-14', 'YES')] };
    expect(refusal('threeOffers', { on, task, state: two, data: came })).toBe('visit_attended');
  });
});

describe('rules of the team’s intake meeting (P5)', () => {
  it('quorum: the team leader or a deputy, and two disciplines', () => {
    expect(refusal('quorum', { on, data: attendance('TL', 'FAMW', 'NURSE') })).toBeNull();
    expect(refusal('quorum', { on, data: attendance('TL_DEPUTY', 'ASW', 'NURSE') })).toBeNull();
    expect(refusal('quorum', { on, data: attendance('FAMW', 'ASW', 'NURSE') })).toBe('no_quorum');
    expect(refusal('quorum', { on, data: attendance('TL', 'FAMW', 'FAMW') })).toBe('no_quorum');
  });

  it('rswHeard: the responsible social worker is there or has written', () => {
    expect(refusal('rswHeard', { on, data: attendance('TL', 'FAMW') })).toBe('rsw_not_heard');
    expect(refusal('rswHeard', { on, data: attendance('TL', 'RSW') })).toBeNull();
    expect(refusal('rswHeard', { on, data: { ...attendance('TL'), rswWrittenInput: true } })).toBeNull();
  });

  it('leadAssigned: the lead worker is one of the assigned, family work if nothing is said', () => {
    expect(refusal('leadAssigned', { on, data: { ...assigned('ASW', 'NURSE'), lead: 'ASW' } })).toBeNull();
    expect(refusal('leadAssigned', { on, data: { ...assigned('ASW', 'NURSE'), lead: 'FAMW' } })).toBe(
      'lead_not_assigned',
    );
    expect(refusal('leadAssigned', { on, data: assigned('FAMW', 'NURSE') })).toBeNull();
    expect(refusal('leadAssigned', { on, data: assigned('ASW', 'NURSE') })).toBe('lead_not_assigned');
  });

  it('aswNeedsConsent: adult social work only with some parent’s C6', () => {
    const data = assigned('FAMW', 'ASW');
    expect(refusal('aswNeedsConsent', { on, data })).toBe('no_parent_consents');
    const one = [consent('C6_PARENT_ADULT_SW', 'REFUSED'), consent('C6_PARENT_ADULT_SW', 'GIVEN', 'GUARDIAN_2')];
    expect(refusal('aswNeedsConsent', { on, data, facts: { consents: one } })).toBeNull();
    expect(refusal('aswNeedsConsent', { on, data: assigned('FAMW', 'NURSE') })).toBeNull();
  });

  it('severalDisciplines and oneDiscipline: a single discipline is an outcome of its own', () => {
    expect(refusal('severalDisciplines', { on, data: assigned('FAMW', 'NURSE') })).toBeNull();
    expect(refusal('severalDisciplines', { on, data: assigned('FAMW') })).toBe('single_discipline');
    expect(refusal('severalDisciplines', { on, data: assigned('FAMW', 'FAMW') })).toBe('discipline_twice');
    expect(refusal('oneDiscipline', { on, data: assigned('FAMW') })).toBeNull();
    expect(refusal('oneDiscipline', { on, data: assigned('FAMW', 'NURSE') })).toBe('several_disciplines');
  });

  it('assignTeam: names every worker with deputy, and the lead worker from their discipline', () => {
    const effects = follows('assignTeam', { on, data: { ...assigned('FAMW', 'NURSE'), lead: 'NURSE' } });
    expect(effects).toContainEqual({
      do: 'MEMBER',
      key: 'LEAD',
      from: { field: 'assignments[discipline=NURSE].userId' },
      deputy: { field: 'assignments[discipline=NURSE].deputyId' },
    });
    expect(effects).toContainEqual({ do: 'SET', fact: 'assigned', value: ['FAMW', 'NURSE'] });
    expect(effects).toContainEqual({ do: 'SET', fact: 'lead', value: 'NURSE' });
  });

  it('changeTeam: a changed plan adds disciplines to those assigned and starts their parts', () => {
    expect(follows('changeTeam', { on, facts: { assigned: ['FAMW'] } })).toEqual([]);
    const effects = follows('changeTeam', { on, facts: { assigned: ['FAMW'], lead: 'FAMW' }, data: assigned('NURSE') });
    expect(effects).toContainEqual({ do: 'SET', fact: 'assigned', value: ['FAMW', 'NURSE'] });
    expect(effects).toContainEqual({ do: 'APPLY', rule: 'startParts' });
    expect(effects.some((effect) => effect.do === 'MEMBER' && effect.key === 'LEAD')).toBe(false);
  });

  it.each([
    [2, false],
    [3, true],
    [4, true],
  ])('rememberBaseline: overall %i at the start is really difficult: %s', (overall, difficult) => {
    expect(follows('rememberBaseline', { on, facts: { hsaBaselineOverall: overall } })).toEqual([
      { do: 'SET', fact: 'difficultAtStart', value: difficult },
    ]);
  });
});
