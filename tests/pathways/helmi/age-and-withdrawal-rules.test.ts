import { consentInForce } from '../../../pathways/helmi/consent-force';
import { consent, dateOf, follows, partsOf, refusal, taskOf, tasks } from '../../support/helmi-context';

const on = '2027-06-01';
const born = (childDateOfBirth: string, over = {}) => ({ childDateOfBirth, ...over });
const steps = (effects: ReturnType<typeof follows>) =>
  effects.flatMap((effect) => (effect.do === 'OPEN' ? [effect.step] : []));
const inService = { status: 'IN_SERVICE', team: { LEAD: { userId: 'famw' }, RSW: { userId: 'rsw' } } } as const;

describe('the ages of X5', () => {
  it.each([
    ['2009-08-20', '2027-08-20', '2027-02-20', '2021-08-20'],
    // Born on 29 February: the years have passed on 1 March.
    ['2008-02-29', '2026-03-01', '2025-09-01', '2020-02-29'],
  ])('adultDay, transitionDay and ownConsentDay of somebody born on %s', (childDateOfBirth, adult, plan, own) => {
    const facts = born(childDateOfBirth);
    expect(dateOf('adultDay', { on, facts })).toBe(adult);
    expect(dateOf('transitionDay', { on, facts })).toBe(plan);
    expect(dateOf('ownConsentDay', { on, facts })).toBe(own);
  });

  it('transitionDue: three months before the birthday, back to a working day; ten working days where that has passed', () => {
    expect(dateOf('transitionDue', { on: '2027-02-20', facts: born('2009-08-20') })).toBe('2027-05-20');
    // 22 August less three months is a Saturday.
    expect(dateOf('transitionDue', { on: '2027-02-20', facts: born('2009-08-22') })).toBe('2027-05-21');
    expect(dateOf('transitionDue', { on: '2027-06-01', facts: born('2009-08-20') })).toBe('2027-06-15');
  });

  it('adultServiceEnds: three months after the birthday, back to a working day', () => {
    expect(dateOf('adultServiceEnds', { on: '2027-08-20', facts: born('2009-08-20') })).toBe('2027-11-19');
    expect(dateOf('adultServiceEnds', { on: '2027-12-01', facts: born('2009-08-20') })).toBe('2027-12-16');
  });

  it('setAgeTimers waits for the birthdays that are ahead and for no other', () => {
    expect(follows('setAgeTimers', { on, facts: born('2013-05-14') })).toEqual([
      { do: 'TIMER', timer: 'TURNING_12', action: 'CLEAR' },
      { do: 'TIMER', timer: 'TURNING_18', action: 'SET' },
    ]);
    expect(follows('setAgeTimers', { on, facts: born('2017-05-14') })[0]).toMatchObject({ action: 'SET' });
    expect(follows('setAgeTimers', { on, facts: {} })[1]).toMatchObject({ action: 'CLEAR' });
  });

  it('planTransition: half a year ahead, at once where that has passed, and the limit itself for an adult', () => {
    const state = { ...inService, status: 'CONSENT' };
    expect(follows('planTransition', { on, state, facts: born('2013-05-14') })).toEqual([
      { do: 'TIMER', timer: 'TRANSITION', action: 'SET' },
    ]);
    expect(steps(follows('planTransition', { on, state, facts: born('2009-08-20') }))).toEqual(['X5_TRANSITION_PLAN']);
    expect(steps(follows('planTransition', { on, state, facts: born('2009-05-20') }))).toEqual(['X5_CLOSE']);
    expect(follows('planTransition', { on, state, facts: {} })).toEqual([]);
  });

  it('openTransition: to the lead worker, to the social worker while there is none, and not in a closing', () => {
    expect(follows('openTransition', { on, state: inService })[0]).toMatchObject({ assign: 'LEAD' });
    expect(follows('openTransition', { on, state: { status: 'CONSENT' } })[0]).toMatchObject({ assign: 'RSW' });
    expect(follows('openTransition', { on, state: { status: 'CLOSING' } })).toEqual([]);
  });

  it('askOwnConsents: from twelve on, where the own word is missing', () => {
    const mother = { consents: [consent('C1_PARTICIPATION')] };
    const both = { consents: [consent('C1_PARTICIPATION'), consent('C1_PARTICIPATION', 'GIVEN', 'CHILD')] };
    const ask = (facts: object) => steps(follows('askOwnConsents', { on, state: inService, facts: { ...facts } }));
    expect(ask(born('2015-06-01', mother))).toEqual(['X5_OWN_CONSENTS']);
    expect(ask(born('2015-06-02', mother))).toEqual([]);
    expect(ask(born('2015-06-01', both))).toEqual([]);
    expect(follows('askOwnConsents', { on, state: { status: 'CONSENT' }, facts: born('2015-06-01') })).toEqual([]);
  });

  it('goOnAsAdult: a closing taken back after the birthday has its limit again', () => {
    expect(steps(follows('goOnAsAdult', { on, state: inService, facts: born('2009-05-20') }))).toEqual([
      'X5_OWN_CONSENTS',
      'X5_CLOSE',
    ]);
    expect(follows('goOnAsAdult', { on, state: inService, facts: born('2009-08-20') })).toEqual([]);
  });

  it('turnedAdult opens nothing where no family was met yet, and ends a family part without an own yes', () => {
    expect(steps(follows('turnedAdult', { on, state: { status: 'WAITLISTED' } }))).toEqual([]);
    const followUp = { status: 'FOLLOW_UP', tasks: tasks(taskOf('P10_FAMILY', on, on)) };
    expect(follows('turnedAdult', { on, state: followUp })).toContainEqual({ do: 'CANCEL', steps: ['P10_FAMILY'] });
    const own = { consents: [consent('C7_FOLLOW_UP_CONTACT', 'GIVEN', 'CHILD')] };
    expect(follows('turnedAdult', { on, state: followUp, facts: own })).toEqual([]);
    expect(steps(follows('turnedAdult', { on, state: inService }))).toEqual(['X5_OWN_CONSENTS', 'X5_CLOSE']);
  });

  it('ownConsentsAnswered: each of the five at eighteen, the taking part at twelve, and a yes to it', () => {
    const items = ['C1_PARTICIPATION', 'C2_HEALTH_TO_TEAM', 'C4_SCHOOL', 'C5_OTHER_HEALTH', 'C7_FOLLOW_UP_CONTACT'];
    const consents = items.map((item) => consent(item, 'GIVEN', 'CHILD'));
    const ask = (rows: typeof consents, dateOfBirth = '2009-05-20') =>
      refusal('ownConsentsAnswered', { on, facts: born(dateOfBirth), data: { consents: rows } });
    expect(ask(consents)).toBeNull();
    expect(ask(consents.slice(0, 4))).toBe('own_answer_missing');
    expect(ask([...consents, consent('C2_HEALTH_TO_TEAM')])).toBe('guardian_no_longer');
    expect(ask([consent('C1_PARTICIPATION', 'REFUSED', 'CHILD'), ...consents.slice(1)])).toBe('child_consent_missing');
    expect(ask(consents.slice(0, 1), '2015-05-20')).toBeNull();
  });

  it('isOfAge, closeAsAdult, notReachedAsAdult: the end of a young adult’s service, by how far it had come', () => {
    expect(refusal('isOfAge', { on, facts: born('2009-06-01') })).toBeNull();
    expect(refusal('isOfAge', { on, facts: born('2009-06-02') })).toBe('not_turned_18');
    const begun = { planConfirmedOn: '2027-01-14' };
    expect(steps(follows('closeAsAdult', { on, facts: begun }))).toContain('P9_CLOSING');
    expect(follows('closeAsAdult', { on })).toEqual([{ do: 'END', reason: 'TURNED_18' }]);
    expect(steps(follows('notReachedAsAdult', { on, facts: begun }))).toContain('P9_SHORT');
    expect(follows('notReachedAsAdult', { on })).toEqual([{ do: 'END', reason: 'NO_CONTACT' }]);
    expect(follows('notReachedAsAdult', { on, state: { status: 'CLOSING' } })).toEqual([]);
  });
});

