/** What a conference refuses, and how it ends: each rule of domain.md §2.7 beside the straight way of S11. */
import { familyGroupConference } from '../../../pathways/conference';
import { validate } from '../../../pathways/validate';
import {
  agreement,
  asked,
  convener,
  followedUp,
  heldOn,
  people,
  plan,
  prepare,
  prepared,
  untilPreparing,
} from '../../support/conference-stories';
import type { CoreCase } from '../../support/core-case';

const { rsw, conv, coord, nurse } = people;

function scheduled(): CoreCase {
  const c = asked('2027-02-01');
  untilPreparing(c, '2027-02-08', '2027-02-10');
  prepare(c, ['2027-02-17', '2027-02-24'], '2027-03-18');
  c.until('2027-03-18', '12:00');
  return c;
}

function planned(): CoreCase {
  const c = scheduled();
  c.complete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18'));
  c.complete(conv, 'G6_PLAN', 'FAMILY_APPROVED', plan('2027-05-31'));
  return c;
}

describe('the conference as data', () => {
  it('contradicts itself nowhere', () => {
    expect(validate(familyGroupConference, ['G6_PLAN_AGAIN'])).toEqual([]);
  });
});

describe('G2: the agreement', () => {
  it('is signed by a guardian, and by the child from twelve on', () => {
    const c = asked('2027-02-01', 'ORDINARY', '2015-02-01');
    const guardian = [{ person: 'GUARDIAN_1', signedOn: '2027-02-01' }];
    const child = [{ person: 'CHILD', signedOn: '2027-02-01' }];
    const refuse = (signatures: typeof child) =>
      c.refuseComplete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-01', { signatures }));
    expect(refuse(guardian)).toBe('child_signature_missing');
    expect(refuse(child)).toBe('guardian_signature_missing');
    const younger = asked('2027-02-01', 'ORDINARY', '2015-02-02');
    younger.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-01', { signatures: guardian }));
    expect(younger.now.status).toBe('AGREED');
  });

  it.each([
    ['DECLINED', { reason: 'Not now.' }],
    ['NOT_SUITABLE', { notSuitableReason: 'Fear at home.' }],
  ])('%s ends it, and only the social worker is told', (outcome, data) => {
    const c = asked('2027-02-01');
    c.complete(rsw, 'G2_AGREEMENT', outcome, data);
    expect(c.now).toMatchObject({ status: 'ENDED', closeReason: outcome });
    expect(c.notices.at(-1)).toMatchObject({ code: 'N15', to: ['RSW', 'LEAD'] });
    expect(c.notices.at(-1)?.params).toEqual({});
  });

  it('climbs to the social worker and the manager, never to a team leader', () => {
    const c = asked('2027-02-01');
    c.until('2027-02-28');
    expect(c.log('ESCALATED')).toEqual([
      '2027-02-16 08:30 ESCALATED G2_AGREEMENT L1',
      '2027-02-22 08:30 ESCALATED G2_AGREEMENT L3',
    ]);
    expect(c.notices.flatMap(({ to }) => to)).not.toContain('TL');
  });
});

describe('G3: the convener', () => {
  it('is nobody who works for this child', () => {
    const c = asked('2027-02-01');
    c.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-01'));
    const choose = (convener: string) =>
      c.refuseComplete(coord, 'G3_CONVENER', 'ASSIGNED', { convener, languageMatch: 'NOT_NEEDED' });
    expect(choose(rsw.id)).toBe('convener_not_independent');
    expect(choose(nurse.id)).toBe('convener_not_independent');
  });
});

describe('G4: the preparation', () => {
  it('is not finished before each of its parts is', () => {
    const c = asked('2027-02-01');
    untilPreparing(c, '2027-02-01', '2027-02-02');
    const ready = (over = {}) => c.refuseComplete(conv, 'G4_PREPARATION', 'READY', prepared(over));
    const meeting = { date: '2027-02-02', interpreter: 'USED', childMet: true };
    c.entry(conv, 'FGC_FAMILY_MEETING', meeting);
    expect(ready()).toBe('too_few_family_meetings');
    c.entry(conv, 'FGC_FAMILY_MEETING', meeting);
    expect(ready()).toBe('network_map_missing');
    c.entry(conv, 'FGC_NETWORK', { persons: [{ name: 'A', relation: 'aunt', invited: 'YES' }] });
    expect(ready()).toBe('supporter_missing');
    const alone = { childSupporter: 'NO_SUPPORTER', noSupporterReason: 'Nobody near.' };
    expect(ready(alone)).toBe('conference_date_missing');
    c.entry(conv, 'FGC_DATE', { conferenceOn: '2027-02-26', startsAt: '12:00' });
    expect(c.open('G4_SUMMARY')).toMatchObject({ assignee: nurse.id, dueOn: '2027-02-12' });
    expect(ready(alone)).toBe('summaries_undecided');
    c.complete(nurse, 'G4_SUMMARY', 'WRITTEN', { summary: 'Short.' });
    expect(ready(alone)).toBe('summaries_undecided');
    c.entry(conv, 'FGC_SHARING', { worker: nurse.id, sharing: 'SHARE_ALL' });
    expect(ready({ ...alone, interpreter: 'NOT_NEEDED' })).toBe('interpreter_needed');
    expect(ready({ ...alone, safetyChecked: false })).toBe('safety_check_missing');
    c.complete(conv, 'G4_PREPARATION', 'READY', prepared(alone));
    expect(c.now.status).toBe('SCHEDULED');
  });

  it('asks for summaries by the new date when the conference moves, and never by a day that is over', () => {
    const c = asked('2027-02-01');
    untilPreparing(c, '2027-02-01', '2027-02-02');
    c.entry(conv, 'FGC_DATE', { conferenceOn: '2027-03-18', startsAt: '12:00' });
    expect(c.open('G4_SUMMARY').dueOn).toBe('2027-03-04');
    c.entry(conv, 'FGC_DATE', { conferenceOn: '2027-02-08', startsAt: '12:00' });
    expect(c.open('G4_SUMMARY').dueOn).toBe('2027-02-02');
  });
});

