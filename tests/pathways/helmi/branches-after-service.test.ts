import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { amina, people, untilPlan } from '../../support/helmi-stories';

const { coord, rsw, tl, famw } = people;
const late = 'WORKLOAD';

/** The plan stands since Thursday 14 January 2027; three parts run. */
function served(): CoreCase {
  const c = amina();
  untilPlan(c);
  return c;
}
const review = (c: CoreCase, outcome: string, over = {}) =>
  c.complete(famw, 'P8_REVIEW', outcome, forms.review(2, over), late);

describe('closing, follow-up and pause (P9, P10, X2)', () => {
  function closed(over = {}): CoreCase {
    const c = served();
    c.until('2027-04-14');
    review(c, 'CLOSE');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2, over));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    return c;
  }

  it('a proposal that is not confirmed goes back to the lead worker', () => {
    const c = served();
    c.until('2027-04-14');
    review(c, 'CLOSE');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'RETURNED', { reason: 'Who takes over the school?' });
    expect(c.openSteps()).toEqual(['P9_CLOSING']);
  });

  it('is taken back into service within twenty working days, with the next day of the review grid', () => {
    const c = closed();
    c.until('2027-04-30');
    c.event(tl, 'REOPEN', { reason: 'The family asked.' });
    expect([c.now.status, c.open('P8_REVIEW').dueOn]).toEqual(['IN_SERVICE', '2027-07-14']);
    expect(c.openSteps()).not.toContain('P10_FOLLOW_UP');
  });

  it('never closes silently: the register part escalates from the window’s end, and need for help keeps it open', () => {
    const c = closed();
    expect(c.open('P10_FOLLOW_UP').dueOn).toBe('2027-10-14');
    c.until('2027-11-16');
    const speaking = c.log('ESCALATED', 'TASK_OVERDUE').filter((line) => line.includes('P10_FOLLOW_UP'));
    expect(speaking.slice(0, 2)).toEqual([
      '2027-11-11 16:00 TASK_OVERDUE P10_FOLLOW_UP',
      '2027-11-12 08:30 ESCALATED P10_FOLLOW_UP L1',
    ]);
    c.complete(coord, 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-11-16'), late);
    expect(c.now.facts.registerAsOf).toBe('2027-10-14');
    c.complete(coord, 'P10_FAMILY', 'DONE', { ...forms.familyPart(), needForHelp: true }, late);
    expect([c.now.status, ...c.openSteps()]).toEqual(['FOLLOW_UP', 'P10_NEED_HELP']);
    c.complete(rsw, 'P10_NEED_HELP', 'HELP_ARRANGED');
    expect([c.now.status, c.now.closeReason]).toEqual(['CLOSED', 'GOALS_MET']);
  });

  it('tells the end of the window also where only the family’s part is left (N14)', () => {
    const c = closed();
    c.until('2027-10-14');
    c.complete(coord, 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-10-14'));
    c.until('2027-11-15');
    const told = c.notices.filter(({ code }) => code === 'N14');
    expect(told.map(({ stepCode, params, to }) => [stepCode, params?.key, to])).toEqual([
      ['P10_FOLLOW_UP', 'WINDOW_OPENS', ['COORD', 'LEAD']],
      ['P10_FAMILY', 'WINDOW_ENDS', ['COORD', 'LEAD']],
    ]);
    expect(c.now.status).toBe('FOLLOW_UP');
  });

  it('says of somebody who is adult by then only that child welfare ended by age (P10)', () => {
    const c = closed({ followUpConsent: 'REFUSED' });
    c.until('2027-10-14');
    const adult = { childWelfareClientAt6m: 'TURNED_18', source: 'RSW', checkedOn: '2027-10-14' };
    // Amina is 14: of her the register tells more, and the short answer is refused.
    expect(c.refuseComplete(coord, 'P10_FOLLOW_UP', 'DONE', adult)).toBe('not_turned_18');
    expect(c.refuseComplete(coord, 'P10_FOLLOW_UP', 'DONE', { ...adult, childWelfareClientAt6m: 'NO' })).toBe(
      'form_incomplete',
    );
    const born = { ...c.now.facts, childDateOfBirth: '2009-10-01' };
    c.state = { ...c.now, facts: born };
    c.complete(coord, 'P10_FOLLOW_UP', 'DONE', adult);
    expect(c.now.status).toBe('CLOSED');
  });

  it('without the family’s consent only the register part follows, and ends the case', () => {
    const c = closed({ followUpConsent: 'REFUSED' });
    expect(c.openSteps()).toEqual(['P10_FOLLOW_UP']);
    c.until('2027-10-14');
    c.complete(coord, 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-10-14'));
    expect([c.now.status, c.now.facts.followUpFamily]).toEqual(['CLOSED', 'NOT_CONSENTED']);
  });

  it('a pause is looked at half-way, extended once with the social worker, and ends by a person’s word only', () => {
    const c = served();
    c.until('2027-02-01');
    c.event(tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2027-02-01', plannedUntil: '2027-03-04' });
    expect([c.open('X2_PAUSE_HALFWAY').dueOn, c.open('X2_PAUSE_END').dueOn]).toEqual(['2027-02-16', '2027-03-04']);
    // The family's days are agreed in the pause's own form; nobody moves them by extending the task.
    const task = c.open('X2_PAUSE_END');
    const extend = {
      type: 'EXTEND',
      taskId: task.id,
      version: task.version,
      dueOn: '2027-04-20',
      reason: 'x',
    } as const;
    expect(c.refusal(tl, extend)).toBe('extension_out_of_range');
    c.until('2027-03-04');
    const more = { extendUntil: '2027-04-01', agreedWithRsw: true };
    c.complete(famw, 'X2_PAUSE_END', 'EXTEND', more, late);
    expect([c.now.paused?.until, c.open('X2_PAUSE_END').dueOn]).toEqual(['2027-04-01', '2027-04-01']);
    expect(c.openSteps()).not.toContain('X2_PAUSE_HALFWAY');
    expect(c.refuseComplete(famw, 'X2_PAUSE_END', 'EXTEND', more)).toBe('pause_extended_already');
    c.until('2027-04-20');
    expect(c.now.paused).toBeDefined();
    c.complete(famw, 'X2_PAUSE_END', 'CLOSE', {}, late);
    expect([c.now.status, c.now.paused]).toEqual(['CLOSING', undefined]);
  });

  it('an urgent concern is told at any hour to everybody who works with the child, without content', () => {
    const c = served();
    c.event(famw, 'URGENT_CONCERN');
    expect(c.notices.at(-1)).toMatchObject({ code: 'N11', urgent: true, to: ['RSW', 'TL', 'TEAM', 'MGR'], params: {} });
  });
});
