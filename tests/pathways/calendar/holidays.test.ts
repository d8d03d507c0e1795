import {
  addDays,
  type CalendarId,
  computeDue,
  type DueSpec,
  finnishCalendar,
  holidaysOfYear,
  type LocalDate,
  weekday,
  workingDaysBetween,
} from '../../../pathways/calendar';
import published from '../../support/calendar-2026-2035.json';

const cal = finnishCalendar();
const wd = (length: number, calendar: CalendarId = 'FI_SERVICE'): DueSpec => ({ length, unit: 'WD', calendar });
const due = (from: LocalDate, spec: DueSpec): LocalDate => computeDue(from, spec, cal).dueOn;

describe('the Finnish year', () => {
  it('agrees with the published calendar on every day of 2026–2035', () => {
    const listed = new Map(published.days.map((day) => [day.date, day.type]));
    const wrong: string[] = [];
    for (let date = '2026-01-01'; date <= '2035-12-31'; date = addDays(date, 1)) {
      const expected = listed.get(date) ?? (weekday(date) >= 6 ? 'WEEKEND' : 'WORKING');
      if (cal.dayType(date) !== expected) wrong.push(`${date} is ${cal.dayType(date)}, published as ${expected}`);
      if ((cal.dayName(date) !== undefined) !== listed.has(date)) wrong.push(`${date} named ${cal.dayName(date)}`);
    }
    expect(wrong).toEqual([]);
    expect(published.days).toHaveLength(147);
  });

  it('names every day of 2026 in order', () => {
    expect(holidaysOfYear(2026).map((day) => `${day.date} ${day.name} ${day.type}`)).toEqual([
      '2026-01-01 NEW_YEAR HOLIDAY',
      '2026-01-06 EPIPHANY HOLIDAY',
      '2026-04-03 GOOD_FRIDAY HOLIDAY',
      '2026-04-05 EASTER_DAY HOLIDAY',
      '2026-04-06 EASTER_MONDAY HOLIDAY',
      '2026-05-01 MAY_DAY HOLIDAY',
      '2026-05-14 ASCENSION_DAY HOLIDAY',
      '2026-05-24 PENTECOST HOLIDAY',
      '2026-06-19 MIDSUMMER_EVE EVE',
      '2026-06-20 MIDSUMMER_DAY HOLIDAY',
      '2026-10-31 ALL_SAINTS_DAY HOLIDAY',
      '2026-12-06 INDEPENDENCE_DAY HOLIDAY',
      '2026-12-24 CHRISTMAS_EVE EVE',
      '2026-12-25 CHRISTMAS_DAY HOLIDAY',
      '2026-12-26 ST_STEPHENS_DAY HOLIDAY',
    ]);
  });

  it.each([
    [1900, '1900-04-15'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2200, '2200-04-06'],
  ])('finds Easter of %i on %s, the awkward years of the computus included', (year, easter) => {
    expect(holidaysOfYear(year).find((day) => day.name === 'EASTER_DAY')?.date).toBe(easter);
  });

  it('lists a day with two names once: in 2160 Ascension Day is May Day', () => {
    expect(holidaysOfYear(2160).filter((day) => day.date === '2160-05-01')).toEqual([
      { date: '2160-05-01', name: 'MAY_DAY', type: 'HOLIDAY' },
    ]);
  });

  it('keeps a Christmas Eve on a weekend a weekend, which no calendar counts, and Christmas on a weekend a holiday', () => {
    expect(['2028-12-24', '2033-12-24', '2034-12-24'].map((date) => cal.dayType(date))).toEqual(
      Array.from({ length: 3 }, () => 'WEEKEND'),
    );
    expect(cal.dayName('2028-12-24')).toBeUndefined();
    expect(cal.dayType('2027-12-25')).toBe('HOLIDAY');
    expect(workingDaysBetween('2028-12-22', '2028-12-26', 'FI_STATUTORY', cal)).toBe(0);
    expect(due('2028-12-22', wd(1, 'FI_STATUTORY'))).toBe('2028-12-27');
    expect(due('2027-12-23', wd(1))).toBe('2027-12-27');
  });

  it('lets the calendar table overrule the rules, and a later change of the rows changes nothing', () => {
    const rows: Record<string, { type: 'HOLIDAY' | 'WORKING' | 'WEEKEND'; name: string }> = {
      '2026-11-26': { type: 'HOLIDAY', name: 'CITY_DAY' },
      '2027-01-06': { type: 'WORKING', name: 'EPIPHANY_MOVED' },
    };
    const edited = finnishCalendar('2026.2', rows);
    rows['2026-11-27'] = { type: 'WEEKEND', name: 'TOO_LATE' };
    expect(computeDue('2026-11-25', wd(1), edited)).toEqual({
      dueOn: '2026-11-27',
      counted: 1,
      moves: [{ from: '2026-11-26', to: '2026-11-27', rule: 'HOLIDAY:CITY_DAY' }],
      calendarVersion: '2026.2',
    });
    expect(computeDue('2027-01-05', wd(1), edited).dueOn).toBe('2027-01-06');
    expect(edited.dayName('2027-01-06')).toBeUndefined();
    expect(() => finnishCalendar('x', { '2027-02-30': { type: 'HOLIDAY', name: 'NEVER' } })).toThrow(RangeError);
  });
});
