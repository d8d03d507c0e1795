import type { Data } from '../../../pathways/model';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { IN_STATUS, inStatus } from '../../support/helmi-statuses';
import { people, referred, team } from '../../support/helmi-stories';
import { foldsBack, hasFuture } from '../../support/invariants';

const { coord, rsw, tl, nurse, famw } = people;
const whole: Data = { whose: 'BOTH', what: 'WHOLE_SERVICE', reasonCode: 'NO_TRUST', reason: 'Too many people.' };
const safe = { assessment: 'Safe.' };
const refused = (c: CoreCase, event: string, data: Data) =>
  c.refusal(famw, { type: 'EVENT', event, version: c.now.version, data });
const n13 = (c: CoreCase) => c.notices.filter((notice) => notice.code === 'N13');

describe('a withdrawal of the whole service, in every status (X6)', () => {
  const early = ['SCREENING', 'RETURNED', 'WAITLISTED', 'CONSENT', 'ASSESSMENT', 'INTAKE'] as const;

  it.each([
    ...early.map((status) => [status, rsw.id] as const),
    ['PLANNING', famw.id] as const,
    ['IN_SERVICE', famw.id] as const,
  ])(
    '%s: one talk is offered and the child’s safety is looked at; the rest goes on until the family has decided',
    (status, who) => {
      const c = inStatus(status);
      const before = c.openSteps();
      c.event(coord, 'WITHDRAWAL', whole);
      expect(c.now.status).toBe(status);
      expect(c.openSteps()).toEqual([...before, 'X6_PROTECTION_CHECK', 'X6_TALK'].sort());
      expect(c.open('X6_TALK').assignee).toBe(who);
      expect(c.open('X6_PROTECTION_CHECK').assignee).toBe(rsw.id);
      expect(refused(c, 'WITHDRAWAL', whole)).toBe('withdrawal_open');
      c.complete(who === famw.id ? famw : rsw, 'X6_TALK', 'STAYS');
      c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', safe);
      expect([c.now.status, ...c.openSteps()]).toEqual([status, ...before]);
    },
  );

  it.each([...early, 'PLANNING'])(
    '%s: before the plan the case ends as declined, whichever is done first',
    (status) => {
      const c = inStatus(status);
      c.event(coord, 'WITHDRAWAL', whole);
      c.complete(rsw, 'X6_TALK', 'WITHDRAWS');
      expect(c.now.status).toBe(status);
      c.complete(rsw, 'X6_PROTECTION_CHECK', 'NEED_OF_PROTECTION', safe);
      expect([c.now.status, c.now.closeReason]).toEqual(['CLOSED', 'FAMILY_DECLINED']);
    },
  );

  it('IN_SERVICE: the short closing of ten working days follows, and after six months the follow-up', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'WITHDRAWAL', whole);
    expect(c.open('X6_TALK').dueOn).toBe('2027-01-21');
    expect(c.open('X6_PROTECTION_CHECK').dueOn).toBe('2027-01-19');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', safe);
    c.complete(famw, 'X6_TALK', 'WITHDRAWS');
    expect([c.now.status, ...c.openSteps()]).toEqual(['CLOSING', 'P9_SHORT']);
    expect(c.open('P9_SHORT').dueOn).toBe('2027-01-28');
    c.complete(famw, 'P9_SHORT', 'FAMILY_WITHDREW', {
      hsaClosingTeam: forms.situation(3),
      childWelfareClientAtClose: 'YES',
      placementDuringService: 'NONE',
      handOverContact: 'The responsible social worker.',
    });
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect(c.now).toMatchObject({ status: 'FOLLOW_UP', facts: { closeReason: 'FAMILY_WITHDREW' } });
    expect(Object.values(c.now.parts).map((part) => part.status)).toEqual(Array(3).fill('ENDED_BY_FAMILY'));
    expect(c.openSteps()).toContain('P10_FOLLOW_UP');
  });

  it('CLOSING: no talk; after the look at the child’s safety the closing becomes the short one', () => {
    const c = inStatus('CLOSING');
    c.event(famw, 'WITHDRAWAL', whole);
    expect(c.openSteps()).toEqual(['P9_CLOSING', 'P9_CLOSING_MEETING', 'X6_PROTECTION_CHECK']);
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', safe);
    expect(c.openSteps()).toEqual(['P9_SHORT']);
  });

  it('nothing is confirmed as closed before the look at the child’s safety', () => {
    const c = inStatus('CLOSING');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.event(famw, 'WITHDRAWAL', whole);
    expect(c.refuseComplete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED')).toBe('protection_check_open');
  });

  it('FOLLOW_UP and CLOSED refuse it in clear words', () => {
    expect(refused(inStatus('FOLLOW_UP'), 'WITHDRAWAL', whole)).toBe('service_ended');
    expect(refused(inStatus('CLOSED'), 'WITHDRAWAL', whole)).toBe('case_closed');
  });

  it('a pause holds neither the talk nor the look at the child’s safety', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'PAUSE', { reason: 'FAMILY_WISH', from: '2027-01-14', plannedUntil: '2027-02-15' });
    c.event(famw, 'WITHDRAWAL', whole);
    c.until('2027-01-22');
    expect(c.log('TASK_OVERDUE')).toEqual(
      expect.arrayContaining([
        '2027-01-19 16:00 TASK_OVERDUE X6_PROTECTION_CHECK',
        '2027-01-21 16:00 TASK_OVERDUE X6_TALK',
      ]),
    );
  });

  it('a review that closes meanwhile forgets neither', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'WITHDRAWAL', whole);
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect(c.openSteps()).toEqual(['P9_CLOSING', 'P9_CLOSING_MEETING', 'X6_PROTECTION_CHECK', 'X6_TALK']);
  });

  it('leaves no trace of words or names in what is kept of the case’s state', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'WITHDRAWAL', { ...whole, whose: 'GUARDIAN', person: 'Hodan Training' });
    expect(JSON.stringify(c.now)).not.toMatch(/Hodan|Too many/);
    expect(foldsBack(c)).toBe(true);
  });
});

