import { clockOf, dateOf, follows, isSo, refusal, taskOf, tasks } from '../../support/helmi-context';

const on = '2026-11-26';
const yes = { E1: 'YES', E2: 'YES', E3: 'YES', E4: 'YES', E5: 'YES', E6: 'YES', E7: 'YES' };

describe('rules of screening (P2)', () => {
  it.each(['E1', 'E2', 'E3', 'E4'])('criteriaMet: a no to %s excludes acceptance', (criterion) => {
    expect(refusal('criteriaMet', { on, data: { criteria: { ...yes, [criterion]: 'NO' } } })).toBe('criteria_not_met');
  });

  it('criteriaMet: what is unclear, or a no to the softer criteria, leaves the choice to people', () => {
    expect(refusal('criteriaMet', { on, data: { criteria: { ...yes, E1: 'UNCLEAR', E5: 'NO' } } })).toBeNull();
  });

  it.each([
    ['2020-02-03', '2027-01-11', 'age_outside_window'],
    ['2020-02-03', '2027-02-03', null],
    ['2009-02-04', '2027-02-03', null],
    ['2009-02-03', '2027-02-03', 'age_outside_window'],
  ])('ageWindow: born %s and submitted %s', (childDateOfBirth, submittedOn, answer) => {
    const situation = { on: '2027-02-10', facts: { childDateOfBirth }, state: { submittedOn } };
    expect(refusal('ageWindow', situation)).toBe(answer);
  });

  it('ineligibleReasons: a reason is a criterion that was answered with no', () => {
    const criteria = { ...yes, E1: 'NO', E4: 'NO' };
    expect(refusal('ineligibleReasons', { on, data: { criteria, reasonCode: ['E1', 'E4'] } })).toBeNull();
    expect(refusal('ineligibleReasons', { on, data: { criteria, reasonCode: ['E3'] } })).toBe('reason_not_a_no');
  });

  it('turningEighteenSoon: less than six months to the birthday, not six months exactly', () => {
    expect(isSo('turningEighteenSoon', { on, facts: { childDateOfBirth: '2009-05-25' } })).toBe(true);
    expect(isSo('turningEighteenSoon', { on, facts: { childDateOfBirth: '2009-05-26' } })).toBe(false);
  });

  it('turningEighteenComment: nobody nearly adult is accepted without the team leader’s comment', () => {
    const facts = { childDateOfBirth: '2009-03-01' };
    expect(refusal('turningEighteenComment', { on, facts })).toBe('tl_comment_needed');
    const data = { tlComment: 'Short service, adult work informed', tlCommentBy: 'tl' };
    expect(refusal('turningEighteenComment', { on, facts, data })).toBeNull();
    expect(refusal('turningEighteenComment', { on, facts: { childDateOfBirth: '2013-03-01' } })).toBeNull();
  });

  it('returnLimit and afterTwoReturns: two returns, then the coordinator accepts or the team leader decides', () => {
    expect(refusal('returnLimit', { on, facts: { returns: 1 } })).toBeNull();
    expect(refusal('returnLimit', { on, facts: { returns: 2 } })).toBe('returned_twice');
    expect(refusal('afterTwoReturns', { on, facts: { returns: 1 } })).toBe('not_returned_twice');
    expect(refusal('afterTwoReturns', { on, facts: { returns: 2 } })).toBeNull();
  });

  it('keepScreeningDays and screeningDue: the screening goes on with the days that were left', () => {
    const task = taskOf('P2_SCREENING', '2026-11-23', '2026-11-30');
    const [kept] = follows('keepScreeningDays', { on: '2026-11-25', task });
    expect(kept).toEqual({
      do: 'SET',
      fact: 'screeningLeft',
      value: { remaining: 3, dueOn: '2026-11-30', pausedOn: '2026-11-25' },
    });
    const facts = { screeningLeft: { remaining: 3, dueOn: '2026-11-30', pausedOn: '2026-11-25' } };
    expect(dateOf('screeningDue', { on: '2026-12-07', facts })).toBe('2026-12-10');
  });

  it('screeningDue: five working days at first, and what was late when returned stays late', () => {
    expect(dateOf('screeningDue', { on: '2026-11-23' })).toBe('2026-11-30');
    const task = taskOf('P2_SCREENING', '2026-11-23', '2026-11-30');
    const [kept] = follows('keepScreeningDays', { on: '2026-12-02', task });
    expect(kept).toMatchObject({ value: { remaining: -1 } });
    const facts = { screeningLeft: { remaining: -1, dueOn: '2026-11-30', pausedOn: '2026-12-02' } };
    expect(dateOf('screeningDue', { on: '2026-12-07', facts })).toBe('2026-11-30');
  });
});

// SHL 45 §: three months from 23.11. end on 23.2.; fifteen working days before is 2.2., five before is 16.2.
describe('the waiting list is no parking place (P2)', () => {
  const state = { status: 'WAITLISTED', clocks: clockOf('ST_3M_SERVICE', '2026-11-23', '2027-02-23') };

  it('waitlistForced: from fifteen working days before the limit on', () => {
    expect(isSo('waitlistForced', { on: '2027-02-01', state })).toBe(false);
    expect(isSo('waitlistForced', { on: '2027-02-02', state })).toBe(true);
  });

  it('keepWaiting: freely before, once in the last fifteen working days, not at all in the last five', () => {
    expect(refusal('keepWaiting', { on: '2027-02-01', state })).toBeNull();
    expect(refusal('keepWaiting', { on: '2027-02-03', state })).toBeNull();
    const kept = { keptWaitingForced: 1 };
    expect(refusal('keepWaiting', { on: '2027-02-03', state, facts: kept })).toBe('waited_once_more_already');
    expect(refusal('keepWaiting', { on: '2027-02-15', state })).toBeNull();
    expect(refusal('keepWaiting', { on: '2027-02-16', state })).toBe('waiting_over');
  });

  it('waitlistDecisionDue: a week, never past the last day, and that day once waiting was chosen again', () => {
    expect(dateOf('waitlistDecisionDue', { on: '2027-02-02', state })).toBe('2027-02-09');
    expect(dateOf('waitlistDecisionDue', { on: '2027-02-12', state })).toBe('2027-02-16');
    const facts = { keptWaitingForced: 1 };
    expect(dateOf('waitlistDecisionDue', { on: '2027-02-03', state, facts })).toBe('2027-02-16');
    expect(dateOf('waitlistDecisionDue', { on: '2027-02-19', state })).toBe('2027-02-19');
  });

  it('forceWaitlistDecision: the routine review gives way to the decision; a decision under way is left alone', () => {
    const waiting = { ...state, tasks: tasks(taskOf('P2_WAITLIST_REVIEW', '2027-01-25', '2027-02-08')) };
    expect(follows('forceWaitlistDecision', { on: '2027-02-02', state: waiting })).toEqual([
      { do: 'CANCEL', steps: ['P2_WAITLIST_REVIEW'] },
      { do: 'OPEN', step: 'P2_WAITLIST_DECISION' },
    ]);
    const deciding = { ...state, tasks: tasks(taskOf('P2_RSW_DECISION', '2027-01-25', '2027-02-08')) };
    expect(follows('forceWaitlistDecision', { on: '2027-02-02', state: deciding })).toEqual([]);
    expect(follows('forceWaitlistDecision', { on: '2027-02-02', state: { ...waiting, status: 'CONSENT' } })).toEqual(
      [],
    );
  });
});
