import { addDays } from '../../../pathways/calendar';
import { consentInForce } from '../../../pathways/helmi/consent-force';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { inStatus } from '../../support/helmi-statuses';
import { people, referred } from '../../support/helmi-stories';
import { foldsBack, hasFuture } from '../../support/invariants';

const { coord, rsw, tl, famw } = people;
/** Eighteen on Friday 20 August 2027. */
const nearlyAdult = { child: { dateOfBirth: '2009-08-20' } };
const BIRTHDAY = '2027-08-20';

/** Steps that were opened at one moment. */
function openedAt(c: CoreCase, at: string): string[] {
  return c.events
    .filter((event) => event.code === 'TASK_OPENED' && event.at === at)
    .map((event) => event.stepCode ?? '');
}
const midnight = '2027-08-19T21:00:00.000Z';
const told = (c: CoreCase, code: string) => c.notices.filter((notice) => notice.code === code);

describe('half a year before the eighteenth birthday (X5)', () => {
  it('the lead worker is asked for a transition plan, due three months before it, and the social worker hears', () => {
    const c = inStatus('IN_SERVICE', nearlyAdult);
    c.until('2027-02-20', '08:29');
    expect(c.openSteps()).not.toContain('X5_TRANSITION_PLAN');
    // A Saturday: the task is there, the notice waits for the working day.
    c.until('2027-02-20', '08:30');
    expect(c.open('X5_TRANSITION_PLAN')).toMatchObject({ dueOn: '2027-05-20', assignee: famw.id });
    expect(told(c, 'N12').at(-1)).toMatchObject({ stepCode: 'X5_TRANSITION_PLAN', to: ['ASSIGNEE', 'LEAD', 'RSW'] });
    c.complete(famw, 'X5_TRANSITION_PLAN', 'PLAN_MADE', {
      handOvers: [{ to: 'ADULT_SOCIAL_WORK' }],
      plan: 'Meet the adult social worker together in May.',
    });
    expect(c.openSteps()).not.toContain('X5_TRANSITION_PLAN');
  });

  it('who is nearer than that at the acceptance is planned for at once, by the social worker while there is no lead', () => {
    const c = referred('2026-11-23', { child: { dateOfBirth: '2009-03-01' } });
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', {
      ...forms.criteria(),
      tlComment: 'Three months are worth it.',
      tlCommentBy: tl.id,
    });
    // Three months before 1 March is past in ten days: 1 December is a working day still ahead.
    expect(c.open('X5_TRANSITION_PLAN')).toMatchObject({ dueOn: '2026-12-01', assignee: rsw.id });
  });
});

