import { clockOf, dateOf, entries, follows, isSo, partsOf, refusal, taskOf, tasks } from '../../support/helmi-context';

const on = '2027-03-01';
const placed = { placementOpen: true, placementOn: '2027-02-10', planConfirmedOn: '2027-01-14' };
const inService = { status: 'IN_SERVICE', clocks: clockOf('ST_EPL_30D', '2027-02-10', '2027-03-12') } as const;

describe('rules of the emergency placement (X3)', () => {
  it('placementMoment: one at a time, and none from before the referral', () => {
    const data = { placedAt: '2027-02-10T12:20:00.000Z' };
    expect(refusal('placementMoment', { on, data })).toBeNull();
    expect(refusal('placementMoment', { on, data, facts: placed })).toBe('already_placed');
    expect(refusal('placementMoment', { on, data, state: { submittedOn: '2027-02-11' } })).toBe(
      'placement_before_case',
    );
    // Half past eleven in the evening, universal time, is the next day in Helsinki.
    const night = { placedAt: '2027-02-10T22:30:00.000Z' };
    expect(refusal('placementMoment', { on, data: night, state: { submittedOn: '2027-02-11' } })).toBeNull();
  });

  it('placementBegan: its day is the day in Helsinki, and the gravest placement is remembered', () => {
    const began = follows('placementBegan', {
      on,
      data: { placedAt: '2027-02-10T22:30:00.000Z' },
      facts: { gravestPlacement: 'TAKEN_INTO_CARE' },
    });
    expect(began).toContainEqual({ do: 'SET', fact: 'placementOn', value: '2027-02-11' });
    expect(began).toContainEqual({ do: 'SET', fact: 'gravestPlacement', value: 'TAKEN_INTO_CARE' });
  });

  it('placementOpen: only a placement that is open ends or goes on', () => {
    expect(refusal('placementOpen', { on, facts: placed })).toBeNull();
    expect(refusal('placementOpen', { on })).toBe('not_placed');
  });

  it.each([
    [{ outcome: 'RETURNED_HOME', endedOn: '2027-02-10' }, null],
    [{ outcome: 'RETURNED_HOME', endedOn: '2027-02-09' }, 'ended_before_placement'],
    [{ outcome: 'OPEN_CARE_PLACEMENT', helmi: 'CONTINUE' }, null],
    [{ outcome: 'OPEN_CARE_PLACEMENT', helmi: 'PAUSE', pausePlannedUntil: '2027-04-30' }, null],
    [{ outcome: 'OPEN_CARE_PLACEMENT', helmi: 'PAUSE', pausePlannedUntil: '2027-05-01' }, 'pause_too_long'],
    [{ outcome: 'TAKEN_INTO_CARE' }, null],
    [{ outcome: 'TAKEN_INTO_CARE', continueWithParents: true, continueUntil: '2027-06-01' }, null],
    [{ outcome: 'TAKEN_INTO_CARE', continueWithParents: true, continueUntil: '2027-06-02' }, 'parents_too_long'],
    [{ outcome: 'TAKEN_INTO_CARE', continueWithParents: true, continueUntil: '2027-03-01' }, 'parents_too_long'],
  ])('placementEnd: %j', (data, answer) => {
    const state = { ...inService, parts: partsOf(['FAMW', 'ACTIVE'], ['NURSE', 'ACTIVE']) };
    expect(refusal('placementEnd', { on, data, facts: placed, state })).toBe(answer);
  });

  it('placementEnd: going on with the parents needs a part that is theirs', () => {
    const data = { outcome: 'TAKEN_INTO_CARE', continueWithParents: true, continueUntil: '2027-05-01' };
    const state = { ...inService, parts: partsOf(['NURSE', 'ACTIVE']) };
    expect(refusal('placementEnd', { on, data, facts: placed, state })).toBe('no_part_for_parents');
    const before = { status: 'PLANNING', parts: partsOf(['FAMW', 'ACTIVE']) };
    expect(refusal('placementEnd', { on, data, facts: placed, state: before })).toBe('no_part_for_parents');
  });

  it.each([
    ['2027-02-10', null],
    ['2027-03-12', null],
    ['2027-03-13', 'decision_outside_placement'],
    ['2027-02-09', 'decision_outside_placement'],
  ])('placementExtension: decided on %s', (decidedOn, answer) => {
    expect(refusal('placementExtension', { on, data: { decidedOn }, facts: placed, state: inService })).toBe(answer);
  });

  it('placementExtension: once', () => {
    const facts = { ...placed, placementExtended: true };
    expect(refusal('placementExtension', { on, data: { decidedOn: on }, facts, state: inService })).toBe(
      'placement_extended_already',
    );
  });

  it('placementEnded: a pause that follows begins before the overlay ends', () => {
    const data = { outcome: 'OPEN_CARE_PLACEMENT', helmi: 'PAUSE', pausePlannedUntil: '2027-03-15' };
    const then = follows('placementEnded', { on, data, facts: placed, state: inService }).map((effect) => effect.do);
    expect(then.indexOf('PAUSE')).toBeLessThan(then.indexOf('OVERLAY'));
    expect(then.indexOf('PAUSE')).toBeGreaterThan(0);
  });

  it('reviewAfterReturn: ten working days, unless the review comes sooner or the service has not begun', () => {
    const review = (due: string) => tasks(taskOf('P8_REVIEW', '2027-01-14', due));
    const facts = { ...placed, reviewIndex: 2 };
    const after = (due: string, status = 'IN_SERVICE') =>
      follows('reviewAfterReturn', { on, facts, state: { status, tasks: review(due) } });
    expect(after('2027-03-16')).toEqual([
      { do: 'SET', fact: 'reviewIndex', value: 1 },
      { do: 'RESTART', step: 'P8_REVIEW', due: { length: 10, unit: 'WD', calendar: 'FI_SERVICE' } },
    ]);
    expect(after('2027-03-15')).toEqual([]);
    expect(after('2027-04-14', 'CLOSING')).toEqual([]);
  });

  it('placementPeriod: each thirty days have their own first day', () => {
    expect(dateOf('placementPeriod', { on, facts: placed, state: inService })).toBe('2027-02-10');
    const second = { ...inService, clocks: clockOf('ST_EPL_30D', '2027-03-12', '2027-04-11') };
    expect(dateOf('placementPeriod', { on, facts: placed, state: second })).toBe('2027-03-12');
  });

  it('parentsUntil: the day that was agreed, else three months', () => {
    expect(dateOf('parentsUntil', { on, facts: { parentsUntil: '2027-04-30' } })).toBe('2027-04-30');
    expect(dateOf('parentsUntil', { on })).toBe('2027-06-01');
  });

  it.each([
    ['NONE', 'placement_forgotten'],
    ['OPEN_CARE_PLACEMENT', 'placement_forgotten'],
    ['EMERGENCY', null],
    ['TAKEN_INTO_CARE', null],
  ])('placementFits: the closing says %s after an emergency placement', (said, answer) => {
    const facts = { gravestPlacement: 'EMERGENCY' };
    expect(refusal('placementFits', { on, data: { placementDuringService: said }, facts })).toBe(answer);
    expect(refusal('placementFits', { on, data: { placementDuringService: said } })).toBeNull();
  });

  it('closingOfCare: a child taken into care is closed with that reason', () => {
    const facts = { gravestPlacement: 'TAKEN_INTO_CARE' };
    expect(refusal('closingOfCare', { on, outcome: 'GOALS_MET', facts })).toBe('closes_as_substitute_care');
    expect(refusal('closingOfCare', { on, outcome: 'SUBSTITUTE_CARE', facts })).toBeNull();
    expect(refusal('closingOfCare', { on, outcome: 'GOALS_MET' })).toBeNull();
  });

  it('officesClosed: outside 8:15–16:00, at weekends and on holidays', () => {
    expect(isSo('officesClosed', { on: '2027-02-10', time: '15:59' })).toBe(false);
    expect(isSo('officesClosed', { on: '2027-02-10', time: '16:00' })).toBe(true);
    expect(isSo('officesClosed', { on: '2027-02-13', time: '12:00' })).toBe(true);
    expect(isSo('officesClosed', { on: '2026-12-24', time: '12:00' })).toBe(true);
  });
});

