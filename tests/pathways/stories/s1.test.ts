import { alarmsOf } from '../../../pathways/alarms';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { ENGINE } from '../../support/core-case';
import { amina, people, untilConsent, untilPlan } from '../../support/helmi-stories';
import { foldsBack, noAlarmTwice } from '../../support/invariants';

const { coord, rsw, famw, asw, nurse } = people;

/** Winter to autumn 2027 with contacts often enough that nobody wonders. */
function serviceOf(c: CoreCase, until: string): void {
  const weeks = ['2027-01-20'];
  for (let day = new Date('2027-01-27T12:00:00Z'); ; day = new Date(day.getTime() + 7 * 86_400_000)) {
    const date = day.toISOString().slice(0, 10);
    if (date >= until) break;
    weeks.push(date);
  }
  weeks.forEach((date) => {
    c.until(date, '14:00');
    const month = date.slice(5, 7);
    const review = { '2027-04-14': 'CONTINUE', '2027-07-14': 'CONTINUE' }[date];
    if (review) c.complete(famw, 'P8_REVIEW', review, forms.review(2));
    c.entry(famw, 'CONTACT', forms.contact(date, 'FAMW'));
    if (Number(date.slice(8)) % 2 === 0 || month === '01' || month === '07')
      c.entry(asw, 'CONTACT', forms.contact(date, 'ASW'));
    if (weeks.indexOf(date) % 3 === 0) c.entry(nurse, 'CONTACT', forms.contact(date, 'NURSE'));
  });
}

