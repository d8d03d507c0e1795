/** X6 Withdrawal: of the whole, of one discipline, of one consent. Nobody's fault, effective at once where it can be. */
import { DISCIPLINE_CODES } from '../disciplines';
import type { AnytimeEvent, Field, Step } from '../model';
import { CONSENT_ITEMS, consentRow, DECLINE_REASONS } from './consent';
import { absent, code, list, person, required, text } from './forms';
import { form, outcome, tell } from './steps';

const OPEN = [
  'SCREENING',
  'RETURNED',
  'WAITLISTED',
  'CONSENT',
  'ASSESSMENT',
  'INTAKE',
  'PLANNING',
  'IN_SERVICE',
  'CLOSING',
  'FOLLOW_UP',
] as const;

/** `C2` for the item that begins so. */
const SHORT = Object.fromEntries(CONSENT_ITEMS.map((item) => [item.slice(0, 2), item]));
const what = (is: string) => ({ field: 'what', is });

const withdrawal: AnytimeEvent = {
  code: 'WITHDRAWAL',
  section: 'CONSENTS',
  statuses: OPEN,
  fields: [
    code('whose', 'SOC', ['CHILD', 'GUARDIAN', 'BOTH'], required),
    // Which guardian, where there are several.
    person('person'),
    code('what', 'SOC', ['WHOLE_SERVICE', 'ONE_DISCIPLINE', 'CONSENT'], required),
    code('discipline', 'SOC', DISCIPLINE_CODES, { requiredWhen: what('ONE_DISCIPLINE') }),
    code('consent', 'SOC', CONSENT_ITEMS, {
      requiredWhen: what('CONSENT'),
      aliases: ['item', 'consentItem'],
      spellings: SHORT,
    }),
    code('reasonCode', 'SOC', DECLINE_REASONS, { requiredWhen: absent('reason') }),
    text('reason', 'SOC', 500),
    code('talkWith', 'SOC', ['OWN_WORKER', 'OTHER_WORKER', 'RSW']),
  ],
  checks: ['withdrawalFits'],
  effects: [{ do: 'APPLY', rule: 'withdrawn' }],
};

const STATES = ['GIVEN', 'REFUSED', 'WITHDRAWN'] as const;
const changeRow: readonly Field[] = consentRow.map((field) =>
  field.name === 'state' ? { ...field, options: STATES } : field,
);

/** One answer may be sent as it is, without a list around it. */
const single: readonly Field[] = changeRow.map((field) => {
  const { required: wanted, requiredWhen, ...rest } = field;
  const when = wanted ? absent('consents') : requiredWhen && { all: [absent('consents'), requiredWhen] };
  return { ...rest, ...(when ? { requiredWhen: when } : {}) };
});

const consentChange: AnytimeEvent = {
  code: 'CONSENT_CHANGE',
  section: 'CONSENTS',
  statuses: ['CONSENT', 'ASSESSMENT', 'INTAKE', 'PLANNING', 'IN_SERVICE', 'CLOSING', 'FOLLOW_UP'],
  fields: [list('consents', 'SOC', changeRow, { max: 60 }), ...single],
  checks: ['languageFirst', 'consentChangeFits'],
  effects: [{ do: 'APPLY', rule: 'consentChanged' }],
};

export const withdrawalEvents: readonly AnytimeEvent[] = [withdrawal, consentChange];

const runs = { section: 'CONSENTS', runsInPause: true, outlivesPhase: true } as const;

export const withdrawalSteps: readonly Step[] = [
  form('X6_TALK', {
    ...runs,
    fields: [text('note', 'SOC', 500)],
    outcomes: ['STAYS', 'WITHDRAWS'].map((name) => outcome(name, [{ do: 'APPLY', rule: 'talkHeld' }])),
  }),
  form('X6_GUARDIANS_DISAGREE', {
    ...runs,
    fields: [text('note', 'SOC', 500)],
    outcomes: [
      outcome('PROCEED', [{ do: 'SET', fact: 'withdrawal', value: null }, tell('TEAM')]),
      outcome('WITHDRAWS', [{ do: 'APPLY', rule: 'familyWithdrew' }]),
    ],
  }),
  // Withdrawing is nobody's fault, but the responsible social worker must look at the child's safety before it closes.
  form('X6_PROTECTION_CHECK', {
    section: 'CLOSING',
    outcomeClass: 'PROT',
    runsInPause: true,
    outlivesPhase: true,
    fields: [text('assessment', 'PROT', 1000, required)],
    outcomes: ['NO_NEED_OF_PROTECTION', 'NEED_OF_PROTECTION'].map((name) =>
      outcome(name, [{ do: 'APPLY', rule: 'afterProtectionCheck' }]),
    ),
  }),
];
