import fc from 'fast-check';
import { addDays } from '../../../pathways/calendar';
import { helmi } from '../../../pathways/helmi';
import { validate } from '../../../pathways/validate';
import { referred } from '../../support/helmi-stories';
import { move } from '../../support/random-walk';
import { Coverage, walk } from '../../support/walk';
import { helmiWalker } from '../../support/walk-laws';

/** Opened by named rules, which the validation can't read. */
const BY_RULES = [
  ...['FAMW', 'ASW', 'NURSE'].flatMap((d) => [`P7_FIRST_CONTACT_${d}`, `P7_SILENCE_${d}`]),
  'P7_REENGAGE',
  'P7_HANDOVER',
  'P7_ALL_ENDED',
  'P8_REVIEW',
  'P9_SHORT',
  'P10_FOLLOW_UP',
  'P10_FAMILY',
  'X4_HANDOVER',
  'X4_MOVE_DATE',
  'X4_NEW_UNIT',
  'X8_NEW_RSW_ACCEPT',
  'X5_TRANSITION_PLAN',
  'X5_OWN_CONSENTS',
  'X5_CLOSE',
  'X6_TALK',
  'X6_GUARDIANS_DISAGREE',
  'X6_PROTECTION_CHECK',
  'X2_CANCEL_BOOKINGS',
  'X3_PARENTS_END',
];

describe('whatever people do and however time passes (Helmi)', () => {
  it('has no faults in its data', () => {
    expect(validate(helmi, BY_RULES)).toEqual([]);
  });

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
