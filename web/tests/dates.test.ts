import { addDays, clockTime, dayAndTime, helsinkiDay, longDay, parseDate, parseTime, shortDay } from '../src/dates';

const TODAY = '2026-11-22';

describe('a typed date', () => {
  it.each([
    ['4.11.', '2026-11-04'],
    ['4.11', '2026-11-04'],
    ['04.11.26', '2026-11-04'],
    ['4.11.2026', '2026-11-04'],
    [' 4. 11. 2026 ', '2026-11-04'],
    ['2026-11-04', '2026-11-04'],
    ['+7', '2026-11-29'],
    ['-3', '2026-11-19'],
    ['+ 40', '2027-01-01'],
    ['29.2.2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(parseDate(typed, TODAY)).toBe(day);
  });

  it('without a year is the nearest such day, also over the turn of the year', () => {
    expect(parseDate('3.1.', '2026-12-28')).toBe('2027-01-03');
    expect(parseDate('28.12.', '2027-01-03')).toBe('2026-12-28');
  });

  it.each([
    '',
    '4',
    '31.2.2026',
    '29.2.2027',
    '4/11/2026',
    '11/4',
    'maanantai',
    '32.1.',
    '4.13.',
    '4.11.202',
    '1.1.1800',
  ])('is not guessed from “%s”', (typed) => {
    expect(parseDate(typed, TODAY)).toBeNull();
  });
});

it.each([
  ['9', '09:00'],
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['23:59', '23:59'],
  ['24', null],
  ['9.60', null],
  ['x', null],
])('a typed time: %s is %s', (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

describe('days are shown as each language writes them, in Helsinki', () => {
  it('never in a form that another country reads as another day', () => {
    expect([longDay('fi', '2026-11-04'), longDay('sv', '2026-11-04'), longDay('en', '2026-11-04')]).toEqual([
      '4.11.2026',
      '4.11.2026',
      '4 Nov 2026',
    ]);
    expect(['fi', 'en'].map((each) => shortDay(each as 'fi', '2026-11-20', '2026-11-16'))).toEqual([
      'pe 20.11.',
      'Fri 20 Nov',
    ]);
    expect(['fi', 'en'].map((each) => shortDay(each as 'fi', '2027-01-20', '2026-11-16'))).toEqual([
      'ke 20.1.2027',
      'Wed 20 Jan 2027',
    ]);
  });

  it('whatever the zone of the browser is', () => {
    expect(helsinkiDay('2026-11-22T22:30:00Z')).toBe('2026-11-23');
    expect([clockTime('fi', '2026-11-23T07:05:00Z'), clockTime('en', '2026-06-23T07:05:00Z')]).toEqual([
      '9.05',
      '10:05',
    ]);
    expect(dayAndTime('fi', '2026-11-23T07:05:00Z')).toBe('23.11.2026 klo 9.05');
  });

  it('a day after the clocks change is still one day later', () => {
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
  });
});