describe('G5: private time', () => {
  it('bars everybody from writing until the family is ready, and no longer than its day', () => {
    const c = scheduled();
    c.event(conv, 'FAMILY_ALONE');
    const refuse = () => c.refuseComplete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18'));
    expect(refuse()).toBe('private_family_time');
    const task = c.open('G5_CONFERENCE');
    for (const who of [rsw, conv, coord]) {
      const command = { type: 'HELP', taskId: task.id, to: 'RSW' } as const;
      expect(c.refusal(who, command)).toBe('private_family_time');
    }
    c.until('2027-03-18', '14:00');
    c.event(conv, 'FAMILY_READY');
    expect(c.refusal(conv, { type: 'EVENT', event: 'FAMILY_READY', version: c.now.version, data: {} })).toBe(
      'private_time_not_running',
    );
    c.event(conv, 'FAMILY_ALONE');
    c.until('2027-03-19', '08:00');
    c.complete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18'));
    expect(c.now.status).toBe('HELD');
  });

  it('puts the three parts in order and fixes the follow-up within its limit', () => {
    const c = scheduled();
    const refuse = (over: object) => c.refuseComplete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18', { ...over }));
    expect(refuse({ presenting: { from: '12:30', to: '13:30' } })).toBe('parts_out_of_order');
    expect(refuse({ followUpOn: '2027-06-21' })).toBe('follow_up_out_of_range');
    c.complete(conv, 'G5_CONFERENCE', 'POSTPONED', { newDate: '2027-03-25', reason: 'The aunt is ill.' });
    expect(c.open('G5_CONFERENCE').dueOn).toBe('2027-03-25');
  });
});

describe('G7: the approval', () => {
  it('sends a plan that is not safe back once; a second time it is the end', () => {
    const c = planned();
    const unsafe = { reason: 'Who is there at night?' };
    c.complete(rsw, 'G7_APPROVAL', 'NOT_SAFE', unsafe);
    expect(c.open('G6_PLAN_AGAIN').dueOn).toBe('2027-04-05');
    c.complete(conv, 'G6_PLAN_AGAIN', 'FAMILY_APPROVED', plan('2027-05-31'));
    expect(c.open('G7_APPROVAL').dueOn).toBe('2027-03-25');
    expect(c.refuseComplete(rsw, 'G7_APPROVAL', 'NOT_SAFE', unsafe)).toBe('form_incomplete');
    c.complete(rsw, 'G7_APPROVAL', 'NOT_SAFE', { ...unsafe, instead: 'OTHER_SUPPORT' });
    expect(c.now).toMatchObject({ status: 'ENDED', closeReason: 'NOT_SAFE' });
  });
});

describe('G8: the follow-up', () => {
  it('asks for each action of the plan, and comes a second time at most', () => {
    const c = planned();
    c.complete(rsw, 'G7_APPROVAL', 'APPROVED_PARTLY', { reason: 'But the nights.', clientPlanUpdated: true });
    c.until('2027-06-18');
    const one = followedUp('2027-06-18', { actions: [{ id: 'A1', state: 'DONE' }] });
    expect(c.refuseComplete(conv, 'G8_FOLLOW_UP', 'END', one)).toBe('actions_unanswered');
    const second = (secondOn: string) => followedUp('2027-06-18', { secondOn });
    expect(c.refuseComplete(conv, 'G8_FOLLOW_UP', 'SECOND_FOLLOW_UP', second('2027-12-19'))).toBe(
      'follow_up_out_of_range',
    );
    c.complete(conv, 'G8_FOLLOW_UP', 'SECOND_FOLLOW_UP', second('2027-12-17'));
    expect(c.open('G8_FOLLOW_UP').dueOn).toBe('2027-12-17');
    c.until('2027-12-17');
    const again = followedUp('2027-12-17', { secondOn: '2028-01-17' });
    expect(c.refuseComplete(conv, 'G8_FOLLOW_UP', 'SECOND_FOLLOW_UP', again)).toBe('second_follow_up_held');
    c.complete(conv, 'G8_FOLLOW_UP', 'NEW_FGC', followedUp('2027-12-17'));
    expect(c.now.closeReason).toBe('NEW_FGC');
  });
});

it('may be stopped by the family at any time, and asks for another convener where one leaves', () => {
  const c = scheduled();
  c.event(rsw, 'CONVENER_CHANGE', { reason: 'On leave.' });
  c.complete(coord, 'G3_CONVENER', 'ASSIGNED', { ...convener(), convener: 'conv2' });
  expect(c.open('G5_CONFERENCE').assignee).toBe('conv2');
  c.event(conv, 'FAMILY_ALONE');
  c.event(rsw, 'FAMILY_STOPPED');
  expect(c.now).toMatchObject({ status: 'ENDED', closeReason: 'FAMILY_STOPPED' });
});
