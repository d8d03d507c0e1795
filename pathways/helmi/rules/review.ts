/** Named rules of P8: the three-month grid, and the gates at nine and from twelve months. */
import { addDays, addMonths, addWorkingDays, type LocalDate, rollDate } from '../../calendar';
import { frozenDays } from '../../frozen';
import { limit, numberOf, textOf } from './read';
import type { Check, ConditionRule, DateRule, EffectsRule, RuleContext } from './types';

/** Calendar days in pauses up to today, the one that runs included. */
function pausedDays({ state, env }: RuleContext): number {
  return frozenDays(state, env.today);
}

/** The grid's nth day: 3, 6, 9 … months from the plan, moved by the days of pauses since the plan, then back to a working day (domain.md §2.5 P8, §2.3). */
function gridDay(c: RuleContext, index: number): LocalDate {
  const plan = textOf(c.state.facts.planConfirmedOn) ?? c.env.today;
  const paused = pausedDays(c) - (numberOf(c.state.facts.pausedDaysAtPlan) ?? 0);
  const day = addDays(addMonths(plan, limit(c, 'reviewMonths') * index), paused);
  return rollDate(day, 'PRECEDING', c.env.calendar).date;
}

/** The plan stands: the grid begins today, and pauses before it do not move it (P6, P8). */
const planConfirmed: EffectsRule = (c) => [
  { do: 'SET', fact: 'planConfirmedOn', value: c.env.today },
  { do: 'SET', fact: 'pausedDaysAtPlan', value: pausedDays(c) },
  { do: 'SET', fact: 'planVersion', value: 1 },
];

const index = (c: RuleContext): number => numberOf(c.state.facts.reviewIndex) ?? 0;

/** The next day of the grid that is still ahead, whenever the last review was held (P8). */
const openNextReview: EffectsRule = (c) => {
  let next = index(c) + 1;
  while (gridDay(c, next) <= c.env.today) next += 1;
  return [
    { do: 'SET', fact: 'reviewIndex', value: next },
    { do: 'OPEN', step: 'P8_REVIEW' },
  ];
};

const reviewDue: DateRule = (c) => gridDay(c, Math.max(1, index(c)));

/** A review that was not held is made up by the team within five working days of its day (P8). */
const notHeldDue: DateRule = (c) => {
  const day = reviewDue(c);
  const from = day > c.env.today ? day : c.env.today;
  return addWorkingDays(from, limit(c, 'notHeldWd'), 'FI_SERVICE', c.env.calendar);
};

/** Months of service at this review: by its place on the grid, or by today where it is held so late that the next place has come. */
function monthsAt(c: RuleContext): number {
  let reached = Math.max(1, index(c));
  while (gridDay(c, reached + 1) <= c.env.today) reached += 1;
  return reached * limit(c, 'reviewMonths');
}

const managerGate: ConditionRule = (c) => monthsAt(c) >= limit(c, 'managerGateMonths');

/** From nine months on a service closes or goes on with a reason that is approved; before, a reason needs no approval (P8). */
const reviewGate: Check = (c) => {
  const months = monthsAt(c);
  const atGate = months >= limit(c, 'gateMonths');
  if (atGate && c.outcome !== 'CONTINUE_WITH_REASON' && c.outcome !== 'CLOSE') {
    return { code: 'review_gate', params: { months } };
  }
  return !atGate && c.outcome === 'CONTINUE_WITH_REASON' ? { code: 'no_review_gate', params: { months } } : null;
};

export const reviewRules = {
  checks: { reviewGate },
  conditions: { managerGate },
  effects: { planConfirmed, openNextReview },
  dates: { reviewDue, notHeldDue },
};
