import {
  addDays,
  addMonths,
  ageOn,
  birthdayOn,
  type CalendarId,
  compareDates,
  computeDue,
  type DueSpec,
  daysBetween,
  finnishCalendar,
  isLocalDate,
  type LocalDate,
} from '../../../pathways/calendar';

const cal = finnishCalendar();
const wd = (length: number, calendar: CalendarId = 'FI_SERVICE'): DueSpec => ({ length, unit: 'WD', calendar });
const due = (from: LocalDate, spec: DueSpec): LocalDate => computeDue(from, spec, cal).dueOn;

describe('civil dates', () => {
  it('adds months by day number, back as well as forward', () => {
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2027-02-28', 1)).toBe('2027-03-28');
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-15');
    expect(addMonths('2027-03-31', -13)).toBe('2026-02-28');
  });

  it('is blind to summer time: the nights of 28.3. and 31.10.2027 are one day long like any other', () => {
    for (const change of ['2027-03-28', '2027-10-31']) {
      expect(daysBetween(addDays(change, -1), addDays(change, 1))).toBe(2);
      expect(addDays(addDays(change, -1), 2)).toBe(addDays(change, 1));
    }
    expect(due('2027-10-29', wd(1))).toBe('2027-11-01');
  });

  it('knows which texts are dates', () => {
    const dates = ['1900-01-01', '2028-02-29', '2000-02-29', '2200-12-31'];
    const none = ['2027-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00', '1899-12-31'];
    const malformed = ['2201-01-01', '24.11.2026', '2026-1-1', '2026-11-24T10:00', ' 2026-11-24', '2026-11-24\n', ''];
    expect(dates.filter(isLocalDate)).toEqual(dates);
    expect([...none, ...malformed].filter(isLocalDate)).toEqual([]);
  });

  it('sorts dates', () => {
    expect(['2027-01-01', '2026-12-31', '2026-02-01'].sort(compareDates)).toEqual([
      '2026-02-01',
      '2026-12-31',
      '2027-01-01',
    ]);
  });
});

describe('ages', () => {
  it('counts the birthday itself: born 3.2.2020, six on 11.1.2027 and seven on 3.2.2027', () => {
    expect(ageOn('2020-02-03', '2027-01-11')).toBe(6);
    expect(ageOn('2020-02-03', '2027-02-02')).toBe(6);
    expect(ageOn('2020-02-03', '2027-02-03')).toBe(7);
  });

  it('gives a child of 29 February the birthday 1 March, except in leap years', () => {
    expect(birthdayOn('2012-02-29', 18)).toBe('2030-03-01');
    expect(birthdayOn('2012-02-29', 16)).toBe('2028-02-29');
    expect(ageOn('2012-02-29', '2030-02-28')).toBe(17);
    expect(ageOn('2012-02-29', '2030-03-01')).toBe(18);
    expect(ageOn('2012-02-29', '2028-02-28')).toBe(15);
    expect(ageOn('2012-02-29', '2028-02-29')).toBe(16);
  });
});