describe('a consent on a day', () => {
  const mother = born('2009-08-20', { consents: [consent('C2_HEALTH_TO_TEAM'), consent('C6_PARENT_ADULT_SW')] });
  const at = (today: string) => ({ today, adultAge: 18 });

  it('of a guardian ends with the eighteenth birthday, whether an alarm told it or not; a parent’s on the own data stays', () => {
    expect(consentInForce(mother, 'C2_HEALTH_TO_TEAM', at('2027-08-19'))).toBe(true);
    expect(consentInForce(mother, 'C2_HEALTH_TO_TEAM', at('2027-08-20'))).toBe(false);
    expect(consentInForce(mother, 'C6_PARENT_ADULT_SW', at('2027-08-20'))).toBe(true);
  });

  it('of somebody born on 29 February ends on 1 March', () => {
    const facts = { ...mother, childDateOfBirth: '2008-02-29' };
    expect(consentInForce(facts, 'C2_HEALTH_TO_TEAM', at('2026-02-28'))).toBe(true);
    expect(consentInForce(facts, 'C2_HEALTH_TO_TEAM', at('2026-03-01'))).toBe(false);
  });

  it('of the young person opens an exchange again only when it is given anew after the birthday', () => {
    const own = (givenAt: string) => ({
      ...mother,
      consents: [{ ...consent('C2_HEALTH_TO_TEAM', 'GIVEN', 'CHILD'), givenAt }],
    });
    expect(consentInForce(own('2027-02-01'), 'C2_HEALTH_TO_TEAM', at('2027-08-20'))).toBe(false);
    expect(consentInForce(own('2027-08-20'), 'C2_HEALTH_TO_TEAM', at('2027-08-20'))).toBe(true);
  });

  it('ends with its own last day and with any withdrawal', () => {
    const until = { consents: [{ ...consent('C4_SCHOOL'), validUntil: '2027-05-01' }] };
    expect(consentInForce(until, 'C4_SCHOOL', at('2027-05-01'))).toBe(true);
    expect(consentInForce(until, 'C4_SCHOOL', at('2027-05-02'))).toBe(false);
    const taken = { consents: [consent('C4_SCHOOL'), consent('C4_SCHOOL', 'WITHDRAWN', 'CHILD')] };
    expect(consentInForce(taken, 'C4_SCHOOL', at(on))).toBe(false);
  });
});

