import type { Data } from '../../../pathways/model';
import { consent, entries, follows, isSo, refusal, taskOf, tasks } from '../../support/helmi-context';

const on = '2027-01-27';
const thirteen = { childDateOfBirth: '2013-05-05' };
const guardians = [
  { person: 'GUARDIAN_1', isLegalGuardian: true, interpreterNeed: 'YES' },
  { person: 'GUARDIAN_2', isLegalGuardian: false, interpreterNeed: 'NO' },
];
const c1 = (person: string, state = 'GIVEN'): Data => consent('C1_PARTICIPATION', state, person);

describe('language first (P3a)', () => {
  const settled = taskOf('P3A_LANGUAGE', '2027-01-14', '2027-01-18', { status: 'DONE' });

  it('languageFirst: nobody is contacted before language is settled', () => {
    expect(refusal('languageFirst', { on })).toBe('language_first');
    const open = tasks(taskOf('P3A_LANGUAGE', '2027-01-14', '2027-01-18'));
    expect(refusal('languageFirst', { on, state: { tasks: open } })).toBe('language_first');
    expect(refusal('languageFirst', { on, state: { tasks: tasks(settled) } })).toBeNull();
  });

  it('languageFirst: nor while the team leader still looks for an interpreter', () => {
    const looking = tasks(settled, taskOf('P3A_INTERPRETER', '2027-01-18', '2027-01-19'));
    expect(refusal('languageFirst', { on, state: { tasks: looking } })).toBe('language_first');
  });

  it('rememberLanguages: keeps the need by key of person, and never a typed name', () => {
    const persons = [
      { person: 'CHILD', interpreterNeed: 'NO' },
      { person: 'Hodan', interpreterNeed: 'YES' },
    ];
    const [kept] = follows('rememberLanguages', {
      on,
      facts: { interpreterNeed: { GUARDIAN_1: 'UNKNOWN' } },
      data: { persons },
    });
    expect(kept).toEqual({ do: 'SET', fact: 'interpreterNeed', value: { GUARDIAN_1: 'UNKNOWN', CHILD: 'NO' } });
  });
});

describe('a meeting with somebody who needs an interpreter (P3a)', () => {
  const facts = { interpreterNeed: { GUARDIAN_1: 'YES' } };
  const data = {
    status: 'CONFIRMED',
    meetingId: 'm1',
    participants: [{ person: 'GUARDIAN_1', interpreterNeed: 'NO' }],
  };
  const booking = (status: string): Data => ({ purpose: 'INTERPRETER', meetingId: 'm1', bookingId: 'b1', status });

  it('interpreterForMeeting: is not confirmed without a confirmed booking, even if the form says otherwise', () => {
    expect(refusal('interpreterForMeeting', { on, facts, data })).toBe('interpreter_not_confirmed');
    const asked = entries(['BOOKING', on, booking('REQUESTED')]);
    expect(refusal('interpreterForMeeting', { on, facts, data, state: { entries: asked } })).toBe(
      'interpreter_not_confirmed',
    );
    const confirmed = entries(['BOOKING', on, booking('REQUESTED')], ['BOOKING', on, booking('CONFIRMED')]);
    expect(refusal('interpreterForMeeting', { on, facts, data, state: { entries: confirmed } })).toBeNull();
  });

  it('interpreterForMeeting: where nobody is named, everybody of the family may come', () => {
    const facts = { interpreterNeed: { GUARDIAN_1: 'YES' } };
    expect(refusal('interpreterForMeeting', { on, facts, data: { status: 'CONFIRMED' } })).toBe(
      'interpreter_not_confirmed',
    );
    const child = { status: 'CONFIRMED', participants: [{ person: 'CHILD' }] };
    expect(refusal('interpreterForMeeting', { on, facts, data: child })).toBeNull();
  });

  it('interpreterForMeeting: a booking that was cancelled afterwards no longer counts', () => {
    const gone = entries(['BOOKING', on, booking('CONFIRMED')], ['BOOKING', on, booking('CANCELLED')]);
    expect(refusal('interpreterForMeeting', { on, facts, data, state: { entries: gone } })).toBe(
      'interpreter_not_confirmed',
    );
  });

  it('interpreterForMeeting: a multilingual worker or a written reason stands in; planning and holding are free', () => {
    const multilingual = { ...facts, languageSolution: 'MULTILINGUAL_WORKER' };
    expect(refusal('interpreterForMeeting', { on, facts: multilingual, data })).toBeNull();
    expect(refusal('interpreterForMeeting', { on, facts, data: { ...data, overrideReason: 'urgent' } })).toBeNull();
    expect(refusal('interpreterForMeeting', { on, facts, data: { ...data, status: 'PLANNED' } })).toBeNull();
    expect(refusal('interpreterForMeeting', { on, facts, data: { ...data, status: 'HELD' } })).toBeNull();
  });
});

