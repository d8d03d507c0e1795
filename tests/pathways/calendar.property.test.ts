import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  ageOn,
  birthdayOn,
  type CalendarId,
  computeDue,
  type DueSpec,
  daysBetween,
  finnishCalendar,
  type LocalDate,
  pauseRemaining,
  type Roll,
  resumeDue,
  workingDaysBetween,
} from '../../pathways/calendar';
import { counts, daysFrom, LISTED, naiveDue, naiveRoll, next } from '../support/naive-calendar';

const cal = finnishCalendar();
const dateBetween = (first: LocalDate, last: LocalDate): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: 0, max: daysFrom(first, last) }).map((n) => next(first, n));
const calendars = fc.constantFrom<CalendarId>('FI_SERVICE', 'FI_STATUTORY');
const rolls = fc.constantFrom<Roll>('NONE', 'PRECEDING', 'FOLLOWING');
const workingDaySpec = (min: number, max: number): fc.Arbitrary<DueSpec> =>
  fc.record({ length: fc.integer({ min, max }), unit: fc.constant('WD' as const), calendar: calendars });
const anySpec: fc.Arbitrary<DueSpec> = fc.oneof(
  workingDaySpec(-60, 120),
  fc.record({
    length: fc.integer({ min: -9, max: 14 }),
    unit: fc.constant('MONTHS' as const),
    calendar: calendars,
    roll: rolls,
  }),
  fc.record({
    length: fc.integer({ min: -90, max: 200 }),
    unit: fc.constant('CAL_DAYS' as const),
    calendar: calendars,
    roll: rolls,
  }),
);
// Starts leave room for the longest limit each way inside the published years.
const anyStart = dateBetween('2026-11-01', '2034-09-30');