describe('two guardians (P3b, X6)', () => {
  const mother = forms.referral('2026-11-23', rsw.id).guardians as Data[];
  const both = { guardians: [...mother, { ...mother[0], name: 'Father', relation: 'FATHER' }] };

  function agreed(): CoreCase {
    const c = referred('2026-11-23', both);
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    const persons = ['GUARDIAN_1', 'GUARDIAN_2', 'CHILD'];
    c.complete(coord, 'P3B_CONSENT', 'PARTIAL', {
      consents: persons.map((person) => forms.consent('C1_PARTICIPATION', person, '2026-11-26')),
      otherGuardianInformed: 'INFORMED',
    });
    return c;
  }

  it('one who leaves while the other stays is first talked over by the social worker, in five working days', () => {
    const c = agreed();
    expect(refused(c, 'WITHDRAWAL', { ...whole, whose: 'GUARDIAN' })).toBe('which_guardian');
    c.event(coord, 'WITHDRAWAL', { ...whole, whose: 'GUARDIAN', person: 'GUARDIAN_2' });
    expect(c.open('X6_GUARDIANS_DISAGREE')).toMatchObject({ dueOn: '2026-12-03', assignee: rsw.id });
    expect(c.openSteps()).not.toContain('X6_TALK');
    c.complete(rsw, 'X6_GUARDIANS_DISAGREE', 'PROCEED');
    expect(c.now.status).toBe('ASSESSMENT');
    c.event(coord, 'WITHDRAWAL', { ...whole, whose: 'GUARDIAN', person: 'GUARDIAN_2' });
    c.complete(rsw, 'X6_GUARDIANS_DISAGREE', 'WITHDRAWS');
    expect(c.openSteps()).toEqual(expect.arrayContaining(['X6_TALK', 'X6_PROTECTION_CHECK']));
  });

  it('the child’s own no, from twelve years on, needs no guardian to agree', () => {
    const c = agreed();
    c.event(coord, 'WITHDRAWAL', { ...whole, whose: 'CHILD' });
    expect(c.openSteps()).toEqual(expect.arrayContaining(['X6_TALK', 'X6_PROTECTION_CHECK']));
  });
});

