/** Named rules of P2: criteria, the window of age, returns, and the waiting list that must not become a parking place. */
import { addMonths, addWorkingDays, birthdayOn, type LocalDate, pauseRemaining, resumeDue } from '../../calendar';
import { childAge } from './people';
import { limit, numberOf, refuseIf, textOf, texts } from './read';
import type { Check, ConditionRule, Data, DateRule, EffectsRule, RuleContext } from './types';

function criteria(c: RuleContext): Data {
  const given = c.data.criteria;
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Data) : {};
}

/** A no to age, background, clientship or residence excludes acceptance (domain.md §2.5 P2, E1–E4). */
const criteriaMet: Check = (c) => {
  const answers = criteria(c);
  const no = ['E1', 'E2', 'E3', 'E4'].find((name) => answers[name] === 'NO');
  return no
    ? {
        code: 'criteria_not_met',
        params: { criterion: no },
        errors: [{ path: `criteria.${no}`, code: 'criteria_not_met' }],
      }
    : null;
};

/** Seven to seventeen on the day of submission; the seventh birthday counts, the eighteenth ends it (P2, E1). */
const ageWindow: Check = (c) => {
  const age = childAge(c, c.state.submittedOn ?? c.env.today);
  const outside = age !== undefined && (age < limit(c, 'youngestAge') || age >= limit(c, 'adultAge'));
  return outside
    ? { code: 'age_outside_window', params: { age }, errors: [{ path: 'criteria.E1', code: 'age_outside_window' }] }
    : null;
};

/** Every reason given is a criterion that was answered with no (P2 INELIGIBLE). */
const ineligibleReasons: Check = (c) => {
  const answers = criteria(c);
  return refuseIf(
    texts(c.data.reasonCode).some((name) => answers[name] !== 'NO'),
    'reason_not_a_no',
    'reasonCode',
  );
};

/** Will be eighteen in less than six months (P2 WARN_TURNING_18). */
const turningEighteenSoon: ConditionRule = (c) => {
  const born = textOf(c.state.facts.childDateOfBirth);
  return (
    born !== undefined && birthdayOn(born, limit(c, 'adultAge')) < addMonths(c.env.today, limit(c, 'turningSoonMonths'))
  );
};

/** Accepting somebody who is nearly adult takes the team leader's comment (P2 WARN_TURNING_18). */
const turningEighteenComment: Check = (c) =>
  refuseIf(
    turningEighteenSoon(c) && !(textOf(c.data.tlComment)?.trim() && textOf(c.data.tlCommentBy)),
    'tl_comment_needed',
    'tlComment',
  );

const returns = (c: RuleContext): number => numberOf(c.state.facts.returns) ?? 0;

/** Returned twice: from then on the coordinator accepts or the team leader decides (P2 RETURN_FOR_INFO). */
const returnLimit: Check = (c) => refuseIf(returns(c) >= limit(c, 'maxReturns'), 'returned_twice');
const afterTwoReturns: Check = (c) => refuseIf(returns(c) < limit(c, 'maxReturns'), 'not_returned_twice');

/** What was left of the screening on the day it was returned (domain.md §2.3: the clock stands still). */
const keepScreeningDays: EffectsRule = ({ task, env }) => {
  if (!task) return [];
  const overdue = task.dueAt <= env.at;
  const remaining = pauseRemaining({ dueOn: task.dueOn, spec: task.due, pausedOn: env.today, overdue }, env.calendar);
  return [{ do: 'SET', fact: 'screeningLeft', value: { remaining, dueOn: task.dueOn, pausedOn: env.today } }];
};

/** Five working days from submission, or after a return the days that were left; overdue stays overdue (P2, §2.3). */
const screeningDue: DateRule = (c) => {
  const spec = c.pathway.steps.find((step) => step.code === 'P2_SCREENING')?.due;
  const length = spec?.length ?? 5;
  const left = c.state.facts.screeningLeft;
  const kept = typeof left === 'object' && left !== null && !Array.isArray(left) ? (left as Data) : {};
  const [remaining, dueOn, pausedOn] = [numberOf(kept.remaining), textOf(kept.dueOn), textOf(kept.pausedOn)];
  if (!spec || remaining === undefined || !dueOn || !pausedOn) {
    return addWorkingDays(c.env.today, length, 'FI_SERVICE', c.env.calendar);
  }
  return resumeDue({ dueOn, spec, remaining, pausedOn, resumedOn: c.env.today }, c.env.calendar).dueOn;
};

function beforeServiceLimit(c: RuleContext, days: number): LocalDate | undefined {
  const limit = c.state.clocks.ST_3M_SERVICE?.dueOn;
  return limit && addWorkingDays(limit, -days, 'FI_SERVICE', c.env.calendar);
}
function reached(c: RuleContext, days: number): boolean {
  const from = beforeServiceLimit(c, days);
  return from !== undefined && c.env.today >= from;
}

/** Fifteen working days or less to the limit of SHL 1301/2014 45 §: waiting takes a decision now (P2 WAITLIST). */
const waitlistForced: ConditionRule = (c) => reached(c, limit(c, 'waitlistForcedWd'));

/** Waiting on: freely at first, once in the last fifteen working days, not at all in the last five (P2 KEEP_WAITING). */
const keepWaiting: Check = (c) => {
  if (reached(c, limit(c, 'waitlistLastWd'))) return { code: 'waiting_over' };
  const once = numberOf(c.state.facts.keptWaitingForced) ?? 0;
  return refuseIf(waitlistForced(c) && once > 0, 'waited_once_more_already');
};

/** A week for the forced decision, but never past the last day on which waiting on is possible; after waiting once more, that day. */
const waitlistDecisionDue: DateRule = (c) => {
  const { env, state } = c;
  const length = c.pathway.steps.find((step) => step.code === 'P2_WAITLIST_DECISION')?.due.length ?? 5;
  const ordinary = addWorkingDays(env.today, length, 'FI_SERVICE', env.calendar);
  const last = beforeServiceLimit(c, limit(c, 'waitlistLastWd'));
  if (!last) return ordinary;
  const again = (numberOf(state.facts.keptWaitingForced) ?? 0) > 0;
  const wanted = again || last < ordinary ? last : ordinary;
  const earliest = addWorkingDays(env.today, 0, 'FI_SERVICE', env.calendar);
  return wanted < earliest ? earliest : wanted;
};

/** At −15 working days the routine review gives way to a decision; where a social worker decides already, nothing changes (P2 WAITLIST). */
const forceWaitlistDecision: EffectsRule = ({ state }) => {
  if (state.status !== 'WAITLISTED') return [];
  const reviewing = Object.values(state.tasks).some(
    (task) => task.step === 'P2_WAITLIST_REVIEW' && (task.status === 'OPEN' || task.status === 'IN_PROGRESS'),
  );
  if (!reviewing) return [];
  return [
    { do: 'CANCEL', steps: ['P2_WAITLIST_REVIEW'] },
    { do: 'OPEN', step: 'P2_WAITLIST_DECISION' },
  ];
};

export const screeningRules = {
  checks: {
    criteriaMet,
    ageWindow,
    ineligibleReasons,
    turningEighteenComment,
    returnLimit,
    afterTwoReturns,
    keepWaiting,
  },
  conditions: { turningEighteenSoon, waitlistForced },
  effects: { keepScreeningDays, forceWaitlistDecision },
  dates: { screeningDue, waitlistDecisionDue },
};
