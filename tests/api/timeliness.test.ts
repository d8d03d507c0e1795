import { isLate, taskGroupOf, timelinessOf } from '../../api/presenters/timeliness';
import { finnishCalendar } from '../../pathways/calendar';
import type { TaskState } from '../../pathways/model';

const calendar = finnishCalendar();
type Dated = Parameters<typeof timelinessOf>[0];

/** Due Monday 30 November 2026 at 16:00 in Helsinki. */
function task(over: Partial<TaskState> = {}): Dated {
  return { status: 'OPEN', dueOn: '2026-11-30', lateAt: '2026-11-30T14:00:00.000Z', overdue: false, ...over };
}
const at = (instant: string) => ({ at: instant, today: instant.slice(0, 10) });
const says = (over: Partial<TaskState>, instant: string) => {
  const { kind, days } = timelinessOf(task(over), at(instant), calendar);
  return `${kind} ${days}`;
};

describe('how a task stands to its date', () => {
  it.each([
    ['2026-11-23T08:00:00.000Z', 'ON_TIME 5'],
    ['2026-11-25T08:00:00.000Z', 'SOON 3'],
    ['2026-11-27T08:00:00.000Z', 'SOON 1'],
    ['2026-11-28T08:00:00.000Z', 'SOON 1'],
    ['2026-11-30T13:59:59.000Z', 'TODAY 0'],
    ['2026-11-30T14:00:01.000Z', 'OVERDUE 1'],
    ['2026-12-01T08:00:00.000Z', 'OVERDUE 1'],
    ['2026-12-07T08:00:00.000Z', 'OVERDUE 5'],
  ])('on %s: %s', (instant, expected) => {
    expect(says({}, instant)).toBe(expected);
  });

  it('stays as it was while the service is paused', () => {
    const frozen = { on: '2026-11-25', at: '2026-11-25T08:00:00.000Z' };
    expect(says({ frozen }, '2027-01-10T08:00:00.000Z')).toBe('ON_TIME 3');
    expect(isLate(task({ frozen, overdue: true }), at('2027-01-10T08:00:00.000Z'))).toBe(true);
  });

  it('is late only after its window', () => {
    const window = { opensOn: '2026-11-20', endsOn: '2026-12-04' };
    const over = { window, lateAt: '2026-12-04T14:00:00.000Z' };
    expect(says(over, '2026-12-02T08:00:00.000Z')).toBe('TODAY 0');
    expect(says(over, '2026-12-07T08:00:00.000Z')).toBe('OVERDUE 1');
  });

  it('remembers that it was done late', () => {
    expect(says({ status: 'DONE', closedAt: '2026-12-02T08:00:00.000Z' }, '2027-01-10T08:00:00.000Z')).toBe(
      'DONE_LATE 2',
    );
    expect(says({ status: 'DONE', closedAt: '2026-11-30T12:00:00.000Z' }, '2027-01-10T08:00:00.000Z')).toBe(
      'ON_TIME 0',
    );
    expect(says({ status: 'CANCELLED', closedAt: '2026-12-02T08:00:00.000Z' }, '2027-01-10T08:00:00.000Z')).toBe(
      'ON_TIME 0',
    );
  });
});

describe('where a task stands in the list of work', () => {
  const frozen = { on: '2026-11-25', at: '2026-11-25T08:00:00.000Z' };
  it.each([
    ['2026-11-22T08:00:00.000Z', {}, 'later'],
    ['2026-11-29T08:00:00.000Z', {}, 'later'],
    ['2026-11-30T08:00:00.000Z', {}, 'today'],
    ['2026-11-30T15:00:00.000Z', {}, 'late'],
    ['2026-11-23T08:00:00.000Z', { dueOn: '2026-11-29', lateAt: '2026-11-29T14:00:00.000Z' }, 'thisWeek'],
    ['2027-01-10T08:00:00.000Z', { frozen }, 'noDeadline'],
    ['2027-01-10T08:00:00.000Z', { frozen, overdue: true }, 'late'],
  ] as const)('on %s by the clock of its case, %j: %s', (instant, over, expected) => {
    expect(taskGroupOf(task(over), at(instant))).toBe(expected);
  });
});
