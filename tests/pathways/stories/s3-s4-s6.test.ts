import { helmi } from '../../../pathways/helmi';
import * as forms from '../../../scripts/stories/forms';
import { CoreCase } from '../../support/core-case';
import { people, referred, team } from '../../support/helmi-stories';

const { coord, rsw, tl, nurse } = people;

describe('S3: a child of six who lives in Vantaa', () => {
  const sixYears = {
    dateOfBirth: '2020-02-03',
    homeMunicipality: '092',
    schoolStage: 'GRADE_1_6',
    recordRef: 'TRAIN-0003',
  };

  it('is ineligible; the responsible social worker tells the family in Arabic and the case closes', () => {
    const c = referred('2027-01-11', { child: sixYears });
    expect(c.now.status).toBe('SCREENING');
    c.until('2027-01-13');
    expect(c.refuseComplete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria({ E1: 'NO' }))).toBe('criteria_not_met');
    c.complete(coord, 'P2_SCREENING', 'INELIGIBLE', {
      ...forms.criteria({ E1: 'NO', E4: 'NO' }),
      reasonCode: ['E1', 'E4'],
      alternatives: ['FAMILY_WORK', 'OTHER_COUNTY'],
    });
    expect(c.open('P2_INELIGIBLE_RSW').dueOn).toBe('2027-01-20');
    expect(c.notices.find((n) => n.code === 'N4')?.to).toEqual(['RSW', 'CREATOR']);
    c.until('2027-01-20', '10:00');
    c.complete(rsw, 'P2_INELIGIBLE_RSW', 'FAMILY_TOLD', {
      familyToldOn: '2027-01-20',
      toldInLanguage: 'ara',
      interpreterUsed: true,
      writtenDecision: 'NO',
    });
    expect(c.now).toMatchObject({ status: 'CLOSED', closeReason: 'INELIGIBLE' });
    // Nobody of nursing or the team ever came near the case.
    expect(Object.keys(c.now.team).sort()).toEqual(['CREATOR', 'RSW']);
    expect(c.now.clocks.ST_3M_SERVICE?.state).toBe('STOPPED');
  });

  it('passes the age criterion on the day of the seventh birthday', () => {
    const c = referred('2027-02-03', { child: { ...sixYears, homeMunicipality: '091' } });
    c.until('2027-02-04');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    expect(c.now.status).toBe('CONSENT');
  });
});

