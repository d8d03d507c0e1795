/** Named rules of X4 and X8: what a move asks for, and how responsibility passes from one social worker to the next. */
import { addWorkingDays } from '../../calendar';
import type { Effect } from '../../model';
import { startShortClosing } from '../passages';
import { isOpenStep, limit, refuseIf, textOf } from './read';
import type { Check, DateRule, EffectsRule, RuleContext } from './types';

const HOME = '091';

const within = (c: RuleContext): boolean => c.data.withinHelsinki === true || c.data.municipality === HOME;

/** Inside the city or outside it, not both; a move is told of at most a year ahead (domain.md §2.6 X4). */
const moveFits: Check = (c) => {
  const { municipality, withinHelsinki } = c.data;
  const named = municipality !== undefined && municipality !== 'OTHER';
  const both = withinHelsinki === true && named && municipality !== HOME;
  const neither = withinHelsinki === false && municipality === HOME;
  if (both || neither) return refuseIf(true, 'move_contradicts', 'municipality');
  const latest = addWorkingDays(c.env.today, limit(c, 'moveAheadWd'), 'FI_SERVICE', c.env.calendar);
  return refuseIf((textOf(c.data.date) ?? c.env.today) > latest, 'move_too_far_ahead', 'date');
};

/**
 * Away: ten working days for the hand-over, and on the day of the move the lead worker is asked whether it is done.
 * Within the city: another unit, so another responsible social worker (X4). A later word replaces an earlier one.
 */
const moved: EffectsRule = (c) => {
  const told: Effect = { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM', 'TL'] };
  if (within(c)) {
    return [{ do: 'CANCEL', steps: ['X4_HANDOVER', 'X4_MOVE_DATE'] }, { do: 'OPEN', step: 'X4_NEW_UNIT' }, told];
  }
  // A closing under way ends the case by itself: only the hand-over is still to be made.
  const asked: readonly Effect[] = c.state.status === 'CLOSING' ? [] : [{ do: 'RESTART', step: 'X4_MOVE_DATE' }];
  return [{ do: 'CANCEL', steps: ['X4_NEW_UNIT'] }, { do: 'OPEN', step: 'X4_HANDOVER' }, ...asked, told];
};

/** The day of the move; a day that has gone is asked about today (X4). */
const moveDay: DateRule = (c) => {
  const on = textOf(c.data.askAgainOn) ?? textOf(c.state.facts.moveOn) ?? c.env.today;
  return on < c.env.today ? c.env.today : on;
};

const askAgainAhead: Check = (c) =>
  refuseIf((textOf(c.data.askAgainOn) ?? '9999') <= c.env.today, 'ask_again_ahead', 'askAgainOn');

/** Nobody is closed as moved away while the hand-over is open (X4). */
const handoverDone: Check = (c) => refuseIf(isOpenStep(c, 'X4_HANDOVER'), 'handover_open');

/** A pause that ends in a closing is no way round the hand-over (X2, X4). */
const handedOverBeforeEnd: Check = (c) =>
  c.data.closeReason === 'MOVED_AWAY' && textOf(c.state.facts.planConfirmedOn) === undefined ? handoverDone(c) : null;

/** Moved away: with the plan confirmed by the short closing, before it the case closes at once (X4, domain.md §2.2). */
const closeMovedAway: EffectsRule = (c) => {
  const begun = textOf(c.state.facts.planConfirmedOn) !== undefined;
  return begun ? startShortClosing : [{ do: 'END', reason: 'MOVED_AWAY' }];
};

const isRsw = (c: RuleContext): boolean => c.state.team.RSW?.userId === c.actor.id;
/** As responsible social worker, or in that one's place while they are away. */
const actsAsRsw = (c: RuleContext): boolean => isRsw(c) || c.state.team.RSW?.cover?.by === c.actor.id;

/** Whether the law lets information go without consent is the responsible social worker's decision alone (X4). */
const statutoryRightByRsw: Check = (c) =>
  refuseIf(c.data.basis === 'STATUTORY_RIGHT' && !actsAsRsw(c), 'rsw_decides', 'basis');
const decidedByRsw: Check = (c) => refuseIf(!actsAsRsw(c), 'rsw_decides');

/** A social worker hands over their own cases only; the manager any (X8). */
const ownToHandOver: Check = (c) => refuseIf(c.actor.role === 'RSW' && !isRsw(c), 'not_your_case');
const anotherRsw: Check = (c) => refuseIf(c.data.userId === c.state.team.RSW?.userId, 'same_rsw', 'userId');

/** The next one is named beside the present one, who stays responsible; somebody named before steps back (X8). */
const nameNextRsw: EffectsRule = (c) => {
  // By a move within the city the whole change has the unit's five days; otherwise three from now.
  const by = c.task?.step === 'X4_NEW_UNIT' ? c.task.dueOn : null;
  return [
    { do: 'CANCEL', steps: ['X8_NEW_RSW_ACCEPT', 'X8_NAME_RSW', 'X4_NEW_UNIT'] },
    { do: 'LEAVE', key: 'RSW_NEXT' },
    { do: 'MEMBER', key: 'RSW_NEXT', from: { field: 'userId' } },
    { do: 'SET', fact: 'rswChangeAskedBy', value: isRsw(c) ? 'RSW' : 'MGR' },
    { do: 'SET', fact: 'rswChangeBy', value: by },
    { do: 'OPEN', step: 'X8_NEW_RSW_ACCEPT', assign: 'RSW_NEXT' },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW'] },
  ];
};

/** Three working days, or the day that the move within the city gave; never a day that has gone (X8, X4). */
const rswAcceptDue: DateRule = (c) => {
  const { env, state } = c;
  const length = c.pathway.steps.find((step) => step.code === 'X8_NEW_RSW_ACCEPT')?.due.length ?? 3;
  const by = textOf(state.facts.rswChangeBy) ?? addWorkingDays(env.today, length, 'FI_SERVICE', env.calendar);
  return by < env.today ? addWorkingDays(env.today, 0, 'FI_SERVICE', env.calendar) : by;
};

/** Nobody is made responsible by another hand than their own (X8). */
const acceptedInPerson: Check = (c) => refuseIf(c.state.team.RSW_NEXT?.userId !== c.actor.id, 'not_yours_to_accept');

/** From now on responsible; whoever was before is told so and has left the case (X8). */
const rswAccepted: EffectsRule = (c) => {
  const before = c.state.team.RSW?.userId;
  return [
    { do: 'MEMBER', key: 'RSW', from: { member: 'RSW_NEXT' }, replaced: 'LEAVES' },
    { do: 'LEAVE', key: 'RSW_NEXT' },
    { do: 'SET', fact: 'rswChangedOn', from: 'TODAY' },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM', 'TL', ...(before ? [before] : [])] },
  ];
};

export const moveRules = {
  checks: {
    moveFits,
    askAgainAhead,
    handoverDone,
    handedOverBeforeEnd,
    statutoryRightByRsw,
    decidedByRsw,
    ownToHandOver,
    anotherRsw,
    acceptedInPerson,
  },
  conditions: {},
  effects: { moved, closeMovedAway, nameNextRsw, rswAccepted },
  dates: { moveDay, rswAcceptDue },
};
