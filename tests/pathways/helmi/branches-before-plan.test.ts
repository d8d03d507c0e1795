import { helmi } from '../../../pathways/helmi';
import * as forms from '../../../scripts/stories/forms';
import { CoreCase } from '../../support/core-case';
import { amina, people, referred, team, untilConsent } from '../../support/helmi-stories';

const { coord, rsw, tl, nurse, famw } = people;
const ask = { questions: 'Which school does she go to?' };
const late = 'WORKLOAD';

function accepted(): CoreCase {
  const c = amina();
  c.until('2026-11-26');
  c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
  return c;
}

describe('a referral (P1)', () => {
  it('is reminded of after five working days, warned about on day 20 and put away on day 30, told to its author only', () => {
    const c = new CoreCase(helmi, '2026-11-23');
    c.draft(coord, {});
    c.until('2027-01-15');
    expect(c.log('ALARM_NOTICED', 'TASK_OVERDUE', 'ESCALATED')).toEqual([
      '2026-11-30 08:30 ALARM_NOTICED P1_DRAFT_REMINDER',
      '2026-12-13 08:30 ALARM_NOTICED P1_DRAFT_PURGE',
      '2026-12-23 08:30 ALARM_NOTICED P1_DRAFT_PURGE',
    ]);
    expect(c.notices.map((notice) => notice.to)).toEqual([['CREATOR'], ['CREATOR']]);
    expect(c.now.closeReason).toBe('DRAFT_PURGED');
  });

  it('of a child at acute risk is screened within a working day, and everybody concerned hears at once', () => {
    const safety = { riskLevel: 'ACUTE', homeVisitCaution: false };
    const c = referred('2026-11-28', { safety }, '21:00');
    expect(c.open('P2_SCREENING_ACUTE').dueOn).toBe('2026-11-30');
    const urgent = c.notices.filter((notice) => notice.urgent);
    expect(urgent.map((notice) => [notice.code, notice.to])).toEqual([
      ['N1', ['COORD', 'TL']],
      ['N11', ['RSW', 'TL']],
    ]);
  });
});

describe('screening (P2)', () => {
  it('returns a referral at most twice; each time it goes on with the days that were left, then the team leader decides', () => {
    const c = amina();
    const again = () => c.do(rsw, { type: 'SUBMIT', data: forms.referral('2026-11-23', rsw.id) });
    c.until('2026-11-25');
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', ask);
    expect([c.now.status, c.open('P2_RSW_REPLY').dueOn]).toEqual(['RETURNED', '2026-12-02']);
    c.until('2026-11-30');
    again();
    expect(c.open('P2_SCREENING').dueOn).toBe('2026-12-03');
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', ask);
    again();
    expect(c.refuseComplete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', ask)).toBe('returned_twice');
    expect(c.refuseComplete(coord, 'P2_SCREENING', 'WAITLIST', forms.criteria())).toBe('returned_twice');
    c.complete(coord, 'P2_SCREENING', 'TL_DECIDES');
    c.complete(tl, 'P2_TL_DECISION', 'ACCEPT', forms.criteria());
    expect(c.now.status).toBe('CONSENT');
  });

  it('sends an urgent matter elsewhere at once and ends', () => {
    const c = amina();
    c.complete(coord, 'P2_SCREENING', 'REDIRECT_URGENT');
    expect(c.now.closeReason).toBe('REDIRECTED_URGENT');
    expect(c.notices.at(-1)).toMatchObject({ code: 'N11', to: ['RSW', 'TL'], urgent: true });
  });

  it('keeps nobody on the waiting list past the law: a decision is forced, waiting on is possible once more, then no longer', () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'WAITLIST', forms.criteria());
    c.until('2026-12-10');
    c.complete(tl, 'P2_WAITLIST_REVIEW', 'KEEP_WAITING', { reason: 'No worker speaks Somali yet.' });
    expect(c.open('P2_WAITLIST_REVIEW').dueOn).toBe('2026-12-28');
    expect(c.notices.at(-1)).toMatchObject({ code: 'STEP_DONE', to: ['RSW'] });
    // The limit is 23.2.2027; fifteen working days before is 2.2.
    c.until('2027-02-02');
    expect(c.openSteps()).toEqual(['P2_WAITLIST_DECISION']);
    c.complete(tl, 'P2_WAITLIST_DECISION', 'KEEP_WAITING', { reason: 'A place next week.' });
    expect(c.notices.at(-1)?.to).toEqual(['TL']);
    expect(c.notices.at(-2)?.to).toEqual(['MGR']);
    expect(c.open('P2_WAITLIST_DECISION').dueOn).toBe('2027-02-16');
    const more = { reason: 'Still.' };
    expect(c.refuseComplete(tl, 'P2_WAITLIST_DECISION', 'KEEP_WAITING', more)).toBe('waited_once_more_already');
    c.until('2027-02-16');
    expect(c.refuseComplete(tl, 'P2_WAITLIST_DECISION', 'KEEP_WAITING', more)).toBe('waiting_over');
    c.complete(tl, 'P2_WAITLIST_DECISION', 'TO_RSW_FOR_DECISION');
    const told = { decisionMadeOn: '2027-02-16', familyToldOn: '2027-02-16' };
    c.complete(rsw, 'P2_RSW_DECISION', 'REFUSED', told);
    expect([c.now.closeReason, c.now.clocks.ST_3M_SERVICE?.state]).toEqual(['REFUSED_BY_DECISION', 'MET']);
  });

  it('forces the decision even while the case is paused, for the law does not pause', () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'WAITLIST', forms.criteria());
    c.until('2027-01-20');
    c.event(tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2027-01-20', plannedUntil: '2027-03-01' });
    c.until('2027-02-02');
    expect(c.open('P2_WAITLIST_DECISION').frozen).toBeUndefined();
  });
});

