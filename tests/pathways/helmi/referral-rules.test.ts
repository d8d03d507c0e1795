import { clockOf, follows, isSo, refusal } from '../../support/helmi-context';

const mother = { name: 'Hodan', isLegalGuardian: true, interpreterNeed: 'YES' };
const on = '2026-11-23';

describe('rules of the referral (P1)', () => {
  it('familyInformed: a referral the family has not heard of is not sent', () => {
    expect(refusal('familyInformed', { on, data: { familyInformed: false } })).toBe('family_not_informed');
    expect(refusal('familyInformed', { on, data: { familyInformed: true } })).toBeNull();
  });

  it('guardianOrUnaccompanied: a guardian is named, unless the child is here without one', () => {
    expect(refusal('guardianOrUnaccompanied', { on, data: { guardians: [] } })).toBe('guardian_missing');
    expect(refusal('guardianOrUnaccompanied', { on, data: { guardians: [mother] } })).toBeNull();
    expect(refusal('guardianOrUnaccompanied', { on, data: { unaccompanied: true } })).toBeNull();
  });

  it.each(['010113A123B', '010190-123C', '010113a123b'])('noIdentityCode: %s is no record number', (recordRef) => {
    expect(refusal('noIdentityCode', { on, data: { child: { recordRef } } })).toBe('identity_code');
  });

  it('noIdentityCode: an ordinary record number passes', () => {
    expect(refusal('noIdentityCode', { on, data: { child: { recordRef: 'APOTTI-2026-118' } } })).toBeNull();
  });

  it('rememberReferral: keeps who is a legal guardian and who needs an interpreter, never a name', () => {
    const effects = follows('rememberReferral', { on, data: { guardians: [mother] } });
    expect(effects).toContainEqual({
      do: 'SET',
      fact: 'guardians',
      value: [{ person: 'GUARDIAN_1', isLegalGuardian: true, interpreterNeed: 'YES' }],
    });
    expect(JSON.stringify(effects)).not.toContain('Hodan');
  });

  it('rememberReferral: the service is pending from the day of submission, and a returned referral keeps that day', () => {
    const first = follows('rememberReferral', { on });
    expect(first).toContainEqual({ do: 'SET', fact: 'servicePendingOn', value: on });
    const again = follows('rememberReferral', {
      on: '2026-12-01',
      facts: { servicePendingOn: on },
      state: { status: 'RETURNED' },
    });
    expect(again).toContainEqual({ do: 'SET', fact: 'servicePendingOn', value: on });
  });

  it('assessmentPending: only an assessment that is not done has limits', () => {
    const facts = { assessmentStatus: 'ONGOING', matterPendingOn: on };
    expect(isSo('assessmentPending', { on, facts })).toBe(true);
    expect(isSo('assessmentPending', { on, facts: { ...facts, assessmentStatus: 'DONE' } })).toBe(false);
  });

  it('startRibbon: with the assessment done only the service limit starts, and the plan year where a review is known', () => {
    const facts = { assessmentStatus: 'DONE', servicePendingOn: on };
    expect(follows('startRibbon', { on, facts })).toEqual([{ do: 'CLOCK', clock: 'ST_3M_SERVICE', action: 'START' }]);
    const started = follows('startRibbon', {
      on,
      facts: { ...facts, assessmentStatus: 'NOT_STARTED', matterPendingOn: on, clientPlanLastReviewedOn: '2026-05-04' },
    });
    expect(started.map((e) => (e.do === 'CLOCK' ? e.clock : ''))).toEqual([
      'ST_7WD',
      'ST_3M_ASSESS',
      'ST_3M_SERVICE',
      'ST_PLAN_12M',
    ]);
  });

  it('startRibbon: a returned referral starts no clock twice, but counts a corrected day anew', () => {
    const state = { clocks: clockOf('ST_3M_SERVICE', on, '2027-02-23') };
    const facts = { assessmentStatus: 'DONE', servicePendingOn: on };
    expect(follows('startRibbon', { on: '2026-12-01', facts, state })).toEqual([]);
    const corrected = { ...facts, servicePendingOn: '2026-11-20' };
    expect(follows('startRibbon', { on: '2026-12-01', facts: corrected, state })).toEqual([
      { do: 'CLOCK', clock: 'ST_3M_SERVICE', action: 'RESTART' },
    ]);
  });

  it('planReviewed: a newer review starts the year anew, an older one does not', () => {
    const facts = { clientPlanLastReviewedOn: '2026-05-04' };
    const newer = follows('planReviewed', { on, facts, data: { on: '2026-11-20' } });
    expect(newer).toContainEqual({ do: 'CLOCK', clock: 'ST_PLAN_12M', action: 'RESTART' });
    expect(follows('planReviewed', { on, facts, data: { on: '2026-01-04' } })).toEqual([]);
  });
});
