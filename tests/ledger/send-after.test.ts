import { sendAfter } from '../../ledger/send-after';
import { envAt, instantOf } from '../../ledger/time';
import { finnishCalendar } from '../../pathways/calendar';

const calendar = finnishCalendar();
const leaves = (code: string, date: string, time: string, urgent = false): string =>
  sendAfter({ code, urgent }, envAt(instantOf(date, time), calendar));

describe('an e-mail about a task leaves', () => {
  test.each([
    ['at once in office hours', '2026-11-27', '09:12', '2026-11-27', '09:12'],
    ['at once at 08:00 sharp', '2026-11-27', '08:00', '2026-11-27', '08:00'],
    ['at once at 16:00 sharp', '2026-11-27', '16:00', '2026-11-27', '16:00'],
    ['at half past eight when it is early', '2026-11-27', '05:30', '2026-11-27', '08:30'],
    ['on Monday when the week is over', '2026-11-27', '16:01', '2026-11-30', '08:30'],
    ['on Monday when it is Saturday', '2026-11-28', '12:00', '2026-11-30', '08:30'],
    ['after Christmas and the weekend behind it', '2026-12-23', '17:00', '2026-12-28', '08:30'],
  ])('%s', (_name, date, time, onDate, onTime) => {
    expect(leaves('N7', date, time)).toBe(instantOf(onDate, onTime));
  });

  test('16:00:00 is in time, a millisecond later is not', () => {
    const late = new Date(Date.parse(instantOf('2026-11-27', '16:00')) + 1).toISOString();
    expect(sendAfter({ code: 'N6' }, envAt(late, calendar))).toBe(instantOf('2026-11-30', '08:30'));
  });
});

describe('an e-mail about a new referral leaves', () => {
  test.each([
    ['2026-11-27', '07:00', '2026-11-27', '08:30'],
    ['2026-11-27', '08:30', '2026-11-27', '08:30'],
    ['2026-11-27', '09:00', '2026-11-27', '12:30'],
    ['2026-11-27', '12:31', '2026-11-30', '08:30'],
  ])('with the next digest: %s %s', (date, time, onDate, onTime) => {
    expect(leaves('N1', date, time)).toBe(instantOf(onDate, onTime));
  });

  test('at once when it is acute, on a Sunday night as well', () => {
    expect(leaves('N1', '2026-11-29', '23:15', true)).toBe(instantOf('2026-11-29', '23:15'));
  });
});

test.each(['N11', 'N13'])('%s waits for nothing', (code) => {
  expect(leaves(code, '2026-12-25', '03:00')).toBe(instantOf('2026-12-25', '03:00'));
});