describe('language and consent (P3)', () => {
  it('no contact before language is settled, and the team leader looks for an interpreter who was not found', () => {
    const c = accepted();
    const call = { date: '2026-11-26', channel: 'CALL', reached: true };
    expect(c.refusal(coord, { type: 'ENTRY', entryId: 'x', kind: 'ATTEMPT', data: call })).toBe('language_first');
    expect(c.refuseComplete(coord, 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-11-26'))).toBe(
      'language_first',
    );
    c.complete(coord, 'P3A_LANGUAGE', 'INTERPRETER_NOT_FOUND', forms.languages());
    expect(c.open('P3A_INTERPRETER').dueOn).toBe('2026-11-27');
    // Ordering the interpreter who is looked for contacts no family.
    const ordered = {
      purpose: 'INTERPRETER',
      meetingId: 'm-1',
      provider: 'Astera',
      mode: 'VIDEO',
      status: 'REQUESTED',
    };
    c.entry(tl, 'BOOKING', { ...ordered, date: '2026-11-27' });
    expect(c.refusal(coord, { type: 'ENTRY', entryId: 'x', kind: 'ATTEMPT', data: call })).toBe('language_first');
    c.complete(tl, 'P3A_INTERPRETER', 'REMOTE_INTERPRETER');
    c.entry(coord, 'ATTEMPT', call);
    expect(c.openSteps()).toEqual(['P3B_CONSENT']);
  });

  it('a family that is not reached is met by the social worker once, then the case closes', () => {
    const c = accepted();
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    const attempts = (...days: readonly string[]) =>
      days.forEach((date, i) => {
        c.until(date);
        c.entry(coord, 'ATTEMPT', { date, channel: i === 0 ? 'CALL' : 'SMS', reached: false });
      });
    attempts('2026-11-27', '2026-11-30');
    expect(c.refuseComplete(coord, 'P3B_CONSENT', 'NO_CONTACT')).toBe('too_few_attempts');
    attempts('2026-12-01');
    c.complete(coord, 'P3B_CONSENT', 'NO_CONTACT');
    expect(c.open('P3B_NO_CONTACT_RSW').dueOn).toBe('2026-12-04');
    c.complete(rsw, 'P3B_NO_CONTACT_RSW', 'RSW_MEETS_FAMILY');
    expect(c.openSteps()).toEqual(['P3B_CONSENT', 'P3B_FIRST_ATTEMPT']);
    attempts('2026-12-02', '2026-12-03', '2026-12-04');
    c.complete(coord, 'P3B_CONSENT', 'NO_CONTACT');
    expect(c.refuseComplete(rsw, 'P3B_NO_CONTACT_RSW', 'RSW_MEETS_FAMILY')).toBe('restarted_already');
    c.complete(rsw, 'P3B_NO_CONTACT_RSW', 'CLOSE');
    expect(c.now.closeReason).toBe('NO_CONTACT');
  });

  it('waits for the social worker when one guardian says yes and another no', () => {
    const c = accepted();
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    const father = { ...forms.consent('C1_PARTICIPATION', 'Father', '2026-11-26', 'REFUSED'), givenByRole: 'GUARDIAN' };
    const given = forms.everyConsent('2026-11-26');
    const consents = [...(given.consents as readonly never[]), father];
    c.complete(coord, 'P3B_CONSENT', 'PARTIAL', { ...given, consents });
    expect([c.now.status, ...c.openSteps()]).toEqual(['CONSENT', 'P3B_GUARDIANS_DISAGREE']);
    c.complete(rsw, 'P3B_GUARDIANS_DISAGREE', 'PROCEED');
    expect(c.now.status).toBe('ASSESSMENT');
  });
});

describe('assessment and intake (P4, P5)', () => {
  it('an urgent need of care is told at once and brings the team together in two working days', () => {
    const c = accepted();
    untilConsent(c);
    c.complete(nurse, 'P4_ASSESSMENT', 'URGENT_CARE', forms.assessment('2026-12-03', { urgentConcern: true }));
    expect(c.notices.filter((notice) => notice.code === 'N11')).toHaveLength(1);
    expect(c.open('P5_INTAKE_URGENT').dueOn).toBe('2026-12-07');
  });

  it('the intake is put off once; what is not for Helmi goes to the social worker, who may send it back', () => {
    const c = accepted();
    untilConsent(c);
    c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-03'));
    c.complete(tl, 'P5_INTAKE', 'DEFER', { reason: 'Nurse ill.' });
    expect(c.open('P5_DEFER').dueOn).toBe('2026-12-10');
    expect(c.refuseComplete(tl, 'P5_DEFER', 'DEFER', { reason: 'Again.' })).toBe('unknown_outcome');
    c.complete(tl, 'P5_DEFER', 'NOT_FOR_HELMI', forms.intake(team, { reason: 'Needs psychiatry first.' }));
    expect(c.open('P5_NOT_FOR_HELMI').dueOn).toBe('2026-12-10');
    c.complete(rsw, 'P5_NOT_FOR_HELMI', 'BACK_TO_TEAM');
    c.complete(tl, 'P5_DEFER', 'PLAN_WITH_FAMILY', forms.intake(team));
    expect(c.now.team.LEAD?.userId).toBe('famw');
    expect(c.now.facts.difficultAtStart).toBe(true);
  });

  it('a family that withdraws before the plan leaves through the social worker’s look at the child’s safety', () => {
    const c = accepted();
    untilConsent(c);
    c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-03'));
    c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
    c.complete(famw, 'P6_PLAN', 'FAMILY_WITHDREW');
    expect(c.openSteps()).toEqual(['X6_PROTECTION_CHECK', 'X6_TALK']);
    expect(c.open('X6_PROTECTION_CHECK').dueOn).toBe('2026-12-08');
    c.until('2026-12-09', '08:29');
    expect(c.log('ESCALATED')).toEqual(['2026-12-08 16:00 ESCALATED X6_PROTECTION_CHECK L1']);
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', { assessment: 'Safe.' }, late);
    expect(c.now.status).toBe('PLANNING');
    c.complete(famw, 'X6_TALK', 'WITHDRAWS');
    // Before the plan it counts as declined (§2.2).
    expect([c.now.status, c.now.closeReason]).toEqual(['CLOSED', 'FAMILY_DECLINED']);
  });
});
