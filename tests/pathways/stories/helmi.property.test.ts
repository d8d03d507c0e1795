import fc from 'fast-check';
import { addDays } from '../../../pathways/calendar';
import { helmi } from '../../../pathways/helmi';
import { referred } from '../../support/helmi-stories';
import { move } from '../../support/random-walk';
import { Coverage, walk } from '../../support/walk';
import { helmiWalker } from '../../support/walk-laws';

describe('whatever people do and however time passes (Helmi)', () => {
  it('a referral of any day of seven years goes its way by the law', () => {
    const day = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2026-01-01', n));
    const all = () =>
      fc.assert(
        fc.property(day, fc.array(move, { maxLength: 40, size: 'max' }), (from, moves) =>
          walk(referred(from), moves, helmiWalker, new Coverage(helmi)),
        ),
        { numRuns: 60, endOnFailure: true },
      );
    expect(all).not.toThrow();
  });
});
