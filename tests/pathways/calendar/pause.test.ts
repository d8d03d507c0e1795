import {
  type CalendarId,
  type DueSpec,
  finnishCalendar,
  OVERDUE_AT_PAUSE,
  pauseRemaining,
  type Roll,
  remainingWorkingDays,
  resumeDue,
} from '../../../pathways/calendar';

const cal = finnishCalendar();
const wd = (length: number, calendar: CalendarId = 'FI_SERVICE'): DueSpec => ({ length, unit: 'WD', calendar });
const months = (length: number, roll: Roll = 'NONE'): DueSpec => ({
  length,
  unit: 'MONTHS',
  calendar: 'FI_SERVICE',
  roll,
});

describe('the service clock stops and goes on', () => {
  // Screening due Mon 30.11.; the coordinator asks for more on Wed 25.11., the social worker answers on Fri 4.12.
  const screening = { dueOn: '2026-11-30', spec: wd(5), pausedOn: '2026-11-25' };

  it('keeps the remaining working days, the pause day not counted, and counts them from the resume day', () => {
    const remaining = pauseRemaining(screening, cal);
    expect(remaining).toBe(3);
    expect(remainingWorkingDays(screening, cal)).toBe(3);
    expect(resumeDue({ ...screening, remaining, resumedOn: '2026-12-04' }, cal)).toEqual({
      dueOn: '2026-12-09',
      counted: 3,
      moves: [
        { from: '2026-11-30', to: '2026-12-09', rule: 'PAUSE' },
        { from: '2026-12-06', to: '2026-12-07', rule: 'HOLIDAY:INDEPENDENCE_DAY' },
      ],
      calendarVersion: 'rules-1',
    });
  });

  it('gives a task paused on its due day the first working day of the resume', () => {
    const task = { ...screening, pausedOn: '2026-11-30' };
    expect(pauseRemaining(task, cal)).toBe(0);
    expect(resumeDue({ ...task, remaining: 0, resumedOn: '2026-12-05' }, cal).dueOn).toBe('2026-12-07');
  });

  it('keeps the due date of a task already overdue, by date or by the clock on the due day itself', () => {
    for (const overdue of [
      { ...screening, pausedOn: '2026-12-01' },
      { ...screening, dueOn: '2026-11-27', pausedOn: '2026-11-28' },
      { ...screening, pausedOn: '2026-11-30', overdue: true },
    ]) {
      const remaining = pauseRemaining(overdue, cal);
      expect(remaining).toBe(OVERDUE_AT_PAUSE);
      expect(resumeDue({ ...overdue, remaining, resumedOn: '2027-01-11' }, cal)).toMatchObject({
        dueOn: overdue.dueOn,
        moves: [],
      });
    }
  });

  it('shifts a review by the paused calendar days, then rolls it back to a working day', () => {
    const review = { dueOn: '2027-04-14', spec: months(3, 'PRECEDING'), pausedOn: '2027-02-01' };
    const remaining = pauseRemaining(review, cal);
    expect(remaining).toBe(72);
    expect(resumeDue({ ...review, remaining, resumedOn: '2027-02-11' }, cal)).toMatchObject({
      dueOn: '2027-04-23',
      counted: 10,
      moves: [
        { from: '2027-04-14', to: '2027-04-23', rule: 'PAUSE' },
        { from: '2027-04-24', to: '2027-04-23', rule: 'ROLL_PRECEDING:WEEKEND' },
      ],
    });
  });

  it('shifts the date before its roll where that is known, so that pauses eat no days', () => {
    const review = { dueOn: '2027-02-26', spec: months(3, 'PRECEDING'), pausedOn: '2027-01-11', remaining: 46 };
    const twoDays = { ...review, resumedOn: '2027-01-13' };
    expect(resumeDue(twoDays, cal).dueOn).toBe('2027-02-26');
    expect(resumeDue({ ...twoDays, unrolledOn: '2027-02-28' }, cal).dueOn).toBe('2027-03-02');
  });

  it('never pauses a statutory limit', () => {
    const decision = { dueOn: '2026-12-03', spec: wd(7, 'FI_STATUTORY'), pausedOn: '2026-11-26', remaining: 5 };
    expect(resumeDue({ ...decision, resumedOn: '2027-01-11' }, cal)).toMatchObject({ dueOn: '2026-12-03', moves: [] });
  });

  it('refuses a resume before the pause', () => {
    expect(() => resumeDue({ ...screening, remaining: 3, resumedOn: '2026-11-24' }, cal)).toThrow(RangeError);
  });
});