describe('the eighteenth birthday, 00:00 local time, in every status (X5)', () => {
  it.each([
    ['SCREENING', []],
    ['RETURNED', []],
    ['WAITLISTED', []],
    ['CONSENT', ['X5_CLOSE']],
    ['ASSESSMENT', ['X5_OWN_CONSENTS', 'X5_CLOSE']],
    ['INTAKE', ['X5_OWN_CONSENTS', 'X5_CLOSE']],
    ['PLANNING', ['X5_OWN_CONSENTS', 'X5_CLOSE']],
    ['IN_SERVICE', ['X5_OWN_CONSENTS', 'X5_CLOSE']],
    ['CLOSING', ['X5_OWN_CONSENTS']],
    ['FOLLOW_UP', []],
  ])('%s: opens %j', (status, opens) => {
    const c = inStatus(status, nearlyAdult);
    c.until(BIRTHDAY, '00:00');
    expect(c.now.status).toBe(status);
    expect(openedAt(c, midnight)).toEqual(opens);
    expect(c.log('TIMER_RAISED').at(-1)).toBe('2027-08-20 00:00 TIMER_RAISED');
    const dues: Record<string, string> = { X5_OWN_CONSENTS: '2027-08-27', X5_CLOSE: '2027-11-19' };
    expect(opens.map((step) => c.open(step).dueOn)).toEqual(opens.map((step) => dues[step]));
    expect(hasFuture(c)).toBe(true);
    expect(foldsBack(c)).toBe(true);
  });

  it('a case that is closed hears nothing any more', () => {
    const c = inStatus('CLOSED', nearlyAdult);
    const events = c.events.length;
    c.until('2027-12-31');
    expect(c.events).toHaveLength(events);
  });

  it('a pause holds neither the birthday nor what it opens', () => {
    const c = inStatus('IN_SERVICE', nearlyAdult);
    c.until('2027-08-16');
    c.event(famw, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2027-08-16', plannedUntil: '2027-09-30' });
    c.until('2027-09-10');
    expect(c.open('X5_OWN_CONSENTS')).toMatchObject({ dueOn: '2027-08-27', escalationLevel: 4 });
  });

  it('born on 29 February: on 1 March of a year without that day', () => {
    const c = inStatus('IN_SERVICE', { child: { dateOfBirth: '2012-02-29' } });
    expect(c.now.timers?.TURNING_18?.at).toBe('2030-02-28T22:00:00.000Z');
  });

  it('guardians’ consents end with the day even where the engine is away', () => {
    const c = inStatus('IN_SERVICE', nearlyAdult);
    const exchange = (today: string) => consentInForce(c.now.facts, 'C2_HEALTH_TO_TEAM', { today, adultAge: 18 });
    c.sleepUntil('2027-09-01');
    expect([exchange('2027-08-19'), exchange('2027-08-20')]).toEqual([true, false]);
  });

  it('the young adult’s own yes opens the exchange again; the guardians no longer answer', () => {
    const c = inStatus('IN_SERVICE', nearlyAdult);
    c.until('2027-08-23');
    const mother = [...forms.ownConsents('2027-08-23'), forms.consent('C2_HEALTH_TO_TEAM', 'GUARDIAN_1', '2027-08-23')];
    expect(c.refuseComplete(famw, 'X5_OWN_CONSENTS', 'CONSENTED', { consents: mother })).toBe('guardian_no_longer');
    const some = forms.ownConsents('2027-08-23').slice(0, 2);
    expect(c.refuseComplete(famw, 'X5_OWN_CONSENTS', 'CONSENTED', { consents: some })).toBe('own_answer_missing');
    c.complete(famw, 'X5_OWN_CONSENTS', 'CONSENTED', { consents: forms.ownConsents('2027-08-23') });
    expect(consentInForce(c.now.facts, 'C2_HEALTH_TO_TEAM', { today: '2027-08-23', adultAge: 18 })).toBe(true);
  });

  it('a no to taking part goes the way of a withdrawal', () => {
    const c = inStatus('IN_SERVICE', nearlyAdult);
    c.until('2027-08-23');
    c.complete(famw, 'X5_OWN_CONSENTS', 'FAMILY_WITHDREW');
    expect(c.openSteps()).toEqual(expect.arrayContaining(['X6_TALK', 'X6_PROTECTION_CHECK']));
    c.complete(famw, 'X6_TALK', 'WITHDRAWS');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', { assessment: 'Safe.' });
    expect([c.now.status, ...c.openSteps()]).toEqual(['CLOSING', 'P9_SHORT']);
  });

  it('the service is closed within three months, with whom it is handed to; a plan that never stood ends at once', () => {
    const c = inStatus('IN_SERVICE', nearlyAdult);
    c.until('2027-10-11');
    const handOvers = [{ to: 'AFTERCARE' }, { to: 'HEALTH_SERVICES' }];
    c.complete(famw, 'X5_CLOSE', 'CLOSE', { handOvers });
    expect(c.now.status).toBe('CLOSING');
    c.complete(famw, 'P9_CLOSING', 'TURNED_18', forms.closing(2));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect(c.now.status).toBe('FOLLOW_UP');
    // Nobody but the young adult could have agreed to be called, and did not.
    expect(c.openSteps()).toEqual(['P10_FOLLOW_UP']);
    c.until(addDays(c.open('P10_FOLLOW_UP').dueOn, 0));
    const asMinor = forms.registerPart(c.open('P10_FOLLOW_UP').dueOn);
    expect(c.refuseComplete(coord, 'P10_FOLLOW_UP', 'DONE', asMinor)).toBe('turned_18');
    const early = inStatus('PLANNING', nearlyAdult);
    early.until('2027-09-01');
    early.complete(famw, 'X5_CLOSE', 'CLOSE', { handOvers }, 'OTHER');
    expect([early.now.status, early.now.closeReason]).toEqual(['CLOSED', 'TURNED_18']);
  });

  it('somebody who waited beyond the birthday is asked alone, and the limit counts from it', () => {
    const c = inStatus('WAITLISTED', nearlyAdult);
    c.until('2027-09-01');
    c.complete(tl, 'P2_WAITLIST_DECISION', 'ALLOCATE', {}, 'WORKLOAD');
    expect(c.open('X5_CLOSE').dueOn).toBe('2027-11-19');
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    c.complete(coord, 'P3B_CONSENT', 'PARTIAL', {
      consents: [forms.consent('C1_PARTICIPATION', 'CHILD', '2027-09-01')],
    });
    expect(c.now.status).toBe('ASSESSMENT');
  });

  it('a date of birth that was corrected moves the birthday that is waited for', () => {
    const c = inStatus('RETURNED', nearlyAdult);
    const data = forms.referral('2026-11-23', rsw.id, { child: { dateOfBirth: '2010-08-20' } });
    c.do(rsw, { type: 'SUBMIT', data });
    expect(c.now.timers?.TURNING_18?.on).toBe('2028-08-20');
    c.until('2027-09-01');
    expect(c.log('TIMER_RAISED')).toEqual([]);
  });
});

describe('the twelfth birthday (P3b)', () => {
  function eleven(): CoreCase {
    const c = referred('2026-11-23', { child: { dateOfBirth: '2015-02-10' } });
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    c.complete(coord, 'P3B_CONSENT', 'PARTIAL', {
      consents: [forms.consent('C1_PARTICIPATION', 'GUARDIAN_1', '2026-11-26')],
      childView: 'I want to come.',
    });
    return c;
  }

  it('asks the child for the own yes within five working days; the service goes on meanwhile', () => {
    const c = eleven();
    c.until('2027-02-09', '23:59');
    expect(c.openSteps()).not.toContain('X5_OWN_CONSENTS');
    c.until('2027-02-10', '00:00');
    expect(c.open('X5_OWN_CONSENTS')).toMatchObject({ dueOn: '2027-02-17', assignee: rsw.id });
    c.complete(rsw, 'X5_OWN_CONSENTS', 'CONSENTED', {
      consents: [forms.consent('C1_PARTICIPATION', 'CHILD', '2027-02-10')],
    });
    expect(c.now.status).toBe('ASSESSMENT');
  });

  it('asks nobody who has given it already', () => {
    const c = eleven();
    c.event(rsw, 'CONSENT_CHANGE', forms.consent('C1_PARTICIPATION', 'CHILD', '2026-11-26'));
    c.until('2027-02-15');
    expect(c.openSteps()).not.toContain('X5_OWN_CONSENTS');
  });
});
