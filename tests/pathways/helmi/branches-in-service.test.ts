import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { amina, people, untilConsent, untilPlan } from '../../support/helmi-stories';

const { coord, rsw, tl, mgr, famw } = people;
const late = 'WORKLOAD';

/** The plan stands since Thursday 14 January 2027; three parts run. */
function served(): CoreCase {
  const c = amina();
  untilPlan(c);
  return c;
}
const noShow = (c: CoreCase, date: string) => {
  c.until(date, '17:00');
  c.entry(famw, 'CONTACT', forms.contact(date, 'FAMW', { attended: 'NO_SHOW' }));
};
const review = (c: CoreCase, outcome: string, over = {}) =>
  c.complete(famw, 'P8_REVIEW', outcome, forms.review(2, over), late);

describe('the service (P7)', () => {
  it('silence is told to the worker when it is complete and to the team leader later, by discipline', () => {
    const c = served();
    for (const discipline of ['FAMW', 'ASW', 'NURSE'] as const) {
      c.entry(
        people[discipline === 'FAMW' ? 'famw' : discipline === 'ASW' ? 'asw' : 'nurse'],
        'CONTACT',
        forms.contact('2027-01-14', discipline),
      );
    }
    c.until('2027-03-05');
    expect(c.log('ESCALATED').filter((line) => line.includes('SILENCE'))).toEqual([
      '2027-01-28 16:00 ESCALATED P7_SILENCE_FAMW L1',
      '2027-02-04 08:30 ESCALATED P7_SILENCE_FAMW L2',
      '2027-02-04 16:00 ESCALATED P7_SILENCE_ASW L1',
      '2027-02-11 08:30 ESCALATED P7_SILENCE_ASW L2',
      '2027-02-18 16:00 ESCALATED P7_SILENCE_NURSE L1',
      '2027-02-25 08:30 ESCALATED P7_SILENCE_NURSE L2',
    ]);
  });

  it('a contact that was attended begins the silence anew', () => {
    const c = served();
    c.until('2027-01-20', '17:00');
    c.entry(famw, 'CONTACT', forms.contact('2027-01-20', 'FAMW'));
    expect(c.open('P7_SILENCE_FAMW').dueOn).toBe('2027-02-03');
    expect(c.now.clocks.ST_3M_SERVICE?.state).toBe('MET');
  });

  it('three no-shows in a row ask the lead worker to reach out; a withdrawal then closes by the short form', () => {
    const c = served();
    noShow(c, '2027-01-18');
    noShow(c, '2027-01-20');
    noShow(c, '2027-01-22');
    expect(c.open('P7_REENGAGE').dueOn).toBe('2027-01-27');
    c.complete(famw, 'P7_REENGAGE', 'FAMILY_WITHDREW');
    c.complete(famw, 'X6_TALK', 'WITHDRAWS');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', { assessment: 'Safe.' });
    expect([c.now.status, ...c.openSteps()]).toEqual(['CLOSING', 'P9_SHORT']);
    expect(c.open('P9_SHORT').dueOn).toBe('2027-02-05');
    c.complete(famw, 'P9_SHORT', 'FAMILY_WITHDREW', {
      hsaClosingTeam: forms.situation(3),
      childWelfareClientAtClose: 'YES',
      placementDuringService: 'NONE',
      handOverContact: 'RSW',
    });
    expect(c.refuseComplete(famw, 'P9_RSW_CONFIRM', 'CONFIRMED')).toBe('four_eyes');
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect([c.now.status, c.now.parts.FAMW?.status]).toEqual(['FOLLOW_UP', 'ENDED_BY_FAMILY']);
  });

  it('the case stays in service while a part is active; with the last one gone a closing or a new plan is asked for', () => {
    const c = served();
    c.event(tl, 'PART_CHANGE', { discipline: 'ASW', to: 'COMPLETED' });
    c.event(tl, 'PART_CHANGE', { discipline: 'NURSE', to: 'COMPLETED' });
    expect(c.openSteps()).not.toContain('P7_ALL_ENDED');
    c.event(tl, 'PART_CHANGE', { discipline: 'FAMW', to: 'ENDED_BY_FAMILY' });
    expect(c.open('P7_ALL_ENDED').dueOn).toBe('2027-01-28');
    const goals = forms.plan('2027-06-30').goals ?? [];
    c.complete(famw, 'P7_ALL_ENDED', 'NEW_PLAN', { disciplines: ['FAMW', 'ASW', 'NURSE'], goals });
    expect(c.now.parts.FAMW?.status).toBe('ACTIVE');
    expect(c.now.facts.planVersion).toBe(2);
  });

  it('a team leader who completes an assessment in somebody’s stead does not become the case’s nurse', () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    untilConsent(c);
    c.complete(tl, 'P4_ASSESSMENT', 'DECLINED_HEALTH_PART', forms.assessment('2026-12-03'));
    expect(c.now.team.NURSE).toBeUndefined();
  });

  it('a worker who changes by assignment alone meets the family in a hand-over too, and the lead goes along', () => {
    const c = served();
    c.do(tl, { type: 'ASSIGN', taskId: c.open('P7_FIRST_CONTACT_FAMW').id, assignee: 'fanni' });
    expect([c.now.team.FAMW?.userId, c.now.team.LEAD?.userId]).toEqual(['fanni', 'fanni']);
    expect([c.open('P7_SILENCE_FAMW').assignee, c.open('P8_REVIEW').assignee]).toEqual(['fanni', 'fanni']);
    expect(c.open('P7_HANDOVER').dueOn).toBe('2027-01-21');
  });

  it('another worker takes a part over: told, watched anew, and a hand-over meeting within five working days', () => {
    const c = served();
    c.event(tl, 'WORKER_CHANGE', { discipline: 'FAMW', userId: 'famw2' });
    expect(c.now.team.LEAD?.userId).toBe('famw2');
    expect(c.open('P7_SILENCE_FAMW').assignee).toBe('famw2');
    expect(c.open('P7_FIRST_CONTACT_FAMW').assignee).toBe('famw2');
    expect(c.open('P7_HANDOVER').dueOn).toBe('2027-01-21');
  });

  it('the social worker who can’t confirm the plan gets it back revised', () => {
    const c = served();
    c.complete(rsw, 'P6_RSW_CONFIRM', 'CHANGES_NEEDED', { reason: 'The client plan says otherwise.' });
    c.complete(famw, 'P6_PLAN_REVISE', 'REVISED', { goals: forms.plan('2027-06-30').goals ?? [] });
    expect(c.open('P6_RSW_CONFIRM').dueOn).toBe('2027-01-21');
  });
});

