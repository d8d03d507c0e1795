import fc from 'fast-check';
import { addDays, daysBetween, finnishCalendar, workingDaysBetween } from '../../../pathways/calendar';
import { isOpen } from '../../../pathways/conditions';
import { CoreCase } from '../../support/core-case';
import { clocksKeepTheLaw, foldsBack, hasFuture, noAlarmTwice, noStepTwice } from '../../support/invariants';
import { move, play } from '../../support/random-walk';
import { tinyPathway } from '../../support/tiny-pathway';

const aino = { id: 'aino', role: 'COORD' };
const calendar = finnishCalendar();

function asked(start: string): CoreCase {
  const data = { childRef: 'R-1', wish: 'help', pendingOn: start };
  const c = new CoreCase(tinyPathway, start);
  c.draft(aino, data);
  c.do(aino, { type: 'SUBMIT', data });
  return c;
}

const start = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2026-01-01', n));

describe('whatever people do and however time passes (tiny pathway)', () => {
  it('a case always has a future, its events give its state, the law never moves, nothing is asked or said twice', () => {
    fc.assert(
      fc.property(start, fc.array(move, { maxLength: 25 }), (from, moves) => {
        const c = asked(from);
        for (const m of moves) {
          const before = c.now;
          play(c, [aino], m);
          expect(hasFuture(c)).toBe(true);
          expect(clocksKeepTheLaw(before, c.now)).toBe(true);
          expect(noStepTwice(c)).toBe(true);
        }
        expect(noAlarmTwice(c)).toBe(true);
        expect(foldsBack(c)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('a pause keeps exactly the remaining working days of every running service task', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 60 }), (from, wait, length) => {
        const c = asked(from);
        const pausedOn = addDays(from, wait);
        c.until(pausedOn, '12:00');
        const running = Object.values(c.now.tasks).filter((t) => isOpen(t) && t.lateAt > c.at);
        const left = new Map(running.map((t) => [t.id, workingDaysBetween(pausedOn, t.dueOn, 'FI_SERVICE', calendar)]));
        const limit = c.now.clocks.LAW_3M?.dueOn;
        c.event(aino, 'PAUSE', { reason: 'ABROAD', from: pausedOn, until: addDays(pausedOn, length) });
        const resumedOn = addDays(pausedOn, length);
        c.until(resumedOn, '12:00');
        c.event(aino, 'RESUME');
        for (const [id, days] of left) {
          const task = c.now.tasks[id];
          const after = workingDaysBetween(resumedOn, task?.dueOn ?? '', 'FI_SERVICE', calendar);
          // With none left the task is due on the resume day itself, or on the first working day after it.
          if (days > 0) expect(after).toBe(days);
          else expect(daysBetween(resumedOn, task?.dueOn ?? '')).toBeLessThanOrEqual(5);
        }
        expect(c.now.clocks.LAW_3M?.dueOn).toBe(limit);
      }),
      { numRuns: 200 },
    );
  });
});
