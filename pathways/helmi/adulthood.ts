/** X5 Growing up: at twelve the own word is needed, at eighteen only it counts. Waited for by the case's own timers. */
import type { CaseTimer, Effect, Field, Step } from '../model';
import { consentRow } from './consent';
import { code, date, list, outcomeIn, required, text } from './forms';
import { form, outcome, tell } from './steps';

/** A birthday is known to those who may read who the child is. */
const private_ = { section: 'LANGUAGE', class: 'ID' } as const;
const apply = (rule: string): readonly Effect[] => [{ do: 'APPLY', rule }];

export const ageTimers: readonly CaseTimer[] = [
  { code: 'TURNING_12', date: 'ownConsentDay', at: '00:00', effects: apply('askOwnConsents'), ...private_ },
  { code: 'TRANSITION', date: 'transitionDay', effects: apply('openTransition'), ...private_ },
  { code: 'TURNING_18', date: 'adultDay', at: '00:00', effects: apply('turnedAdult'), ...private_ },
];

const RECEIVERS = ['ADULT_SOCIAL_WORK', 'AFTERCARE', 'HEALTH_SERVICES', 'OTHER_SERVICE'] as const;

const handOver: readonly Field[] = [
  code('to', 'SOC', RECEIVERS, required),
  text('contact', 'ID', 120),
  date('agreedOn', 'SOC', { notFuture: true }),
];

const lives = { section: 'CONSENTS', runsInPause: true, outlivesPhase: true } as const;
const told = { opensWith: { notice: 'N12', to: ['ASSIGNEE', 'LEAD', 'RSW'] } } as const;

const transition = form('X5_TRANSITION_PLAN', {
  ...told,
  section: 'PLAN',
  runsInPause: true,
  fields: [
    list('handOvers', 'SOC', handOver, { required: true, min: 1, max: 6 }),
    text('plan', 'SOC', 2000, required),
    text('youngPersonView', 'SOC', 1000),
  ],
  outcomes: [outcome('PLAN_MADE', [tell('RSW', 'TEAM')])],
});

const ownConsents = form('X5_OWN_CONSENTS', {
  ...told,
  ...lives,
  fields: [
    list('consents', 'SOC', consentRow, { requiredWhen: outcomeIn('CONSENTED'), max: 20 }),
    text('note', 'SOC', 500),
  ],
  outcomes: [
    outcome('CONSENTED', [{ do: 'APPLY', rule: 'consentChanged' }, tell('RSW', 'TEAM')], ['ownConsentsAnswered']),
    outcome('FAMILY_WITHDREW', apply('ownRefusal')),
    outcome('NO_CONTACT', apply('notReachedAsAdult'), ['threeAttempts', 'checkedBeforeEnd']),
  ],
});

const close = form('X5_CLOSE', {
  ...told,
  runsInPause: true,
  fixedDue: true,
  section: 'CLOSING',
  checks: ['protectionChecked', 'isOfAge'],
  fields: [list('handOvers', 'SOC', handOver, { required: true, min: 1, max: 6 }), text('note', 'SOC', 500)],
  outcomes: [outcome('CLOSE', [tell('RSW', 'TEAM', 'COORD'), ...apply('closeAsAdult')])],
});

export const adulthoodSteps: readonly Step[] = [
  { ...transition, due: { ...transition.due, rule: 'transitionDue' } },
  ownConsents,
  { ...close, due: { ...close.due, rule: 'adultServiceEnds' } },
];
