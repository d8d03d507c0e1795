import {
  addWorkingDays,
  type CalendarId,
  computeDue,
  type DueSpec,
  finnishCalendar,
  type LocalDate,
  type Roll,
  rollDate,
  workingDaysBetween,
} from '../../../pathways/calendar';

const cal = finnishCalendar();
const wd = (length: number, calendar: CalendarId = 'FI_SERVICE'): DueSpec => ({ length, unit: 'WD', calendar });
const months = (length: number, roll: Roll = 'NONE'): DueSpec => ({
  length,
  unit: 'MONTHS',
  calendar: 'FI_SERVICE',
  roll,
});
const calDays = (length: number, roll: Roll = 'NONE'): DueSpec => ({ ...months(length, roll), unit: 'CAL_DAYS' });
const due = (from: LocalDate, spec: DueSpec): LocalDate => computeDue(from, spec, cal).dueOn;

describe('counting working days', () => {
  it('counts as THL does: a matter pending since Tuesday 24.11. must be taken up by Thursday of next week', () => {
    expect(due('2026-11-24', wd(7, 'FI_STATUTORY'))).toBe('2026-12-03');
  });

  it('does not count the start day, even if it is a holiday or a weekend', () => {
    expect(due('2026-11-27', wd(1))).toBe('2026-11-30');
    expect(due('2026-11-28', wd(1))).toBe('2026-11-30');
    expect(due('2027-01-06', wd(1))).toBe('2027-01-07');
  });

  it('counts an eve in the law’s calendar but not in the service’s', () => {
    expect(due('2026-06-17', wd(3))).toBe('2026-06-23');
    expect(due('2026-06-17', wd(3, 'FI_STATUTORY'))).toBe('2026-06-22');
    expect(addWorkingDays('2026-06-17', 2, 'FI_STATUTORY', cal)).toBe('2026-06-19');
  });

  it('lets no statutory limit expire on an eve: it goes to the next working day, each day in the way named', () => {
    expect(computeDue('2026-12-23', wd(1, 'FI_STATUTORY'), cal)).toEqual({
      dueOn: '2026-12-28',
      counted: 1,
      moves: [
        { from: '2026-12-24', to: '2026-12-28', rule: 'ROLL_FOLLOWING:EVE:CHRISTMAS_EVE' },
        { from: '2026-12-25', to: '2026-12-28', rule: 'ROLL_FOLLOWING:HOLIDAY:CHRISTMAS_DAY' },
        { from: '2026-12-26', to: '2026-12-28', rule: 'ROLL_FOLLOWING:HOLIDAY:ST_STEPHENS_DAY' },
      ],
      calendarVersion: 'rules-1',
    });
  });

  it('names every holiday and eve it steps over, and no plain weekend', () => {
    expect(computeDue('2026-12-03', wd(15), cal).moves).toEqual([
      { from: '2026-12-06', to: '2026-12-07', rule: 'HOLIDAY:INDEPENDENCE_DAY' },
      { from: '2026-12-24', to: '2026-12-28', rule: 'EVE:CHRISTMAS_EVE' },
      { from: '2026-12-25', to: '2026-12-28', rule: 'HOLIDAY:CHRISTMAS_DAY' },
      { from: '2026-12-26', to: '2026-12-28', rule: 'HOLIDAY:ST_STEPHENS_DAY' },
    ]);
    expect(computeDue('2026-11-23', wd(5), cal).moves).toEqual([]);
  });

  it('counts back from an anchor, and there an eve moves the limit earlier, never later', () => {
    expect(due('2027-01-04', wd(-5))).toBe('2026-12-23');
    expect(due('2026-12-28', wd(-1, 'FI_STATUTORY'))).toBe('2026-12-23');
    expect(computeDue('2026-12-28', wd(-1, 'FI_STATUTORY'), cal).moves.at(-1)).toEqual({
      from: '2026-12-24',
      to: '2026-12-23',
      rule: 'ROLL_PRECEDING:EVE:CHRISTMAS_EVE',
    });
    expect(addWorkingDays('2026-11-30', -1, 'FI_SERVICE', cal)).toBe('2026-11-27');
  });

  it('takes zero working days as the first working day on or after the start', () => {
    expect(due('2026-11-27', wd(0))).toBe('2026-11-27');
    expect(computeDue('2026-11-28', wd(0), cal)).toMatchObject({
      dueOn: '2026-11-30',
      moves: [{ from: '2026-11-28', to: '2026-11-30', rule: 'ROLL_FOLLOWING:WEEKEND' }],
    });
    expect(due('2026-12-24', wd(0, 'FI_STATUTORY'))).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-24', 0, 'FI_STATUTORY', cal)).toBe('2026-12-24');
  });

  it('measures the working days between two dates, with a sign', () => {
    expect(workingDaysBetween('2026-11-24', '2026-12-03', 'FI_SERVICE', cal)).toBe(7);
    expect(workingDaysBetween('2026-12-03', '2026-11-24', 'FI_SERVICE', cal)).toBe(-7);
    expect(workingDaysBetween('2026-12-23', '2026-12-28', 'FI_SERVICE', cal)).toBe(1);
    expect(workingDaysBetween('2026-12-23', '2026-12-28', 'FI_STATUTORY', cal)).toBe(2);
    expect(workingDaysBetween('2026-11-24', '2026-11-24', 'FI_SERVICE', cal)).toBe(0);
  });

  it('refuses half days and dates that do not exist', () => {
    expect(() => due('2026-11-24', wd(1.5))).toThrow(RangeError);
    expect(() => due('2026-11-24', calDays(Number.NaN))).toThrow(RangeError);
    expect(() => due('2026-02-29', wd(1))).toThrow(RangeError);
    expect(() => due('2200-12-30', wd(9))).toThrow(RangeError);
  });
});

