import { amina, people, untilPlan } from '../../support/helmi-stories';

const { tl, famw } = people;

describe('a pause with meetings and interpreters in it (X2)', () => {
  it('asks the lead worker to cancel them, names which, and asks nothing where there are none', () => {
    const c = amina();
    untilPlan(c);
    c.until('2027-02-01');
    const pause = { reason: 'FAMILY_ABROAD', from: '2027-02-01', plannedUntil: '2027-03-04' };
    c.event(tl, 'PAUSE', pause);
    expect(c.openSteps()).not.toContain('X2_CANCEL_BOOKINGS');
    c.event(tl, 'RESUME');
    const booking = { purpose: 'INTERPRETER', provider: 'Tulkkikeskus', mode: 'ON_SITE', status: 'CONFIRMED' };
    c.entry(famw, 'MEETING', { meetingId: 'm-1', purpose: 'REVIEW', date: '2027-02-20', status: 'PLANNED' });
    c.entry(famw, 'BOOKING', { ...booking, bookingId: 'b-1', meetingId: 'm-1', date: '2027-02-20' });
    c.entry(famw, 'BOOKING', { ...booking, bookingId: 'b-2', meetingId: 'm-2', date: '2027-03-20' });
    c.event(tl, 'PAUSE', pause);
    expect(c.open('X2_CANCEL_BOOKINGS')).toMatchObject({
      about: ['m-1', 'b-1'],
      assignee: 'famw',
      dueOn: '2027-02-03',
    });
    expect(c.open('X2_CANCEL_BOOKINGS').frozen).toBeUndefined();
    expect(c.refuseComplete(famw, 'X2_CANCEL_BOOKINGS', 'SOME_KEPT')).toBe('form_incomplete');
    c.complete(famw, 'X2_CANCEL_BOOKINGS', 'ALL_CANCELLED');
  });
});
