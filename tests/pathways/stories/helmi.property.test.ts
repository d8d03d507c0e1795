import fc from 'fast-check';
import { addDays, addMonths } from '../../../pathways/calendar';
import { helmi } from '../../../pathways/helmi';
import { validate } from '../../../pathways/validate';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { amina, knownForm, people, referred, untilConsent, untilPlan } from '../../support/helmi-stories';
import { clocksKeepTheLaw, foldsBack, hasFuture, noAlarmTwice, noStepTwice } from '../../support/invariants';
import { move, play } from '../../support/random-walk';

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

const actors = Object.values(people);

/** Where a walk may begin: anywhere on the pathway. */
const beginnings: { readonly [where: string]: (day: string) => CoreCase } = {
  'a new referral': (day) => referred(day),
  'a family that agreed': () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(people.coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
    untilConsent(c);
    return c;
  },
  'a plan confirmed': () => {
    const c = amina();
    untilPlan(c);
    return c;
  },
  'a waiting list': (day) => {
    const c = referred(day, { child: { dateOfBirth: addMonths(day, -13 * 12) } });
    c.complete(people.coord, 'P2_SCREENING', 'WAITLIST', forms.criteria());
    return c;
  },
  'a pause': () => {
    const c = amina();
    untilPlan(c);
    c.until('2027-02-01');
    c.event(people.tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2027-02-01', plannedUntil: '2027-03-04' });
    return c;
  },
  'an emergency placement': () => {
    const c = amina();
    untilPlan(c);
    c.until('2027-02-10', '11:00');
    c.event(people.rsw, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    return c;
  },
  'a closing': () => {
    const c = amina();
    untilPlan(c);
    c.until('2027-04-14');
    c.complete(people.famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    c.complete(people.famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    return c;
  },
};

describe('whatever people do and however time passes (Helmi)', () => {
  it('has no faults in its data', () => {
    expect(validate(helmi, BY_RULES)).toEqual([]);
  });

  it.each(Object.keys(beginnings))(
    'from %s there is never a dead end, the law never moves, nothing is asked or said twice',
    (where) => {
      const begin = beginnings[where] ?? referred;
      const day = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2026-01-01', n));
      fc.assert(
        fc.property(day, fc.array(move, { minLength: 5, maxLength: 50 }), (from, moves) => {
          const c = begin(from);
          for (const m of moves) {
            const before = c.now;
            play(c, actors[m.seed % actors.length] ?? people.coord, m, knownForm);
            const last = c.events.at(-1);
            if (!hasFuture(c))
              throw new Error(
                `dead end in ${c.now.status}: ${c.openSteps().join()} after ${last?.code} ${last?.stepCode} ${last?.params.outcome}`,
              );
            expect(clocksKeepTheLaw(before, c.now)).toBe(true);
            expect(noStepTwice(c)).toBe(true);
          }
          expect(noAlarmTwice(c)).toBe(true);
          expect(foldsBack(c)).toBe(true);
        }),
        { numRuns: 40 },
      );
    },
  );
});
