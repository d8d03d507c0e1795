/** P6 Support plan, made with the family, so written that it can be copied to the client plan (LsL 417/2007 30 §). */

import { DISCIPLINE_CODES } from '../disciplines';
import type { Effect, Field, Step } from '../model';
import { offerConference } from './conference';
import {
  code,
  date,
  guardianViews,
  identifier,
  interpreterUse,
  language,
  list,
  outcomeIn,
  ownView,
  person,
  required,
  text,
  whole,
  yesNo,
} from './forms';
import { form, outcome, quiet, target, tell } from './steps';

const AGREEMENT = ['YES', 'NO', 'PARTLY'] as const;
export const GOAL_STATES = ['ACTIVE', 'MET', 'PARTLY', 'DROPPED'] as const;

export const goalFields: readonly Field[] = [
  identifier('id', { required: true, made: true }),
  text('text', 'SOC', 300, required),
  whole('domain', 'SOC', 1, 8, required),
  code('owner', 'SOC', ['YOUNG_PERSON', 'PARENT', 'FAMILY'], required),
  code('responsibleDiscipline', 'OP', DISCIPLINE_CODES, required),
  date('targetDate', 'SOC', required),
  whole('attainment', 'SOC', -2, 2),
  code('status', 'SOC', GOAL_STATES),
];

const confirmed = outcomeIn('CONFIRMED', 'CONFIRMED_WITH_DIFFERING_VIEWS');

const fields: readonly Field[] = [
  list('goals', 'SOC', goalFields, { requiredWhen: confirmed, max: 6 }),
  ...ownView('childView', confirmed),
  guardianViews,
  text('differingViews', 'SOC', 1000, { requiredWhen: { outcome: 'CONFIRMED_WITH_DIFFERING_VIEWS' } }),
  interpreterUse('interpreterUsed', 'SOC', { requiredWhen: confirmed }),
  language('givenToFamilyInLanguage'),
  date('givenToFamilyOn', 'SOC', {
    notFuture: true,
    aliases: ['givenToFamilyDate', 'givenToFamilyAt'],
    requiredWhen: { field: 'givenToFamilyInLanguage', present: true },
  }),
  list('confirmedByFamily', 'SOC', [person('person', required), code('confirmed', 'SOC', AGREEMENT, required)], {
    requiredWhen: confirmed,
    max: 6,
    keyedBy: 'person',
    shorthand: 'confirmed',
  }),
  whole('estimatedDurationMonths', 'SOC', 1, 12, { requiredWhen: confirmed, fact: 'estimatedDurationMonths' }),
  code('fgcOffer', 'SOC', ['NOW', 'LATER', 'NO'], { fact: 'fgcOffer' }),
  text('reason', 'SOC', 500, { outcomes: ['FAMILY_WITHDREW'] }),
];

const startService: readonly Effect[] = [
  { do: 'STATUS', to: 'IN_SERVICE' },
  { do: 'APPLY', rule: 'planConfirmed' },
  { do: 'FULFIL', steps: ['P6_FIRST_FAMILY_MEETING'] },
  { do: 'APPLY', rule: 'startParts' },
  { do: 'APPLY', rule: 'openNextReview' },
  { do: 'OPEN', step: 'P6_RSW_CONFIRM' },
  offerConference,
  { do: 'OPEN', step: 'P6_GIVE_PLAN', when: { field: 'givenToFamilyInLanguage', present: false } },
  tell('RSW'),
];
const planChecks = ['goalOwners', 'goalDates', 'goalDisciplines'] as const;

/** A change of plan is confirmed by the responsible social worker like the first plan. */
export const planChanged: readonly Effect[] = [
  { do: 'SET', fact: 'planVersion', add: 1 },
  { do: 'OPEN', step: 'P6_RSW_CONFIRM' },
  { do: 'OPEN', step: 'P6_GIVE_PLAN' },
];

export const planSteps: readonly Step[] = [
  target('P6_FIRST_FAMILY_MEETING', { section: 'PLAN', ...quiet }),
  form('P6_PLAN', {
    section: 'PLAN',
    fields,
    outcomes: [
      outcome('CONFIRMED', startService, planChecks),
      outcome('CONFIRMED_WITH_DIFFERING_VIEWS', startService, planChecks),
      outcome('FAMILY_WITHDREW', [
        { do: 'CANCEL', steps: ['P6_FIRST_FAMILY_MEETING'] },
        { do: 'APPLY', rule: 'familyWithdrew' },
      ]),
      outcome(
        'NOT_REACHED',
        [{ do: 'CANCEL', steps: ['P6_FIRST_FAMILY_MEETING'] }, { do: 'OPEN', step: 'P3B_NO_CONTACT_RSW' }, tell('RSW')],
        ['threeAttempts'],
      ),
    ],
  }),
  form('P6_RSW_CONFIRM', {
    section: 'PLAN',
    fields: [
      yesNo('fitsClientPlan', 'SOC', { outcomes: ['CONFIRMED'] }),
      text('reason', 'SOC', 500, { outcomes: ['CHANGES_NEEDED'], required: true }),
    ],
    outcomes: [
      outcome('CONFIRMED', [
        { do: 'SET', fact: 'rswConfirmedPlanOn', from: 'TODAY' },
        { do: 'NOTIFY', notice: 'STEP_DONE', to: ['LEAD'] },
      ]),
      outcome('CHANGES_NEEDED', [{ do: 'OPEN', step: 'P6_PLAN_REVISE' }]),
    ],
  }),
  form('P6_PLAN_REVISE', {
    section: 'PLAN',
    fields: [list('goals', 'SOC', goalFields, { required: true, min: 1, max: 6 }), text('note', 'SOC', 500)],
    outcomes: [outcome('REVISED', planChanged, planChecks)],
  }),
  form('P6_GIVE_PLAN', {
    section: 'PLAN',
    fields: [
      language('givenToFamilyInLanguage', required),
      date('givenToFamilyOn', 'SOC', {
        required: true,
        notFuture: true,
        aliases: ['givenToFamilyDate', 'givenToFamilyAt'],
      }),
    ],
    outcomes: [outcome('GIVEN', [{ do: 'SET', fact: 'planGivenOn', from: { field: 'givenToFamilyOn' } }])],
  }),
];
