/** P9 Closing: the lead worker proposes, the responsible social worker confirms; never the same hands. */
import type { Effect, Field, Step } from '../model';
import {
  CONSENT_STATES,
  code,
  DECISION_ANSWERS,
  date,
  list,
  ownSituation,
  ownView,
  PLACEMENTS,
  reference,
  required,
  situation,
  text,
  yesNo,
} from './forms';
import { attainmentFields } from './review';
import { form, outcome, quiet, target, tell } from './steps';

/** Reasons with which a service that has begun may be closed. */
export const SERVICE_CLOSE_REASONS = [
  'GOALS_MET',
  'GOALS_PARTLY_MET_NEED_ENDED',
  'PLANNED_END_NO_CHANGE',
  'FAMILY_WITHDREW',
  'NO_CONTACT',
  'MOVED_AWAY',
  'TURNED_18',
  'SUBSTITUTE_CARE',
  'TRANSFERRED_OTHER_SERVICE',
] as const;

const handover: readonly Field[] = [
  text('service', 'SOC', 120, required),
  text('contact', 'ID', 120, required),
  date('acceptedOn', 'SOC', { notFuture: true }),
];

const facts: readonly Field[] = [
  situation('hsaClosingTeam', 'SOC', { required: true, aliases: ['hsaTeam'], overallFact: 'hsaClosingOverall' }),
  code('childWelfareClientAtClose', 'SOC', DECISION_ANSWERS, { required: true, fact: 'childWelfareClientAtClose' }),
  code('placementDuringService', 'SOC', PLACEMENTS, { required: true, fact: 'placementDuringService' }),
  text('handOverContact', 'SOC', 200, required),
];

const checklist: readonly Field[] = [
  ...facts,
  ...ownSituation('SOC'),
  ...ownView('childView'),
  list('goalAttainment', 'SOC', attainmentFields, { required: true, min: 1, max: 6 }),
  reference('recordRef', 'SOC', required),
  text('whatContinues', 'SOC', 1000, required),
  list('handovers', 'SOC', handover, { max: 10 }),
  yesNo('feedbackOffered', 'SOC', { requiredWhen: { rule: 'feedbackConsent' } }),
  code('followUpConsent', 'SOC', CONSENT_STATES, required),
  yesNo('contactDataRefreshed', 'SOC', required),
  yesNo('interpreterBookingsCancelled', 'OP', required),
];

const propose = (form: 'P9_CLOSING' | 'P9_SHORT'): readonly Effect[] => [
  { do: 'SET', fact: 'closeReason', from: 'OUTCOME' },
  { do: 'SET', fact: 'closingForm', value: form },
  { do: 'SET', fact: 'closingProposedBy', from: 'ACTOR' },
  { do: 'APPLY', rule: 'rememberClosing' },
  { do: 'CANCEL', steps: ['P9_CLOSING_MEETING'] },
  { do: 'OPEN', step: 'P9_RSW_CONFIRM' },
];

export const closingSteps: readonly Step[] = [
  target('P9_CLOSING_MEETING', { section: 'CLOSING', ...quiet }),
  form('P9_CLOSING', {
    section: 'CLOSING',
    fields: checklist,
    outcomes: SERVICE_CLOSE_REASONS.map((reason) =>
      outcome(reason, propose('P9_CLOSING'), ['closingChecklist', 'placementFits', 'closingOfCare']),
    ),
  }),
  form('P9_SHORT', {
    section: 'CLOSING',
    fields: facts,
    outcomes: ['FAMILY_WITHDREW', 'NO_CONTACT', 'MOVED_AWAY'].map((reason) =>
      outcome(reason, propose('P9_SHORT'), ['placementFits']),
    ),
  }),
  form('P9_RSW_CONFIRM', {
    section: 'CLOSING',
    notSamePersonAs: 'P9_CLOSING',
    checks: ['twoPersons', 'protectionChecked'],
    fields: [
      text('reason', 'SOC', 500, { requiredWhen: { outcome: 'RETURNED' } }),
      // A conference that runs goes on under the responsible social worker, who says so here.
      yesNo('keepsConference', 'OP', {
        outcomes: ['CONFIRMED'],
        requiredWhen: { all: [{ outcome: 'CONFIRMED' }, { children: 'RUNNING' }] },
        fact: 'keepsConference',
      }),
    ],
    outcomes: [
      outcome(
        'CONFIRMED',
        [tell('RSW', 'TEAM', 'TL'), { do: 'APPLY', rule: 'endService' }, { do: 'APPLY', rule: 'openFollowUp' }],
        ['conferenceKept', 'placementStillFits'],
      ),
      outcome('RETURNED', [
        { do: 'OPEN', step: 'P9_CLOSING', when: { fact: 'closingForm', is: 'P9_CLOSING' } },
        { do: 'OPEN', step: 'P9_SHORT', when: { fact: 'closingForm', is: 'P9_SHORT' } },
      ]),
    ],
  }),
];