describe('S1: Amina, 13, travels the whole pathway', () => {
  it('has the due dates of the service at every step', () => {
    const c = amina();
    expect(c.open('P2_SCREENING').dueOn).toBe('2026-11-30');
    expect(c.now.clocks.ST_3M_SERVICE).toMatchObject({ dueOn: '2027-02-23', state: 'RUNNING' });
    expect(c.now.clocks.ST_7WD).toBeUndefined();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    expect(c.now.status).toBe('CONSENT');
    expect(c.open('P3A_LANGUAGE').dueOn).toBe('2026-11-30');
    expect(c.open('P3B_FIRST_ATTEMPT').dueOn).toBe('2026-12-01');
    expect(c.open('P3B_CONSENT').dueOn).toBe('2026-12-10');
    untilConsent(c);
    expect(c.now.status).toBe('ASSESSMENT');
    expect(c.open('P4_ASSESSMENT').dueOn).toBe('2026-12-28');
    expect(c.open('P4_OFFER_APPOINTMENT').dueOn).toBe('2026-12-10');
    expect(c.open('P4_ALLOCATE').dueOn).toBe('2026-12-04');
  });

  it('skips Christmas Eve and Christmas Day and says so', () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    untilConsent(c);
    expect(c.open('P4_ASSESSMENT').dueMoves.map((m) => [m.from, m.rule])).toEqual(
      expect.arrayContaining([
        ['2026-12-24', 'EVE:CHRISTMAS_EVE'],
        ['2026-12-25', 'HOLIDAY:CHRISTMAS_DAY'],
      ]),
    );
  });

  it('starts three parts from the plan, meets the law at the first contact, and holds its reviews on the grid', () => {
    const c = amina();
    untilPlan(c);
    expect(c.now.status).toBe('IN_SERVICE');
    expect(c.now.facts.difficultAtStart).toBe(true);
    expect(Object.values(c.now.parts).map((p) => [p.discipline, p.status])).toEqual([
      ['FAMW', 'ACTIVE'],
      ['ASW', 'ACTIVE'],
      ['NURSE', 'ACTIVE'],
    ]);
    expect(c.open('P7_FIRST_CONTACT_FAMW').dueOn).toBe('2027-01-21');
    expect(c.open('P7_FIRST_CONTACT_ASW').dueOn).toBe('2027-01-21');
    expect(c.open('P7_FIRST_CONTACT_NURSE').dueOn).toBe('2027-01-28');
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-04-14');
    expect(
      c.notices
        .filter((n) => n.code === 'N9')
        .flatMap((n) => n.to)
        .sort(),
    ).toEqual(['ASW', 'FAMW', 'NURSE']);
    c.until('2027-01-20', '14:00');
    c.entry(famw, 'CONTACT', forms.contact('2027-01-20', 'FAMW'));
    expect(c.now.clocks.ST_3M_SERVICE?.state).toBe('MET');
  });

  it('reaches CLOSED with GOALS_MET, no escalation on the way, and every alarm said once', () => {
    const c = amina();
    untilPlan(c);
    c.until('2027-01-15', '09:00');
    c.complete(rsw, 'P6_RSW_CONFIRM', 'CONFIRMED', { fitsClientPlan: true });
    c.complete(famw, 'P6_GIVE_PLAN', 'GIVEN', { givenToFamilyInLanguage: 'som', givenToFamilyOn: '2027-01-15' });
    serviceOf(c, '2027-10-14');
    c.until('2027-10-14', '10:00');
    // Nine months: going on needs a reason and the team leader's word.
    expect(c.refuseComplete(famw, 'P8_REVIEW', 'CONTINUE', forms.review(2))).toBe('review_gate');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect(c.now.status).toBe('CLOSING');
    expect(c.open('P9_CLOSING').dueOn).toBe('2027-11-11');
    expect(c.open('P9_CLOSING_MEETING').dueOn).toBe('2027-11-04');
    c.until('2027-11-03', '10:00');
    c.entry(famw, 'MEETING', { purpose: 'CLOSING_MEETING', date: '2027-11-03', status: 'HELD' });
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.until('2027-11-04', '10:00');
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect(c.now.status).toBe('FOLLOW_UP');
    expect(c.now.facts).toMatchObject({ serviceEndedOn: '2027-11-04', improved: true });
    expect(c.open('P10_FOLLOW_UP')).toMatchObject({
      dueOn: '2028-05-04',
      window: { opensOn: '2028-04-19', endsOn: '2028-06-02' },
    });
    expect(c.refuseComplete(coord, 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-11-04'))).toBe('not_yet');
    c.until('2028-05-04', '12:00');
    expect(c.log('ALARM_NOTICED')).toContain('2028-04-19 08:30 ALARM_NOTICED P10_FOLLOW_UP');
    c.complete(coord, 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2028-05-04'));
    expect(c.now.status).toBe('FOLLOW_UP');
    c.complete(famw, 'P10_FAMILY', 'DONE', forms.familyPart());
    expect(c.now).toMatchObject({ status: 'CLOSED', closeReason: 'GOALS_MET' });
    expect(c.events.filter((e) => e.code === 'ESCALATED').map((e) => `${e.at} ${e.stepCode}`)).toEqual([]);
    expect(noAlarmTwice(c)).toBe(true);
    expect(foldsBack(c)).toBe(true);
    expect(alarmsOf(c.now)).toEqual([]);
  });

  it('refuses a closing confirmed by the hand that proposed it', () => {
    const c = amina();
    untilPlan(c);
    c.until('2027-04-14');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    c.complete(rsw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    expect(c.refuseComplete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED')).toBe('four_eyes');
  });

  it('climbs every rung when nobody acts in time, and still waits for a person', () => {
    const c = amina();
    c.until('2027-03-31', '12:00');
    expect(c.log('REMINDER_SENT', 'TASK_OVERDUE', 'ESCALATED', 'CLOCK_ALARM', 'CLOCK_BREACHED')).toEqual([
      '2026-11-27 08:30 REMINDER_SENT P2_SCREENING',
      '2026-11-30 16:00 TASK_OVERDUE P2_SCREENING',
      '2026-12-01 08:30 ESCALATED P2_SCREENING L1',
      // At seven working days both levels at once, in step with the law's own first limit.
      '2026-12-02 08:30 ESCALATED P2_SCREENING L2',
      '2026-12-02 08:30 ESCALATED P2_SCREENING L3',
      '2026-12-14 08:30 ESCALATED P2_SCREENING L4',
      '2027-02-02 08:30 CLOCK_ALARM',
      '2027-02-16 08:30 CLOCK_ALARM',
      '2027-02-23 16:00 CLOCK_BREACHED',
    ]);
    expect(c.now.status).toBe('SCREENING');
    expect(c.openSteps()).toEqual(['P2_SCREENING']);
    expect(
      c.refusal(ENGINE, {
        type: 'COMPLETE',
        taskId: c.open('P2_SCREENING').id,
        outcome: 'ACCEPT',
        version: 0,
        data: forms.criteria(),
      }),
    ).toBe('overdue_reason_missing');
  });
});
