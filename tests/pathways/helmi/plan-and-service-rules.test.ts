import type { Data } from '../../../pathways/model';
import { consent, entries, follows, partsOf, refusal } from '../../support/helmi-context';

const on = '2027-01-14';
const goal = (owner: string, more: Data = {}): Data => ({
  owner,
  responsibleDiscipline: 'FAMW',
  targetDate: '2027-10-01',
  ...more,
});
const steps = (effects: ReturnType<typeof follows>) =>
  effects.flatMap((effect) => (effect.do === 'OPEN' || effect.do === 'RESTART' ? [`${effect.do} ${effect.step}`] : []));

describe('rules of the plan (P6)', () => {
  const goals = (...all: readonly Data[]) => ({ goals: all });

  it('goalOwners: one goal is the young person’s own and one a parent’s', () => {
    expect(refusal('goalOwners', { on, data: goals(goal('YOUNG_PERSON'), goal('PARENT')) })).toBeNull();
    expect(refusal('goalOwners', { on, data: goals(goal('PARENT')) })).toBe('no_goal_of_young_person');
    expect(refusal('goalOwners', { on, data: goals(goal('YOUNG_PERSON')) })).toBe('no_goal_of_parent');
  });

  it('goalOwners: no parent’s goal is asked for where every parent refused C6', () => {
    const data = goals(goal('YOUNG_PERSON'));
    const all = { consents: [consent('C6_PARENT_ADULT_SW', 'REFUSED')] };
    expect(refusal('goalOwners', { on, data, facts: all })).toBeNull();
    const one = { consents: [...all.consents, consent('C6_PARENT_ADULT_SW', 'NOT_ASKED', 'GUARDIAN_2')] };
    expect(refusal('goalOwners', { on, data, facts: one })).toBe('no_goal_of_parent');
    // A child who is here alone has no parent whose goal it could be.
    expect(refusal('goalOwners', { on, data, facts: { unaccompanied: true } })).toBeNull();
  });

  it('goalOwners: one to six goals; goalOwnersIfChanged lets a plan without new goals be', () => {
    expect(refusal('goalOwners', { on, data: goals() })).toBe('one_to_six_goals');
    const seven = Array.from({ length: 7 }, () => goal('YOUNG_PERSON'));
    expect(refusal('goalOwners', { on, data: goals(...seven) })).toBe('one_to_six_goals');
    expect(refusal('goalOwnersIfChanged', { on, data: goals() })).toBeNull();
    expect(refusal('goalOwnersIfChanged', { on, data: goals(goal('PARENT')) })).toBe('no_goal_of_young_person');
  });

  it.each([
    ['2027-01-13', 'goal_date_out_of_range'],
    ['2027-01-14', null],
    ['2028-01-14', null],
    ['2028-01-15', 'goal_date_out_of_range'],
  ])('goalDates: a goal for %s', (targetDate, answer) => {
    expect(refusal('goalDates', { on, data: goals(goal('YOUNG_PERSON', { targetDate })) })).toBe(answer);
  });

  it('goalDisciplines: a goal belongs to a discipline that is assigned', () => {
    const data = goals(goal('YOUNG_PERSON', { responsibleDiscipline: 'NURSE' }));
    expect(refusal('goalDisciplines', { on, data, facts: { assigned: ['FAMW'] } })).toBe(
      'goal_of_unassigned_discipline',
    );
    expect(refusal('goalDisciplines', { on, data, facts: { assigned: ['FAMW', 'NURSE'] } })).toBeNull();
  });

  it('newPartsAssigned: a part starts only with a worker, adult social work only with C6', () => {
    const state = { team: { FAMW: { userId: 'famw' }, ASW: { userId: 'asw' } } };
    expect(refusal('newPartsAssigned', { on, state, data: { disciplines: ['FAMW'] } })).toBeNull();
    expect(refusal('newPartsAssigned', { on, state, data: { disciplines: ['NURSE'] } })).toBe(
      'discipline_not_assigned',
    );
    expect(refusal('newPartsAssigned', { on, state, data: { disciplines: ['ASW'] } })).toBe('no_parent_consents');
  });

  it('startParts: every assigned discipline gets its first contact, its watch and its notice; adult social work needs C6', () => {
    const facts = { assigned: ['FAMW', 'ASW'] };
    expect(steps(follows('startParts', { on, facts }))).toEqual([
      'OPEN P7_FIRST_CONTACT_FAMW',
      'RESTART P7_SILENCE_FAMW',
    ]);
    const agreed = { ...facts, consents: [consent('C6_PARENT_ADULT_SW')] };
    const effects = follows('startParts', { on, facts: agreed });
    expect(steps(effects)).toContain('OPEN P7_FIRST_CONTACT_ASW');
    expect(effects).toContainEqual({ do: 'NOTIFY', notice: 'N9', to: ['ASW'] });
    const running = { parts: partsOf(['FAMW', 'ACTIVE']) };
    expect(steps(follows('startParts', { on, facts, state: running }))).toEqual([]);
  });
});

