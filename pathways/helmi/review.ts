/** P8 Joint review: every three months on a grid from the plan's date, with gates at nine and from twelve months. */

import type { Effect, Field, Outcome, Step } from '../model';
import { SLA_LIMITS } from '../sla';
import { offerConference } from './conference';
import {
  AMONG_GOALS,
  code,
  date,
  guardianViews,
  identifier,
  list,
  outcomeIn,
  ownSituation,
  ownView,
  required,
  situation,
  text,
  whole,
} from './forms';
import { assignmentFields } from './intake';
import { startClosing } from './passages';
import { startPause } from './pause';
import { GOAL_STATES, goalFields, planChanged } from './plan';
import { form, outcome, poolTold, tell } from './steps';

export const PAUSE_REASONS = [
  'FAMILY_ABROAD',
  'ILLNESS',
  'HOSPITAL',
  'FAMILY_WISH',
  'OTHER_INTENSIVE_SERVICE',
  'PLACEMENT',
] as const;
export const ABSENCE_BANDS = ['0_5', '5_15', '15_30', 'OVER_30', 'NOT_IN_SCHOOL', 'UNKNOWN'] as const;
const NOT_HELD_REASONS = [
  'FAMILY_NOT_REACHED',
  'FAMILY_CANCELLED',
  'INTERPRETER_UNAVAILABLE',
  'WORKER_ABSENCE',
  'OTHER',
] as const;

export const attainmentFields: readonly Field[] = [
  identifier('id', { required: true, aliases: ['goalId'], refersTo: AMONG_GOALS }),
  whole('attainment', 'SOC', -2, 2, required),
  code('status', 'SOC', GOAL_STATES),
];

const DECIDED = ['CONTINUE', 'CHANGE_PLAN', 'PAUSE', 'CLOSE', 'CONTINUE_WITH_REASON'] as const;
const decided = outcomeIn(...DECIDED);

const teamFields: readonly Field[] = [
  list('goalAttainment', 'SOC', attainmentFields, { requiredWhen: decided, max: 6 }),
  situation('hsaTeam', 'SOC', { requiredWhen: decided, overallFact: 'hsaLatestOverall' }),
  code('schoolAbsenceBand', 'SOC', ABSENCE_BANDS, { requiredWhen: { all: [decided, { rule: 'schoolConsent' }] } }),
  code('fgcOffer', 'SOC', ['NOW', 'LATER', 'NO', 'ALREADY'], { fact: 'fgcOffer' }),
  text('reason', 'SOC', 1000, { requiredWhen: { outcome: 'CONTINUE_WITH_REASON' } }),
  text('planChanges', 'SOC', 1000, { requiredWhen: { outcome: 'CHANGE_PLAN' } }),
  list('goals', 'SOC', goalFields, { outcomes: ['CHANGE_PLAN'], max: 6 }),
  list('assignments', 'OP', assignmentFields, { outcomes: ['CHANGE_PLAN'], max: 3 }),
  code('pauseReason', 'SOC', PAUSE_REASONS, { outcomes: ['PAUSE'], required: true }),
  date('pauseFrom', 'SOC', { outcomes: ['PAUSE'], required: true }),
  date('pausePlannedUntil', 'SOC', { outcomes: ['PAUSE'], required: true }),
];

const familyFields: readonly Field[] = [
  ...ownSituation('SOC', decided),
  ...ownView('childView', decided),
  guardianViews,
  code('notHeldReason', 'SOC', NOT_HELD_REASONS, { outcomes: ['NOT_HELD'], required: true }),
];

const next: Effect = { do: 'APPLY', rule: 'openNextReview' };

/** Beyond nine months the team leader approves, from twelve months on the manager. */
const askApproval: readonly Effect[] = [
  { do: 'OPEN', step: 'P8_MGR_APPROVAL', when: { rule: 'managerGate' } },
  { do: 'OPEN', step: 'P8_TL_APPROVAL', when: { not: { rule: 'managerGate' } } },
];

const decisions: readonly Outcome[] = [
  outcome('CONTINUE', [next, offerConference, tell('RSW')], ['reviewGate']),
  outcome(
    'CHANGE_PLAN',
    [{ do: 'APPLY', rule: 'changeTeam' }, ...planChanged, next, offerConference, tell('RSW', 'TEAM')],
    ['reviewGate', 'aswNeedsConsent', 'goalOwnersIfChanged'],
  ),
  // The next review opens before the pause, so that it freezes with the rest.
  outcome(
    'PAUSE',
    [next, offerConference, ...startPause('pauseReason', 'pauseFrom', 'pausePlannedUntil'), tell('RSW', 'TEAM')],
    ['reviewGate', 'pauseLimits'],
  ),
  outcome('CLOSE', startClosing),
  outcome('CONTINUE_WITH_REASON', [...askApproval, offerConference, tell('RSW')], ['reviewGate']),
];

const notHeld = outcome('NOT_HELD', [
  { do: 'SET', fact: 'reviewsNotHeld', add: 1 },
  { do: 'OPEN', step: 'P8_NOT_HELD' },
  tell('RSW'),
]);

const review = form('P8_REVIEW', {
  section: 'REVIEW',
  fields: [...teamFields, ...familyFields],
  outcomes: [...decisions, notHeld],
  remindBeforeWd: [3, 1],
  alarms: [{ key: 'BOOKING', beforeDueWd: SLA_LIMITS.reviewBookingWd, to: ['ASSIGNEE', 'RSW'], notice: 'N12' }],
});
const withoutFamily = form('P8_NOT_HELD', {
  section: 'REVIEW',
  // The team reviews alone; the young person's view is still asked for, with the reason where there is none.
  fields: [...teamFields, ...ownView('childView', decided)],
  outcomes: decisions,
});

const approvalFields: readonly Field[] = [text('reason', 'SOC', 500, { requiredWhen: { outcome: 'NOT_APPROVED' } })];
const approval: readonly Outcome[] = [
  outcome('APPROVED', [next, tell('LEAD', 'RSW')]),
  outcome('NOT_APPROVED', startClosing),
];

export const reviewSteps: readonly Step[] = [
  { ...review, due: { ...review.due, rule: 'reviewDue' } },
  { ...withoutFamily, due: { ...withoutFamily.due, rule: 'notHeldDue' } },
  form('P8_TL_APPROVAL', { section: 'REVIEW', fields: approvalFields, outcomes: approval, ...poolTold('TL') }),
  form('P8_MGR_APPROVAL', { section: 'REVIEW', fields: approvalFields, outcomes: approval, ...poolTold('MGR') }),
];
