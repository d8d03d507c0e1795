/** Named rules of X7: a family that comes back. */
import { addMonths } from '../../calendar';
import { limit, refuseIf, textOf } from './read';
import type { Check, ConditionRule } from './types';

/** Cases that never were this child's own service: nothing of them makes a return faster. */
const NO_SERVICE: ReadonlySet<string> = new Set(['DUPLICATE', 'ENTERED_IN_ERROR']);

/** The earlier case closed at most three months before (domain.md §2.6 X7; §2.2: the closing date). */
const soonAfterClosing: ConditionRule = (c) => {
  const closed = textOf(c.state.facts.previousClosedOn);
  if (closed === undefined || NO_SERVICE.has(textOf(c.state.facts.previousCloseReason) ?? '')) return false;
  return c.env.today <= addMonths(closed, limit(c, 'fastReentryMonths'));
};

/** A way past the assessment is of use only while the assessment is still ahead or open (X7). */
const assessmentAhead: Check = (c) =>
  refuseIf(
    !['SCREENING', 'RETURNED', 'WAITLISTED', 'CONSENT', 'ASSESSMENT'].includes(c.state.status),
    'assessment_done',
  );

export const reReferralRules = {
  checks: { assessmentAhead },
  conditions: { soonAfterClosing },
  effects: {},
  dates: {},
};