describe('due dates over 2026–2035', () => {
  it('equal a second implementation that walks day by day', () => {
    fc.assert(
      fc.property(anyStart, anySpec, (from, spec) => {
        expect(computeDue(from, spec, cal).dueOn).toBe(naiveDue(from, spec));
      }),
      { numRuns: 2000 },
    );
  });

  it('equal it on every single start day for the limits the pathway uses most', () => {
    const specs: DueSpec[] = [
      { length: 5, unit: 'WD', calendar: 'FI_SERVICE' },
      { length: 7, unit: 'WD', calendar: 'FI_STATUTORY' },
      { length: 3, unit: 'MONTHS', calendar: 'FI_SERVICE', roll: 'PRECEDING' },
      { length: 6, unit: 'MONTHS', calendar: 'FI_SERVICE', roll: 'FOLLOWING' },
    ];
    const wrong: string[] = [];
    for (let from = '2026-01-01'; from <= '2035-06-30'; from = next(from, 1)) {
      for (const spec of specs) {
        const { dueOn } = computeDue(from, spec, cal);
        if (dueOn !== naiveDue(from, spec)) wrong.push(`${from} ${JSON.stringify(spec)} -> ${dueOn}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('fall on a working day whenever working days are counted or a roll is asked for', () => {
    fc.assert(
      fc.property(anyStart, anySpec, (from, spec) => {
        fc.pre(spec.unit === 'WD' || spec.roll !== 'NONE');
        expect(cal.dayType(computeDue(from, spec, cal).dueOn)).toBe('WORKING');
      }),
    );
  });

  it('never come earlier for a longer limit', () => {
    fc.assert(
      fc.property(anyStart, anySpec, (from, spec) => {
        const longer = computeDue(from, { ...spec, length: spec.length + 1 }, cal).dueOn;
        expect(daysBetween(computeDue(from, spec, cal).dueOn, longer)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('explain themselves: every weekday that was no working day on the way is named, and every roll ends at the due date', () => {
    fc.assert(
      fc.property(anyStart, workingDaySpec(1, 60), (from, spec) => {
        const { dueOn, moves } = computeDue(from, spec, cal);
        const named = new Set(moves.map((move) => move.from));
        for (let day = next(from, 1); day < dueOn; day = next(day, 1)) {
          const mustBeNamed = LISTED.has(day) && !counts(day, spec.calendar);
          if (mustBeNamed) expect(named).toContain(day);
        }
        for (const move of moves) {
          expect(cal.dayType(move.from)).not.toBe('WORKING');
          expect(move.rule).toContain(cal.dayName(move.from) ?? 'WEEKEND');
          if (move.rule.startsWith('ROLL_')) expect(move.to).toBe(dueOn);
        }
      }),
    );
  });
});

describe('counting and measuring', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 120 }), calendars, (from, n, calendar) => {
        expect(workingDaysBetween(from, addWorkingDays(from, n, calendar, cal), calendar, cal)).toBe(n);
      }),
    );
  });

  it('add up over any day in between', () => {
    fc.assert(
      fc.property(fc.array(anyStart, { minLength: 3, maxLength: 3 }), calendars, (days, calendar) => {
        const [a = '', b = '', c = ''] = days.sort();
        const between = (x: LocalDate, y: LocalDate): number => workingDaysBetween(x, y, calendar, cal);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
      { numRuns: 40 },
    );
  });
});

describe('months', () => {
  it('end on the same day number, or on the last day of a month that has no such day', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: -9, max: 14 }), (from, length) => {
        const { dueOn, moves } = computeDue(from, { length, unit: 'MONTHS', calendar: 'FI_SERVICE' }, cal);
        const sameDay = dueOn.slice(8) === from.slice(8);
        const lastDay = addDays(dueOn, 1).slice(8) === '01';
        expect(sameDay || (lastDay && dueOn.slice(8) < from.slice(8))).toBe(true);
        expect(moves.map((move) => move.rule)).toEqual(sameDay ? [] : ['MONTH_END']);
      }),
    );
  });
});

describe('a pause', () => {
  const pauses = fc.record({
    from: anyStart,
    length: fc.integer({ min: 1, max: 40 }),
    pausedAfter: fc.integer({ min: 0, max: 70 }),
    pausedDays: fc.integer({ min: 0, max: 90 }),
  });

  it('keeps exactly the remaining working days of a running task', () => {
    fc.assert(
      fc.property(pauses, ({ from, length, pausedAfter, pausedDays }) => {
        const spec: DueSpec = { length, unit: 'WD', calendar: 'FI_SERVICE' };
        const { dueOn } = computeDue(from, spec, cal);
        const pausedOn = next(from, pausedAfter);
        fc.pre(pausedOn < dueOn);
        const resumedOn = next(pausedOn, pausedDays);
        const remaining = pauseRemaining({ dueOn, spec, pausedOn }, cal);
        const after = resumeDue({ dueOn, spec, remaining, pausedOn, resumedOn }, cal);
        expect(workingDaysBetween(resumedOn, after.dueOn, 'FI_SERVICE', cal)).toBe(remaining);
        expect(workingDaysBetween(from, pausedOn, 'FI_SERVICE', cal) + remaining).toBe(length);
        expect(after.dueOn >= dueOn).toBe(true);
        if (pausedDays === 0) expect(after.dueOn).toBe(dueOn);
      }),
    );
  });

  it('moves neither a task that was overdue nor a statutory limit', () => {
    fc.assert(
      fc.property(pauses, calendars, ({ from, length, pausedAfter, pausedDays }, calendar) => {
        const spec: DueSpec = { length, unit: 'WD', calendar };
        const { dueOn } = computeDue(from, spec, cal);
        const pausedOn = next(calendar === 'FI_SERVICE' ? dueOn : from, pausedAfter + 1);
        const remaining = pauseRemaining({ dueOn, spec, pausedOn }, cal);
        const resumedOn = next(pausedOn, pausedDays);
        expect(resumeDue({ dueOn, spec, remaining, pausedOn, resumedOn }, cal)).toMatchObject({ dueOn, moves: [] });
      }),
    );
  });

  it('of any number of parts shifts a month limit by their sum when the date before the roll is kept', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyStart, rolls, gaps, (from, roll, days) => {
        const spec: DueSpec = { length: 3, unit: 'MONTHS', calendar: 'FI_SERVICE', roll };
        let unrolledOn = computeDue(from, { ...spec, roll: 'NONE' }, cal).dueOn;
        const shifted = naiveRoll(
          next(
            unrolledOn,
            days.reduce((sum, n) => sum + n, 0),
          ),
          roll,
        );
        let dueOn = computeDue(from, spec, cal).dueOn;
        for (const n of days) {
          const pausedOn = next(from, 1);
          const resumedOn = next(pausedOn, n);
          const remaining = pauseRemaining({ dueOn, spec, pausedOn }, cal);
          dueOn = resumeDue({ dueOn, spec, remaining, pausedOn, resumedOn, unrolledOn }, cal).dueOn;
          unrolledOn = next(unrolledOn, n);
        }
        expect(dueOn).toBe(shifted);
      }),
    );
  });
});

describe('ages', () => {
  it('rise by one exactly on the birthday', () => {
    fc.assert(
      fc.property(dateBetween('2006-01-01', '2026-12-31'), fc.integer({ min: 1, max: 30 }), (birth, age) => {
        const day = birthdayOn(birth, age);
        expect([ageOn(birth, next(day, -1)), ageOn(birth, day)]).toEqual([age - 1, age]);
      }),
    );
  });
});
