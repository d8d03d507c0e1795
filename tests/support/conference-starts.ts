/** Where a walk through a family group conference may begin. */
import { addDays } from '../../pathways/calendar';
import { agreement, asked, followedUp, heldOn, people, plan, prepare, untilPreparing } from './conference-stories';
import type { CoreCase } from './core-case';
import type { Starts } from './walk-starts';

const { rsw, conv } = people;

function preparing(): CoreCase {
  const c = asked('2027-02-01');
  untilPreparing(c, '2027-02-08', '2027-02-10');
  return c;
}

function scheduled(): CoreCase {
  const c = preparing();
  prepare(c, ['2027-02-17', '2027-02-24'], '2027-03-18');
  return c;
}

function held(): CoreCase {
  const c = scheduled();
  c.until('2027-03-18', '15:50');
  c.complete(conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18'));
  return c;
}

function planned(): CoreCase {
  const c = held();
  c.complete(conv, 'G6_PLAN', 'FAMILY_APPROVED', plan('2027-05-31'));
  return c;
}

function approved(): CoreCase {
  const c = planned();
  c.complete(rsw, 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
  return c;
}

function acuteAgreed(): CoreCase {
  const c = asked('2027-02-12', 'ACUTE');
  c.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-12'));
  return c;
}

export const conferenceStarts: Starts = {
  REQUESTED: () => asked('2027-02-01'),
  'REQUESTED, acute': () => asked('2027-02-12', 'ACUTE'),
  'REQUESTED, nearly twelve': () => asked('2027-02-01', 'ORDINARY', '2015-02-06'),
  AGREED: () => {
    const c = asked('2027-02-01');
    c.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement('2027-02-01'));
    return c;
  },
  'AGREED, acute': acuteAgreed,
  PREPARING: preparing,
  'PREPARING for eight weeks': () => {
    const c = preparing();
    c.until('2027-04-05', '17:00');
    return c;
  },
  'PREPARING, all but the summary': () => {
    const c = preparing();
    for (const date of ['2027-02-17', '2027-02-24']) {
      c.until(date);
      c.entry(conv, 'FGC_FAMILY_MEETING', { date, interpreter: 'USED', childMet: true });
    }
    c.entry(conv, 'FGC_NETWORK', { persons: [{ name: 'Aunt', relation: 'aunt', invited: 'YES' }] });
    c.entry(conv, 'FGC_SUPPORTER', { name: 'Aunt', relation: 'aunt', briefedOn: '2027-02-24' });
    c.entry(conv, 'FGC_DATE', { conferenceOn: '2027-03-18', startsAt: '12:00' });
    c.complete(people.nurse, 'G4_SUMMARY', 'NOT_ATTENDING', { reason: 'Away.' });
    return c;
  },
  SCHEDULED: scheduled,
  'SCHEDULED, the family alone': () => {
    const c = scheduled();
    c.until('2027-03-18', '13:00');
    c.event(conv, 'FAMILY_ALONE');
    return c;
  },
  HELD: held,
  'HELD, the plan written': planned,
  'HELD, not safe': () => {
    const c = planned();
    c.complete(rsw, 'G7_APPROVAL', 'NOT_SAFE', { reason: 'Nights alone.' });
    return c;
  },
  'HELD, the second plan': () => {
    const c = planned();
    c.complete(rsw, 'G7_APPROVAL', 'NOT_SAFE', { reason: 'Nights alone.' });
    c.complete(conv, 'G6_PLAN_AGAIN', 'FAMILY_APPROVED', plan('2027-05-31'));
    return c;
  },
  PLAN_APPROVED: approved,
  FOLLOW_UP: () => {
    const c = approved();
    c.until(addDays(c.open('G8_FOLLOW_UP').dueOn, 0));
    return c;
  },
  ENDED: () => {
    const c = approved();
    c.until(c.open('G8_FOLLOW_UP').dueOn);
    c.complete(conv, 'G8_FOLLOW_UP', 'END', followedUp('2027-06-18'));
    return c;
  },
};
