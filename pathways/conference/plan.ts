/** G6 Plan and G7 Approval: the family's plan with a name and a day for each action, and the social worker's answer. */
import { code, date, identifier, language, list, outcomeIn, required, text, yesNo } from '../helmi/forms';
import { outcome } from '../helmi/steps';
import type { Effect, Field, Step } from '../model';
import { end, form, newsToAll } from './steps';

const written = { outcomes: ['FAMILY_APPROVED'], required: true } as const;

const planFields: readonly Field[] = [
  list(
    'actions',
    'SOC',
    [
      identifier('id', { required: true, made: true }),
      text('what', 'SOC', 300, required),
      code('ownerKind', 'SOC', ['CLOSE_PERSON', 'WORKER'], required),
      text('owner', 'SOC', 120, required),
      date('by', 'SOC', required),
    ],
    { ...written, min: 1, max: 30 },
  ),
  text('contingency', 'SOC', 1000, written),
  code('unanimous', 'SOC', ['YES', 'PARTLY', 'NO'], { ...written, fact: 'unanimous' }),
  text('differingViews', 'SOC', 1000, {
    outcomes: ['FAMILY_APPROVED'],
    requiredWhen: { field: 'unanimous', in: ['PARTLY', 'NO'] },
  }),
  list('deliveredIn', 'SOC', [language('language', required)], { ...written, min: 1, max: 6, shorthand: 'language' }),
  text('reason', 'SOC', 500, { outcomes: ['NO_PLAN'], required: true }),
];

const planOutcomes = [
  outcome(
    'FAMILY_APPROVED',
    [{ do: 'APPLY', rule: 'rememberActions' }, { do: 'OPEN', step: 'G7_APPROVAL' }, newsToAll],
    ['actionsNamed'],
  ),
  outcome('NO_PLAN', end('NO_PLAN')),
];

const again = { fact: 'planReturned', is: true } as const;
const approved: readonly Effect[] = [
  { do: 'STATUS', to: 'PLAN_APPROVED' },
  { do: 'SET', fact: 'planApprovedOn', from: 'TODAY' },
  { do: 'OPEN', step: 'G8_FOLLOW_UP' },
  newsToAll,
];

export const planSteps: readonly Step[] = [
  form('G6_PLAN', { by: 'planBy', section: 'FGC_PLAN', fields: planFields, outcomes: planOutcomes }),
  // The one time that the plan goes back to the family.
  form('G6_PLAN_AGAIN', { section: 'FGC_PLAN', fields: planFields, outcomes: planOutcomes }),
  form('G7_APPROVAL', {
    by: 'approvalBy',
    section: 'FGC_PLAN',
    outcomeClass: 'SOC',
    fields: [
      text('reason', 'SOC', 1000, { requiredWhen: outcomeIn('APPROVED_PARTLY', 'NOT_SAFE') }),
      list('linkedGoals', 'SOC', [identifier('action', required), identifier('goal', required)], {
        outcomes: ['APPROVED', 'APPROVED_PARTLY'],
        max: 30,
      }),
      yesNo('clientPlanUpdated', 'SOC', { outcomes: ['APPROVED', 'APPROVED_PARTLY'], required: true }),
      // A second refusal is the end of this conference, so what comes instead has to be said.
      code('instead', 'SOC', ['NEW_CONFERENCE', 'OTHER_SUPPORT', 'PROTECTIVE_MEASURES'], {
        outcomes: ['NOT_SAFE'],
        requiredWhen: { all: [{ outcome: 'NOT_SAFE' }, again] },
      }),
    ],
    outcomes: [
      outcome('APPROVED', approved),
      outcome('APPROVED_PARTLY', approved),
      outcome('NOT_SAFE', [{ do: 'APPLY', rule: 'planNotSafe' }]),
    ],
  }),
];