describe('withdrawal (X6)', () => {
  const guardians = [
    { person: 'GUARDIAN_1', isLegalGuardian: true },
    { person: 'GUARDIAN_2', isLegalGuardian: true },
  ];
  const whole = { what: 'WHOLE_SERVICE', whose: 'GUARDIAN', person: 'GUARDIAN_1' };
  const facts = born('2013-05-14', { guardians, consents: [consent('C1_PARTICIPATION', 'GIVEN', 'GUARDIAN_2')] });

  it('withdrawalFits: who may withdraw what', () => {
    const ask = (data: object, over = {}, state = {}) =>
      refusal('withdrawalFits', {
        on,
        data: { ...data },
        facts: { ...facts, ...over },
        state: { ...inService, ...state },
      });
    expect(ask(whole)).toBeNull();
    expect(ask({ ...whole, person: null })).toBe('which_guardian');
    expect(ask(whole, { childDateOfBirth: '2009-05-14' })).toBe('guardian_no_longer');
    expect(ask({ what: 'WHOLE_SERVICE', whose: 'CHILD' })).toBeNull();
    expect(ask({ what: 'WHOLE_SERVICE', whose: 'CHILD' }, { childDateOfBirth: '2015-06-02' })).toBe('child_too_young');
    expect(ask(whole, {}, { status: 'FOLLOW_UP' })).toBe('service_ended');
    expect(ask(whole, {}, { tasks: tasks(taskOf('X6_TALK', on, on)) })).toBe('withdrawal_open');
    expect(ask({ what: 'ONE_DISCIPLINE', whose: 'BOTH', discipline: 'ASW' })).toBe('no_such_part');
    expect(
      ask({ what: 'ONE_DISCIPLINE', whose: 'BOTH', discipline: 'ASW' }, {}, { parts: partsOf(['ASW', 'ACTIVE']) }),
    ).toBeNull();
    expect(ask({ what: 'CONSENT', whose: 'CHILD', consent: 'C2_HEALTH_TO_TEAM' })).toBe('no_such_consent');
  });

  it('withdrawn: one guardian while another’s yes stands is the social worker’s to talk over first', () => {
    expect(steps(follows('withdrawn', { on, data: whole, facts, state: inService }))).toEqual([
      'X6_GUARDIANS_DISAGREE',
    ]);
    const alone = { ...facts, consents: [consent('C1_PARTICIPATION')] };
    expect(steps(follows('withdrawn', { on, data: whole, facts: alone, state: inService }))).toEqual([
      'X6_TALK',
      'X6_PROTECTION_CHECK',
    ]);
  });

  it('withdrawn: with whom the talk is offered is the family’s wish', () => {
    const talk = (talkWith: string, state = inService as object) =>
      follows('withdrawn', { on, data: { what: 'WHOLE_SERVICE', whose: 'BOTH', talkWith }, facts, state }).find(
        (effect) => effect.do === 'OPEN' && effect.step === 'X6_TALK',
      );
    expect(talk('OWN_WORKER')).toMatchObject({ assign: 'LEAD' });
    expect(talk('RSW')).toMatchObject({ assign: 'RSW' });
    expect(talk('OTHER_WORKER')).toMatchObject({ assign: 'TL' });
    expect(talk('OWN_WORKER', { status: 'CONSENT' })).toMatchObject({ assign: 'RSW' });
  });

  it('familyWithdrew and ownRefusal go the same way', () => {
    for (const rule of ['familyWithdrew', 'ownRefusal'])
      expect(steps(follows(rule, { on, facts, state: inService }))).toEqual(['X6_TALK', 'X6_PROTECTION_CHECK']);
  });

  it('afterProtectionCheck: ends only what the family still wants to end after its talk', () => {
    const after = (withdrawal: object, state = {}) =>
      steps(
        follows('afterProtectionCheck', {
          on,
          facts: { withdrawal: { ...withdrawal }, planConfirmedOn: '2027-01-14' },
          state,
        }),
      );
    const open = { tasks: tasks(taskOf('X6_TALK', on, on)) };
    expect(after({ talk: null }, open)).toEqual([]);
    expect(after({ talk: 'WITHDRAWS' })).toEqual(['P9_SHORT']);
    expect(after({ talk: 'STAYS' })).toEqual([]);
  });

  it('talkHeld: who stays goes on as before, and a plan that waited is asked for again', () => {
    const held = (outcome: string, withdrawal: object, status = 'PLANNING') =>
      follows('talkHeld', { on, outcome, facts: { withdrawal: { ...withdrawal } }, state: { status } });
    expect(steps(held('STAYS', { checked: false }))).toEqual(['P6_PLAN']);
    expect(held('WITHDRAWS', { checked: true })).toContainEqual({ do: 'END', reason: 'FAMILY_DECLINED' });
    expect(held('WITHDRAWS', { checked: false })).toHaveLength(1);
  });

  it('protectionChecked: nothing closes before the look at the child’s safety', () => {
    const state = { tasks: tasks(taskOf('X6_PROTECTION_CHECK', on, on)) };
    expect(refusal('protectionChecked', { on, state })).toBe('protection_check_open');
    expect(refusal('protectionChecked', { on })).toBeNull();
  });

  it('consentChangeFits and consentChanged: a no to taking part is a withdrawal of the whole', () => {
    const no = consent('C1_PARTICIPATION', 'WITHDRAWN', 'CHILD');
    expect(refusal('consentChangeFits', { on, facts, data: no, state: inService })).toBeNull();
    expect(refusal('consentChangeFits', { on, facts, data: no, state: { status: 'FOLLOW_UP' } })).toBe('service_ended');
    const adult = born('2009-05-20');
    expect(refusal('consentChangeFits', { on, facts: adult, data: consent('C2_HEALTH_TO_TEAM') })).toBe(
      'guardian_no_longer',
    );
    expect(steps(follows('consentChanged', { on, facts, data: no, state: inService }))).toContain('X6_TALK');
  });
});