describe('a family counts as not reached (P3b, P6, P10)', () => {
  const task = taskOf('P3B_CONSENT', '2027-01-14', '2027-01-28');
  const attempt = (day: string, channel: string) => ['ATTEMPT', day, { date: day, channel, reached: false }] as const;
  const after = (...all: ReturnType<typeof attempt>[]) =>
    refusal('threeAttempts', { on, task, state: { entries: entries(...all) } });

  it('threeAttempts: two attempts are too few', () => {
    expect(after(attempt('2027-01-18', 'CALL'), attempt('2027-01-20', 'SMS'))).toBe('too_few_attempts');
  });

  it('threeAttempts: three on two days, or over one channel, are too few', () => {
    const sameDay = [attempt('2027-01-18', 'CALL'), attempt('2027-01-18', 'SMS'), attempt('2027-01-20', 'CALL')];
    expect(after(...sameDay)).toBe('too_few_attempts');
    const calls = ['2027-01-18', '2027-01-20', '2027-01-25'].map((day) => attempt(day, 'CALL'));
    expect(after(...calls)).toBe('too_few_attempts');
  });

  it('threeAttempts: three days and two channels are enough, counted from the opening of the step', () => {
    const three = [attempt('2027-01-18', 'CALL'), attempt('2027-01-20', 'SMS'), attempt('2027-01-25', 'CALL')];
    expect(after(...three)).toBeNull();
    const restarted = taskOf('P3B_CONSENT', '2027-01-25', '2027-02-08');
    const state = { entries: entries(...three) };
    expect(refusal('threeAttempts', { on, task: restarted, state })).toBe('too_few_attempts');
  });

  it('restartOnce and countRestart: the social worker’s meeting restarts each phase once', () => {
    expect(refusal('restartOnce', { on, state: { status: 'CONSENT' } })).toBeNull();
    const facts = { consentRestarts: 1 };
    expect(refusal('restartOnce', { on, facts, state: { status: 'CONSENT' } })).toBe('restarted_already');
    expect(refusal('restartOnce', { on, facts, state: { status: 'PLANNING' } })).toBeNull();
    expect(follows('countRestart', { on, state: { status: 'PLANNING' } })).toEqual([
      { do: 'SET', fact: 'planRestarts', add: 1 },
    ]);
  });
});