describe('months and rolls', () => {
  it('ends three months from 30.11.2026 on the last day of February, and as a limit on us on the Friday before', () => {
    expect(computeDue('2026-11-30', months(3, 'NONE'), cal)).toMatchObject({
      dueOn: '2027-02-28',
      moves: [{ from: '2027-02-28', to: '2027-02-28', rule: 'MONTH_END' }],
    });
    expect(computeDue('2026-11-30', months(3, 'PRECEDING'), cal)).toMatchObject({
      dueOn: '2027-02-26',
      moves: [
        { from: '2027-02-28', to: '2027-02-28', rule: 'MONTH_END' },
        { from: '2027-02-28', to: '2027-02-26', rule: 'ROLL_PRECEDING:WEEKEND' },
      ],
    });
    expect(due('2026-11-30', months(3, 'FOLLOWING'))).toBe('2027-03-01');
  });

  it('stays on the legal date when no roll is asked for', () => {
    expect(due('2026-11-30', { length: 3, unit: 'MONTHS', calendar: 'FI_STATUTORY' })).toBe('2027-02-28');
    expect(due('2026-11-25', { length: 30, unit: 'CAL_DAYS', calendar: 'FI_SERVICE' })).toBe('2026-12-25');
  });

  it('names Good Friday too when an Easter Sunday rolls back to Maundy Thursday', () => {
    expect(rollDate('2026-04-05', 'PRECEDING', cal)).toEqual({
      date: '2026-04-02',
      moves: [
        { from: '2026-04-05', to: '2026-04-02', rule: 'ROLL_PRECEDING:HOLIDAY:EASTER_DAY' },
        { from: '2026-04-03', to: '2026-04-02', rule: 'ROLL_PRECEDING:HOLIDAY:GOOD_FRIDAY' },
      ],
    });
    expect(rollDate('2026-04-05', 'NONE', cal)).toEqual({ date: '2026-04-05', moves: [] });
    expect(rollDate('2026-04-07', 'FOLLOWING', cal)).toEqual({ date: '2026-04-07', moves: [] });
  });
});