describe('reviews (P8)', () => {
  it('come on a grid from the plan’s day, are booked fifteen working days before, and are made up by the team when not held', () => {
    const c = served();
    c.until('2027-04-13');
    expect(c.log('ALARM_NOTICED')).toEqual(['2027-03-22 08:30 ALARM_NOTICED P8_REVIEW']);
    c.until('2027-04-14');
    review(c, 'NOT_HELD', { notHeldReason: 'FAMILY_CANCELLED' });
    expect(c.open('P8_NOT_HELD').dueOn).toBe('2027-04-21');
    c.until('2027-04-20');
    c.complete(famw, 'P8_NOT_HELD', 'CHANGE_PLAN', forms.review(2, { planChanges: 'Fewer goals.' }));
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-07-14');
    expect(c.openSteps()).toContain('P6_RSW_CONFIRM');
  });

  it('a pause freezes the next review and moves the grid by its days', () => {
    const c = served();
    c.until('2027-04-14');
    review(c, 'PAUSE', { pauseReason: 'FAMILY_ABROAD', pauseFrom: '2027-04-14', pausePlannedUntil: '2027-05-04' });
    expect(c.open('X2_PAUSE_HALFWAY').dueOn).toBe('2027-04-24');
    c.until('2027-05-04');
    c.complete(famw, 'X2_PAUSE_END', 'RESUME', {}, late);
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-08-03');
    c.until('2027-08-03');
    review(c, 'CONTINUE');
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-11-03');
  });

  it('at nine months go on only with a reason the team leader approves, from twelve months on the manager', () => {
    const c = served();
    for (const day of ['2027-04-14', '2027-07-14']) {
      c.until(day);
      review(c, 'CONTINUE');
    }
    c.until('2027-10-14');
    expect(c.refuseComplete(famw, 'P8_REVIEW', 'CONTINUE', forms.review(2))).toBe('review_gate');
    review(c, 'CONTINUE_WITH_REASON', { reason: 'The school change.' });
    c.complete(tl, 'P8_TL_APPROVAL', 'APPROVED');
    expect(c.open('P8_REVIEW').dueOn).toBe('2028-01-14');
    c.until('2028-01-14');
    review(c, 'CONTINUE_WITH_REASON', { reason: 'One more term.' });
    c.complete(mgr, 'P8_MGR_APPROVAL', 'NOT_APPROVED', { reason: 'Enough.' });
    expect(c.now.status).toBe('CLOSING');
  });
});