describe('who must agree to take part (P3b, C1)', () => {
  const facts = { ...thirteen, guardians };
  const answer = (consents: readonly Data[], given: Data = facts, day = on) =>
    refusal('consentToTakePart', { on: day, facts: given, data: { consents } });

  it('consentToTakePart: one legal guardian and the child of twelve or more', () => {
    expect(answer([c1('GUARDIAN_1'), c1('CHILD')])).toBeNull();
    expect(answer([c1('GUARDIAN_1')])).toBe('child_consent_missing');
    expect(answer([c1('GUARDIAN_1'), c1('CHILD', 'REFUSED')])).toBe('child_consent_missing');
    expect(answer([c1('CHILD')])).toBe('guardian_consent_missing');
  });

  it('consentToTakePart: a parent who is no legal guardian can’t give it', () => {
    expect(answer([c1('GUARDIAN_2'), c1('CHILD')])).toBe('guardian_consent_missing');
  });

  it('consentToTakePart: the twelfth birthday itself asks for the child’s own yes', () => {
    const turning = { ...facts, childDateOfBirth: '2015-01-27' };
    expect(answer([c1('GUARDIAN_1')], turning, '2027-01-26')).toBeNull();
    expect(answer([c1('GUARDIAN_1')], turning, '2027-01-27')).toBe('child_consent_missing');
  });

  it('consentToTakePart: a representative speaks for a child who is here alone', () => {
    const alone = { ...thirteen, guardians: [], unaccompanied: true };
    const representative = { ...c1('REPRESENTATIVE'), givenByRole: 'REPRESENTATIVE' };
    expect(answer([representative, c1('CHILD')], alone)).toBeNull();
    const listed = { ...alone, guardians: [{ person: 'GUARDIAN_1', isLegalGuardian: false }] };
    expect(answer([{ ...c1('GUARDIAN_1'), givenByRole: 'REPRESENTATIVE' }, c1('CHILD')], listed)).toBeNull();
    // Where the child has guardians, nobody else speaks for them.
    expect(answer([representative, c1('CHILD')])).toBe('guardian_consent_missing');
  });

  it('consentToTakePart: a stranger’s yes does not count, and the hand that gave it does', () => {
    expect(answer([c1('GUARDIAN_4'), c1('CHILD')])).toBe('guardian_consent_missing');
    expect(answer([{ ...c1('CHILD'), givenBy: 'GUARDIAN_1', givenByRole: 'GUARDIAN' }, c1('CHILD')])).toBeNull();
    expect(answer([c1('GUARDIAN_1'), { ...c1('GUARDIAN_1'), givenByRole: 'CHILD' }])).toBe('child_consent_missing');
  });

  it('consentToTakePart: from the eighteenth birthday on the young adult answers alone', () => {
    const born = { ...facts, childDateOfBirth: '2009-01-27' };
    expect(answer([c1('CHILD')], born, '2027-01-26')).toBe('guardian_consent_missing');
    expect(answer([c1('CHILD')], born, '2027-01-27')).toBeNull();
    expect(answer([c1('GUARDIAN_1')], born, '2027-01-27')).toBe('child_consent_missing');
    const no = { consents: [c1('CHILD'), c1('GUARDIAN_1', 'REFUSED')] };
    expect(isSo('guardiansDisagree', { on: '2027-01-27', facts: born, data: no })).toBe(false);
  });

  it('guardiansDisagree: one legal guardian’s no makes the case wait, another adult’s no does not', () => {
    const both = { ...facts, guardians: guardians.map((guardian) => ({ ...guardian, isLegalGuardian: true })) };
    const consents = [c1('GUARDIAN_1'), c1('CHILD'), c1('GUARDIAN_2', 'REFUSED')];
    expect(isSo('guardiansDisagree', { on, facts: both, data: { consents } })).toBe(true);
    expect(isSo('guardiansDisagree', { on, facts, data: { consents } })).toBe(false);
    // The no of a guardian whom the referral did not name is heard as well.
    const unnamed = { consents: [...consents.slice(0, 2), c1('GUARDIAN_3', 'REFUSED')] };
    expect(isSo('guardiansDisagree', { on, facts, data: unnamed })).toBe(true);
    expect(isSo('severalLegalGuardians', { on, facts: both })).toBe(true);
    expect(isSo('severalLegalGuardians', { on, facts })).toBe(false);
  });

  it('childUnderTwelve: then the view is written down instead', () => {
    expect(isSo('childUnderTwelve', { on, facts: { childDateOfBirth: '2015-01-28' } })).toBe(true);
    expect(isSo('childUnderTwelve', { on, facts: { childDateOfBirth: '2015-01-27' } })).toBe(false);
  });

  it('rememberConsents: keeps item, key, state and role, and drops a typed name', () => {
    const typed = { ...c1('Hodan Warsame'), givenBy: 'Hodan Warsame', method: 'WRITTEN' };
    const effects = follows('rememberConsents', { on, data: { consents: [c1('CHILD'), typed] } });
    expect(JSON.stringify(effects)).not.toContain('Hodan');
    expect(effects).toEqual([
      { do: 'SET', fact: 'consents', value: [c1('CHILD'), { ...c1('GUARDIAN_1'), person: null }] },
    ]);
  });

  it.each([
    ['schoolConsent', 'C4_SCHOOL'],
    ['feedbackConsent', 'C8_FEEDBACK'],
  ])('%s: holds when %s was given and nobody refused it', (condition, item) => {
    expect(isSo(condition, { on })).toBe(false);
    expect(isSo(condition, { on, facts: { consents: [consent(item)] } })).toBe(true);
    const divided = [consent(item), consent(item, 'REFUSED', 'CHILD')];
    expect(isSo(condition, { on, facts: { consents: divided } })).toBe(false);
  });
});