describe('S4: a family that is not ready', () => {
  function accepted() {
    const c = referred('2027-01-11');
    c.until('2027-01-14', '09:00');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    c.complete(coord, 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
    return c;
  }

  it('declines after three attempts, and the case closes without a follow-up', () => {
    const c = accepted();
    expect(c.open('P3B_FIRST_ATTEMPT').dueOn).toBe('2027-01-19');
    expect(c.open('P3B_CONSENT').dueOn).toBe('2027-01-28');
    c.until('2027-01-18', '12:00');
    c.entry(coord, 'ATTEMPT', { date: '2027-01-18', channel: 'CALL', reached: false });
    c.until('2027-01-20', '12:00');
    c.entry(coord, 'ATTEMPT', { date: '2027-01-20', channel: 'SMS', reached: false });
    expect(c.refuseComplete(coord, 'P3B_CONSENT', 'NO_CONTACT')).toBe('too_few_attempts');
    c.until('2027-01-25', '12:00');
    c.entry(coord, 'ATTEMPT', { date: '2027-01-25', channel: 'MEETING', reached: true, interpreter: 'USED' });
    c.until('2027-01-27', '12:00');
    c.complete(coord, 'P3B_CONSENT', 'DECLINED', { declineReason: 'NO_TRUST' });
    expect(c.now).toMatchObject({ status: 'CLOSED', closeReason: 'FAMILY_DECLINED' });
    expect(Object.values(c.now.tasks).some((t) => t.step.startsWith('P10'))).toBe(false);
    expect(c.notices.at(-1)).toMatchObject({ to: ['RSW'] });
  });

  it('comes back on 31 May by the ordinary way, since the closing was more than three months ago (X7)', () => {
    const before = { previousCaseId: 'case-0', previousCloseReason: 'FAMILY_DECLINED', previousClosedOn: '2027-01-27' };
    const again = (date: string) => {
      const c = new CoreCase(helmi, date, '10:15');
      const data = forms.referral(date, rsw.id);
      c.draft(rsw, data, { RSW: { userId: rsw.id } });
      c.do(rsw, { type: 'SUBMIT', data, facts: before });
      return c;
    };
    const late = again('2027-05-31');
    expect([late.openSteps(), late.open('P2_SCREENING').dueOn]).toEqual([['P2_SCREENING'], '2027-06-07']);
    expect(late.now.facts).toMatchObject(before);
    const soon = again('2027-04-27');
    expect(soon.openSteps()).toEqual(['P2_SCREENING', 'X7_FAST_REENTRY']);
    soon.until('2027-04-28');
    soon.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    soon.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    soon.complete(coord, 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2027-04-28'));
    // Decided after the consents: what was opened for a whole assessment gives way to the update.
    expect(soon.openSteps()).toEqual(['P4_ALLOCATE', 'P4_ASSESSMENT', 'P4_OFFER_APPOINTMENT', 'X7_FAST_REENTRY']);
    soon.complete(tl, 'X7_FAST_REENTRY', 'FAST');
    expect(soon.openSteps()).toEqual(['P4_ALLOCATE', 'X7_FAST_REENTRY_NURSE']);
    soon.complete(nurse, 'X7_FAST_REENTRY_NURSE', 'FULL_ASSESSMENT', { ...forms.assessment('2027-04-28') });
    expect(soon.openSteps()).toEqual(['P4_ASSESSMENT', 'P4_OFFER_APPOINTMENT']);
    soon.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2027-04-28'));
    expect(soon.openSteps()).toEqual(['P5_INTAKE']);
  });

  it('may be called not reached only after three days and two channels', () => {
    const c = accepted();
    for (const date of ['2027-01-18', '2027-01-20', '2027-01-21']) {
      c.until(date, '12:00');
      c.entry(coord, 'ATTEMPT', { date, channel: 'CALL', reached: false });
    }
    expect(c.refuseComplete(coord, 'P3B_CONSENT', 'NO_CONTACT')).toBe('too_few_attempts');
    c.entry(coord, 'ATTEMPT', { date: '2027-01-21', channel: 'LETTER', reached: false });
    c.complete(coord, 'P3B_CONSENT', 'NO_CONTACT');
    expect(c.open('P3B_NO_CONTACT_RSW').dueOn).toBe('2027-01-26');
    c.complete(rsw, 'P3B_NO_CONTACT_RSW', 'RSW_MEETS_FAMILY');
    expect(c.openSteps()).toEqual(['P3B_CONSENT', 'P3B_FIRST_ATTEMPT']);
  });

  it('is not contacted before language and way of contact are settled', () => {
    const c = referred('2027-01-11');
    c.until('2027-01-14', '09:00');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    const attempt = { date: '2027-01-14', channel: 'CALL', reached: true };
    expect(c.refusal(coord, { type: 'ENTRY', entryId: 'e', kind: 'ATTEMPT', data: attempt })).toBe('language_first');
    expect(c.refuseComplete(coord, 'P3B_CONSENT', 'DECLINED', { declineReason: 'NO_TRUST' })).toBe('language_first');
  });
});

describe('S6: a boy of fifteen who keeps his health to himself', () => {
  it('goes on to the team meeting with the status only', () => {
    const c = referred('2027-01-18', {
      child: { givenName: 'Yusuf', dateOfBirth: '2011-08-20', recordRef: 'TRAIN-0006' },
    });
    c.until('2027-01-20');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    c.until('2027-01-25');
    c.entry(coord, 'ATTEMPT', { date: '2027-01-25', channel: 'CALL', reached: true });
    c.until('2027-02-01');
    c.complete(coord, 'P3B_CONSENT', 'PARTIAL', {
      consents: [
        forms.consent('C1_PARTICIPATION', 'GUARDIAN_1', '2027-02-01'),
        forms.consent('C1_PARTICIPATION', 'CHILD', '2027-02-01'),
        forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', '2027-02-01', 'REFUSED'),
      ],
    });
    expect(c.open('P4_ASSESSMENT').dueOn).toBe('2027-02-22');
    c.until('2027-02-15');
    const hidden = forms.assessment('2027-02-12', { hideHealthFromGuardian: true });
    expect(c.refuseComplete(nurse, 'P4_ASSESSMENT', 'COMPLETED', hidden)).toBe('no_consent_to_release');
    const { teamSummary: _, ...withoutSummary } = hidden;
    c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED_NO_RELEASE', withoutSummary);
    expect(c.open('P5_INTAKE').dueOn).toBe('2027-02-22');
    // Adult social work opens only for a parent who agrees.
    c.until('2027-02-16');
    expect(c.refuseComplete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team))).toBe('no_parent_consents');
  });

  it('needs his own consent from twelve years on', () => {
    const c = referred('2027-01-18', { child: { dateOfBirth: '2011-08-20', recordRef: 'TRAIN-0006' } });
    c.until('2027-01-20');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    const mother = [forms.consent('C1_PARTICIPATION', 'GUARDIAN_1', '2027-01-20')];
    expect(c.refuseComplete(coord, 'P3B_CONSENT', 'CONSENTED', { consents: mother })).toBe('child_consent_missing');
  });
});