describe('a withdrawal of one discipline (X6)', () => {
  const nursing: Data = { whose: 'CHILD', what: 'ONE_DISCIPLINE', discipline: 'NURSE', reasonCode: 'TIME' };

  it.each(
    Object.keys(IN_STATUS).filter((status) => !['IN_SERVICE', 'CLOSING', 'CLOSED', 'FOLLOW_UP'].includes(status)),
  )('%s: has no part yet, and says so', (status) => {
    expect(refused(inStatus(status), 'WITHDRAWAL', nursing)).toBe('no_such_part');
  });

  it('ends its part, closes its tasks and tells its worker; the last one asks for a closing or a new plan', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'WITHDRAWAL', nursing);
    expect(c.now.parts.NURSE?.status).toBe('ENDED_BY_FAMILY');
    expect(c.openSteps().filter((step) => step.includes('NURSE'))).toEqual([]);
    expect(c.notices.at(-1)?.to).toEqual(['RSW', 'LEAD', 'NURSE']);
    expect(refused(c, 'WITHDRAWAL', nursing)).toBe('no_such_part');
    for (const discipline of ['ASW', 'FAMW']) c.event(famw, 'WITHDRAWAL', { ...nursing, discipline });
    expect(c.open('P7_ALL_ENDED').dueOn).toBe('2027-01-28');
  });
});