describe('rules of the service (P7)', () => {
  const state = { status: 'IN_SERVICE', parts: partsOf(['FAMW', 'ACTIVE'], ['NURSE', 'ACTIVE']) };
  const contact = (day: string, attended: string, discipline = 'FAMW') =>
    ['CONTACT', day, { date: day, attended, discipline }] as const;

  it('contactFits: a contact belongs to a part of the case and to that discipline’s work', () => {
    const data = { discipline: 'FAMW', contentCodes: ['PARENTING'] };
    expect(refusal('contactFits', { on, state, data })).toBeNull();
    expect(refusal('contactFits', { on, state, data: { ...data, discipline: 'ASW' } })).toBe('no_such_part');
    expect(refusal('contactFits', { on, state, data: { ...data, contentCodes: ['HOUSING'] } })).toBe(
      'content_of_other_discipline',
    );
  });

  it('contactMade: a contact held meets the first-contact target and the law, and the silence is counted anew', () => {
    const data = { discipline: 'FAMW', attended: 'YES', date: '2027-01-20' };
    const effects = follows('contactMade', { on: '2027-01-20', state, data });
    expect(effects).toContainEqual({ do: 'FULFIL', steps: ['P7_FIRST_CONTACT_FAMW'] });
    expect(effects).toContainEqual({ do: 'RESTART', step: 'P7_SILENCE_FAMW' });
    expect(effects).toContainEqual({ do: 'CLOCK', clock: 'ST_3M_SERVICE', action: 'MET' });
  });

  it('contactMade: a part that ended is watched no more, and a cancelled contact moves nothing', () => {
    const data = { discipline: 'FAMW', attended: 'YES', date: '2027-01-20' };
    const ended = { ...state, parts: partsOf(['FAMW', 'COMPLETED']) };
    expect(steps(follows('contactMade', { on: '2027-01-20', state: ended, data }))).toEqual([]);
    const cancelled = { ...data, attended: 'CANCELLED_BY_FAMILY' };
    expect(follows('contactMade', { on: '2027-01-20', state, data: cancelled })).toEqual([]);
  });

  const afterNoShow = (...log: ReturnType<typeof contact>[]) =>
    steps(
      follows('contactMade', {
        on: '2027-02-24',
        state: { ...state, entries: entries(...log) },
        data: { discipline: 'FAMW', attended: 'NO_SHOW' },
      }),
    );

  it('contactMade: three no-shows in a row ask the lead worker to reach out again', () => {
    const [a, b, c] = [
      contact('2027-02-01', 'NO_SHOW'),
      contact('2027-02-08', 'NO_SHOW'),
      contact('2027-02-15', 'NO_SHOW'),
    ];
    expect(afterNoShow(a, b)).toEqual([]);
    expect(afterNoShow(a, b, c)).toEqual(['OPEN P7_REENGAGE']);
    expect(afterNoShow(a, b, c, contact('2027-02-22', 'NO_SHOW'))).toEqual([]);
  });

  it('contactMade: a contact in between breaks the row, one that we cancelled does not', () => {
    const shows = (middle: string) => [
      contact('2027-02-01', 'NO_SHOW'),
      contact('2027-02-03', 'NO_SHOW'),
      contact('2027-02-05', middle),
      contact('2027-02-08', 'NO_SHOW'),
    ];
    expect(afterNoShow(...shows('YES'))).toEqual([]);
    expect(afterNoShow(...shows('CANCELLED_BY_US'))).toEqual(['OPEN P7_REENGAGE']);
  });

  it('contactMade: three in a row with one discipline count although the family came to another', () => {
    const log = [
      contact('2027-02-01', 'NO_SHOW'),
      contact('2027-02-08', 'NO_SHOW'),
      contact('2027-02-10', 'YES', 'NURSE'),
      contact('2027-02-15', 'NO_SHOW'),
    ];
    expect(afterNoShow(...log)).toEqual(['OPEN P7_REENGAGE']);
  });

  it('partChange: only a part that exists changes, and only to something else', () => {
    expect(refusal('partChange', { on, state, data: { discipline: 'ASW', to: 'COMPLETED' } })).toBe('no_such_part');
    expect(refusal('partChange', { on, state, data: { discipline: 'FAMW', to: 'ACTIVE' } })).toBe('part_unchanged');
    expect(refusal('partChange', { on, state, data: { discipline: 'FAMW', to: 'PAUSED' } })).toBeNull();
  });

  it('partChanged: with the last active part gone the lead worker is asked for a closing or a new plan', () => {
    const data = { discipline: 'FAMW', to: 'ENDED_BY_FAMILY' };
    const one = follows('partChanged', { on, state, data });
    expect(one).toContainEqual({ do: 'CANCEL', steps: ['P7_FIRST_CONTACT_FAMW', 'P7_SILENCE_FAMW'] });
    expect(steps(one)).toEqual([]);
    const last = { ...state, parts: partsOf(['FAMW', 'ACTIVE'], ['NURSE', 'COMPLETED']) };
    expect(steps(follows('partChanged', { on, state: last, data }))).toEqual(['OPEN P7_ALL_ENDED']);
  });

  it('partChanged: a part that goes on is watched again', () => {
    const resting = { ...state, parts: partsOf(['FAMW', 'PAUSED']) };
    const effects = follows('partChanged', { on, state: resting, data: { discipline: 'FAMW', to: 'ACTIVE' } });
    expect(steps(effects)).toEqual(['OPEN P7_FIRST_CONTACT_FAMW', 'RESTART P7_SILENCE_FAMW']);
    expect(effects).toContainEqual({ do: 'CANCEL', steps: ['P7_ALL_ENDED'] });
  });

  it('workerChange and workerChanged: another person takes over, is told, and a hand-over meeting is due', () => {
    const working = { ...state, team: { FAMW: { userId: 'famw' } } };
    expect(refusal('workerChange', { on, state: working, data: { discipline: 'FAMW', userId: 'famw' } })).toBe(
      'same_worker',
    );
    const data = { discipline: 'FAMW', userId: 'famw2' };
    expect(refusal('workerChange', { on, state: working, data })).toBeNull();
    const effects = follows('workerChanged', { on, state: working, facts: { lead: 'FAMW' }, data });
    expect(effects.filter((effect) => effect.do === 'MEMBER').map((effect) => effect.key)).toEqual(['FAMW', 'LEAD']);
    expect(steps(effects)).toEqual(['OPEN P7_SILENCE_FAMW', 'OPEN P7_HANDOVER']);
  });

  it('afterProtectionCheck: before the plan the case ends, after it the short closing begins', () => {
    expect(follows('afterProtectionCheck', { on })).toEqual([{ do: 'END', reason: 'FAMILY_DECLINED' }]);
    const begun = follows('afterProtectionCheck', { on, facts: { planConfirmedOn: '2027-01-14' } });
    expect(steps(begun)).toEqual(['OPEN P9_SHORT']);
  });
});
