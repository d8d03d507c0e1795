import {
  agreement,
  asked,
  convener,
  followedUp,
  heldOn,
  people,
  plan,
  prepare,
  untilPreparing,
} from '../../support/conference-stories';

const { rsw, conv, coord } = people;

describe('S11: an ordinary family group conference', () => {
  it('keeps the dates of its whole life', () => {
    const c = asked('2027-02-01');
    expect(c.now.status).toBe('REQUESTED');
    expect(c.open('G2_AGREEMENT').dueOn).toBe('2027-02-15');
    c.until('2027-02-08');
    c.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-08'));
    expect(c.now.status).toBe('AGREED');
    expect(c.open('G3_CONVENER').dueOn).toBe('2027-02-15');
    c.until('2027-02-10');
    c.complete(coord, 'G3_CONVENER', 'ASSIGNED', convener());
    expect(c.now.status).toBe('PREPARING');
    expect(c.open('G4_PREPARATION')).toMatchObject({ dueOn: '2027-04-05', assignee: conv.id });
    prepare(c, ['2027-02-17', '2027-02-24'], '2027-03-18');
    expect(c.now.status).toBe('SCHEDULED');
    expect(c.last('G4_SUMMARY').dueOn).toBe('2027-03-04');
    expect(c.open('G5_CONFERENCE').dueOn).toBe('2027-03-18');
    c.until('2027-03-18', '15:50');
    c.complete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18'));
    expect(c.now.status).toBe('HELD');
    expect(c.open('G6_PLAN').dueOn).toBe('2027-03-23');
    c.complete(conv, 'G6_PLAN', 'FAMILY_APPROVED', plan('2027-05-31'));
    expect(c.open('G7_APPROVAL').dueOn).toBe('2027-03-25');
    c.complete(rsw, 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
    expect(c.now.status).toBe('PLAN_APPROVED');
    expect(c.open('G8_FOLLOW_UP').dueOn).toBe('2027-06-18');
    c.until('2027-06-18');
    expect(c.now.status).toBe('FOLLOW_UP');
    c.complete(conv, 'G8_FOLLOW_UP', 'END', followedUp('2027-06-18'));
    expect(c.now).toMatchObject({ status: 'ENDED', closeReason: 'FOLLOWED_UP' });
    expect(c.log('ESCALATED', 'TASK_OVERDUE')).toEqual([]);
  });

  it('asks the responsible social worker at eight weeks: four more, once, or the end', () => {
    const c = asked('2027-02-01');
    untilPreparing(c, '2027-02-08', '2027-02-10');
    c.until('2027-04-05', '17:00');
    expect(c.log('ALARM_NOTICED', 'ESCALATED')).toEqual([
      '2027-03-08 08:30 ALARM_NOTICED G4_PREPARATION',
      '2027-04-05 08:30 ALARM_NOTICED G4_PREPARATION',
      '2027-04-05 16:00 ESCALATED G4_PREPARATION L1',
      '2027-04-05 16:00 ESCALATED G4_PREPARATION L2',
    ]);
    const more = (extendUntil: string) => ({ extendUntil, reason: 'The aunt is abroad.' });
    expect(c.refuseComplete(rsw, 'G4_EXTENSION', 'EXTEND', more('2027-05-04'))).toBe('preparation_extension_range');
    c.complete(rsw, 'G4_EXTENSION', 'EXTEND', more('2027-05-03'));
    expect(c.open('G4_PREPARATION').dueOn).toBe('2027-05-03');
    c.until('2027-05-03', '17:00');
    expect(c.refuseComplete(rsw, 'G4_EXTENSION', 'EXTEND', more('2027-05-20'))).toBe('preparation_extended_before');
    c.complete(rsw, 'G4_EXTENSION', 'END', { reason: 'Not now.' });
    expect(c.now).toMatchObject({ status: 'ENDED', closeReason: 'NOT_ARRANGED' });
  });
});

describe('S7: the acute conference', () => {
  it('is held within five working days of the yes', () => {
    const c = asked('2027-02-12', 'ACUTE');
    expect(c.open('G2_AGREEMENT').dueOn).toBe('2027-02-15');
    expect(c.open('G5_CONFERENCE')).toMatchObject({ dueOn: '2027-02-19', assignee: rsw.id });
    c.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-12'));
    expect(c.open('G5_CONFERENCE').dueOn).toBe('2027-02-19');
    expect(c.open('G3_CONVENER').dueOn).toBe('2027-02-15');
    c.until('2027-02-15', '09:00');
    c.complete(coord, 'G3_CONVENER', 'ASSIGNED', convener());
    expect(c.open('G4_PREPARATION').dueOn).toBe('2027-02-17');
    expect(c.open('G5_CONFERENCE').assignee).toBe(conv.id);
    prepare(c, ['2027-02-16', '2027-02-17'], '2027-02-19');
    expect(c.last('G4_SUMMARY').dueOn).toBe('2027-02-18');
    c.until('2027-02-19', '15:50');
    c.complete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-02-19'));
    c.complete(conv, 'G6_PLAN', 'FAMILY_APPROVED', plan('2027-05-31'));
    c.complete(rsw, 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
    expect(c.open('G8_FOLLOW_UP').dueOn).toBe('2027-03-19');
    c.until('2027-03-19');
    expect(c.refuseComplete(conv, 'G8_FOLLOW_UP', 'END', followedUp('2027-03-19'))).toBe('second_meeting_follows');
    c.complete(conv, 'G8_FOLLOW_UP', 'SECOND_FOLLOW_UP', followedUp('2027-03-19'));
    expect(c.open('G8_FOLLOW_UP').dueOn).toBe('2027-05-19');
    c.until('2027-05-19');
    c.complete(conv, 'G8_FOLLOW_UP', 'END', followedUp('2027-05-19'));
    expect(c.now.closeReason).toBe('FOLLOWED_UP');
  });
});