describe('meetings and interpreters in the time of a pause (X2)', () => {
  const paused = { reason: 'FAMILY_ABROAD', from: '2027-03-01', until: '2027-03-20', at: '2027-03-01T08:00:00.000Z' };

  it('listBookings: what still stands between today and the planned end, by its reference', () => {
    const all = entries(
      ['MEETING', '2027-03-10', { meetingId: 'm1', status: 'PLANNED' }],
      ['MEETING', '2027-03-10', { meetingId: 'm2', status: 'PLANNED' }],
      ['MEETING', '2027-03-10', { meetingId: 'm2', status: 'CANCELLED' }],
      ['MEETING', '2027-03-22', { meetingId: 'm3', status: 'CONFIRMED' }],
      ['BOOKING', '2027-03-10', { bookingId: 'b1', meetingId: 'm1', status: 'CONFIRMED' }],
      ['BOOKING', '2027-03-12', {}],
      ['BOOKING', '2027-02-20', { bookingId: 'b2', status: 'CONFIRMED' }],
    );
    expect(follows('listBookings', { on, state: { paused, entries: all } })).toEqual([
      { do: 'OPEN', step: 'X2_CANCEL_BOOKINGS', about: ['m1', 'b1', 'entry-5'] },
    ]);
  });

  it('listBookings: nothing to cancel, nothing asked', () => {
    expect(follows('listBookings', { on, state: { paused } })).toEqual([]);
    expect(follows('listBookings', { on })).toEqual([]);
  });
});
