import { isIn, periodOf, previousOf, quarterOn, quartersOf } from '../../../pathways/reports/period';

describe('the fixed periods of reports', () => {
  it.each([
    ['2028', '2028-01-01', '2028-12-31'],
    ['2028-Q1', '2028-01-01', '2028-03-31'],
    ['2028-Q2', '2028-04-01', '2028-06-30'],
    ['2028-Q4', '2028-10-01', '2028-12-31'],
  ])('%s', (code, from, to) => {
    expect(periodOf(code, '2028-11-23')).toMatchObject({ code, id: code, from, to });
  });

  it.each(['2028-Q5', '2028-05', '28', '1999', 'rolling12', '2028-Q1 ', ''])('%p is none', (code) => {
    expect(periodOf(code, '2028-11-23')).toBeUndefined();
  });

  it('the last 24 months end with a quarter and stand still until the next one is over', () => {
    const all = ['2028-10-01', '2028-11-23', '2028-12-31'].map((day) => periodOf('rolling24', day));
    for (const period of all) {
      expect(period).toMatchObject({ id: 'rolling24:2028-Q3', from: '2026-10-01', to: '2028-09-30' });
    }
    expect(periodOf('rolling24', '2029-01-01')).toMatchObject({ from: '2027-01-01', to: '2028-12-31' });
  });

  it('each has one before it', () => {
    const before = (code: string) => {
      const period = periodOf(code, '2028-11-23');
      return period && previousOf(period).id;
    };
    expect(before('2028')).toBe('2027');
    expect(before('2028-Q1')).toBe('2027-Q4');
    expect(before('rolling24')).toBe('rolling24:2028-Q2');
  });

  it('a year is its quarters, and a day is in one of them', () => {
    const year = periodOf('2028', '2029-01-01');
    const quarters = year === undefined ? [] : quartersOf(year);
    expect(quarters.map(({ code }) => code)).toEqual(['2028-Q1', '2028-Q2', '2028-Q3', '2028-Q4']);
    expect(quarterOn('2028-06-30').code).toBe('2028-Q2');
    expect(quarters.filter((quarter) => isIn(quarter, '2028-07-01')).map(({ code }) => code)).toEqual(['2028-Q3']);
    expect(quarters.some((quarter) => isIn(quarter, null))).toBe(false);
  });
});