describe('one consent (X6)', () => {
  const take = (consent: string, whose = 'GUARDIAN'): Data => ({
    whose,
    what: 'CONSENT',
    consent,
    reasonCode: 'OTHER',
  });

  it('C2: everybody who held the summary hears of it at once, at any hour', () => {
    const c = inStatus('IN_SERVICE');
    c.until('2027-01-16', '22:00');
    c.event(famw, 'WITHDRAWAL', take('C2_HEALTH_TO_TEAM', 'CHILD'));
    expect(n13(c)).toMatchObject([{ to: ['RSW', 'TL', 'FAMW', 'NURSE'], urgent: true }]);
    expect(hasFuture(c)).toBe(true);
  });

  it('tells nobody of a profession that the case has not met', () => {
    const c = inStatus('CONSENT');
    c.complete(coord, 'P3A_LANGUAGE', 'NO_INTERPRETER', forms.languages());
    c.event(coord, 'CONSENT_CHANGE', forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', '2026-11-26'));
    c.event(coord, 'WITHDRAWAL', take('C2_HEALTH_TO_TEAM', 'CHILD'));
    expect(n13(c)[0]?.to).toEqual(['RSW', 'TL']);
  });

  it('C6: adult social work ends for want of a parent, and begins again with the next yes', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'WITHDRAWAL', take('C6_PARENT_ADULT_SW'));
    expect(c.now.parts.ASW?.status).toBe('ENDED_BY_FAMILY');
    expect(n13(c)[0]?.to).toEqual(['ASW', 'LEAD', 'RSW']);
    const again: Data = { discipline: 'ASW', to: 'ACTIVE' };
    expect(refused(c, 'PART_CHANGE', again)).toBe('no_parent_consents');
    c.until('2027-02-01');
    c.event(famw, 'CONSENT_CHANGE', forms.consent('C6_PARENT_ADULT_SW', 'GUARDIAN_1', '2027-02-01'));
    expect(c.now.parts.ASW?.status).toBe('ACTIVE');
    expect(c.open('P7_FIRST_CONTACT_ASW').dueOn).toBe('2027-02-08');
  });

  it('C7: the family part of the follow-up is not done, until the family says yes again', () => {
    const c = inStatus('FOLLOW_UP');
    expect(c.openSteps()).toEqual(['P10_FAMILY', 'P10_FOLLOW_UP']);
    c.event(coord, 'WITHDRAWAL', take('C7_FOLLOW_UP_CONTACT'));
    expect([c.now.facts.followUpFamily, ...c.openSteps()]).toEqual(['NOT_CONSENTED', 'P10_FOLLOW_UP']);
    c.event(coord, 'CONSENT_CHANGE', forms.consent('C7_FOLLOW_UP_CONTACT', 'GUARDIAN_1', '2027-04-14'));
    expect(c.openSteps()).toEqual(['P10_FAMILY', 'P10_FOLLOW_UP']);
  });

  it('C1: is the whole service; who stays after the talk has said yes again', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'WITHDRAWAL', take('C1_PARTICIPATION'));
    expect(c.openSteps()).toEqual(expect.arrayContaining(['X6_TALK', 'X6_PROTECTION_CHECK']));
    const mine = () =>
      (c.now.facts.consents as Data[]).find((row) => row.item === 'C1_PARTICIPATION' && row.person === 'GUARDIAN_1');
    expect(mine()).toMatchObject({ state: 'WITHDRAWN', withdrawnAt: '2027-01-14' });
    c.complete(famw, 'X6_TALK', 'STAYS');
    expect(mine()).toMatchObject({ state: 'GIVEN' });
  });

  it.each(['SCREENING', 'RETURNED', 'WAITLISTED'])('%s: nothing was asked yet', (status) => {
    expect(refused(inStatus(status), 'WITHDRAWAL', take('C2_HEALTH_TO_TEAM'))).toBe('no_such_consent');
    const given = forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', '2026-11-23');
    expect(refused(inStatus(status), 'CONSENT_CHANGE', given)).toBe('not_in_this_status');
  });

  it.each(['ASSESSMENT', 'INTAKE', 'PLANNING', 'IN_SERVICE', 'CLOSING', 'FOLLOW_UP'])(
    '%s: is taken back and given again, and the step at hand does not change',
    (status) => {
      const c = inStatus(status);
      const before = c.openSteps();
      c.event(coord, 'WITHDRAWAL', take('C3_SOCIAL_TO_NURSE'));
      c.event(coord, 'CONSENT_CHANGE', forms.consent('C3_SOCIAL_TO_NURSE', 'GUARDIAN_1', '2026-12-03'));
      expect(c.openSteps()).toEqual(before);
      expect(n13(c)).toHaveLength(1);
    },
  );

  it('a closed case takes neither', () => {
    expect(refused(inStatus('CLOSED'), 'CONSENT_CHANGE', { consents: [] })).toBe('case_closed');
  });
});

describe('S6: the boy of fifteen changes his mind, twice', () => {
  it('his summary is written, opened by his later yes, and closed by his no', () => {
    const c = inStatus('ASSESSMENT');
    c.event(coord, 'WITHDRAWAL', {
      whose: 'CHILD',
      what: 'CONSENT',
      consent: 'C2_HEALTH_TO_TEAM',
      reasonCode: 'OTHER',
    });
    expect(c.refuseComplete(nurse, 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-03'))).toBe(
      'no_consent_to_release',
    );
    c.complete(nurse, 'P4_ASSESSMENT', 'COMPLETED_NO_RELEASE', forms.assessment('2026-12-03'));
    c.event(rsw, 'CONSENT_CHANGE', { consents: [forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', '2026-12-03')] });
    c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
    c.event(rsw, 'CONSENT_CHANGE', { ...forms.consent('C2_HEALTH_TO_TEAM', 'CHILD', '2026-12-03', 'WITHDRAWN') });
    expect(n13(c).at(-1)?.to).toEqual(['RSW', 'TL', 'FAMW', 'NURSE']);
  });
});
