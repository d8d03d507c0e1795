/** P3 Language and consent, side by side: how the family is reached is settled before anybody reaches out. */
import type { Effect, Field, Step } from '../model';
import {
  CHANNELS,
  CONSENT_STATES,
  code,
  date,
  interpreterNeed,
  language,
  list,
  outcomeIn,
  ownView,
  person,
  reference,
  required,
  text,
  time,
  user,
  yesNo,
} from './forms';
import { only, startAssessment } from './passages';
import { form, outcome, poolTold, target, tell } from './steps';

export const CONSENT_ITEMS = [
  'C1_PARTICIPATION',
  'C2_HEALTH_TO_TEAM',
  'C3_SOCIAL_TO_NURSE',
  'C4_SCHOOL',
  'C5_OTHER_HEALTH',
  'C6_PARENT_ADULT_SW',
  'C7_FOLLOW_UP_CONTACT',
  'C8_FEEDBACK',
] as const;
export const INTERPRETER_MODES = ['ON_SITE', 'PHONE', 'VIDEO'] as const;
const SOLVED = ['INTERPRETER_BOOKED_STANDING', 'MULTILINGUAL_WORKER', 'REMOTE_INTERPRETER'] as const;
export const DECLINE_REASONS = [
  'NO_NEED',
  'NO_TRUST',
  'ALREADY_TOO_MANY_SERVICES',
  'LANGUAGE',
  'TIME',
  'CHILD_DECLINED',
  'GUARDIANS_DISAGREE',
  'OTHER',
] as const;

const speaking: readonly Field[] = [
  person('person', required),
  language('languageCode', required),
  text('dialect', 'SOC', 60),
  interpreterNeed(required),
  code('interpreterMode', 'SOC', INTERPRETER_MODES),
  code('interpreterGenderWish', 'SOC', ['NONE', 'FEMALE', 'MALE']),
  text('interpreterExclusions', 'PROT', 200),
  language('writtenLanguage'),
  yesNo('easyLanguage', 'SOC'),
  code('preferredChannel', 'SOC', CHANNELS),
  time('safeToCallFrom', 'PROT', { aliases: ['safeToCall.from'] }),
  time('safeToCallTo', 'PROT', { aliases: ['safeToCall.to'] }),
  yesNo('doNotLeaveMessages', 'PROT'),
];

/** How language is settled: remembered, because a multilingual worker makes interpreters unnecessary. */
const settled: readonly Effect[] = [{ do: 'SET', fact: 'languageSolution', from: 'OUTCOME' }];

const languageSteps: readonly Step[] = [
  form('P3A_LANGUAGE', {
    section: 'LANGUAGE',
    fields: [list('persons', 'SOC', speaking, { required: true, min: 1, max: 5, keyedBy: 'person' })],
    outcomes: [
      ...['NO_INTERPRETER', ...SOLVED].map((name) =>
        outcome(name, [{ do: 'APPLY', rule: 'rememberLanguages' }, ...settled]),
      ),
      outcome('INTERPRETER_NOT_FOUND', [
        { do: 'APPLY', rule: 'rememberLanguages' },
        ...settled,
        { do: 'OPEN', step: 'P3A_INTERPRETER' },
      ]),
    ],
  }),
  form('P3A_INTERPRETER', {
    section: 'LANGUAGE',
    fields: [text('note', 'OP', 500)],
    outcomes: SOLVED.map((name) => outcome(name, [...settled, tell('COORD')])),
    ...poolTold('TL'),
  }),
];

/** Who was not asked has answered nothing, in no role. */
const answered = { field: 'state', in: ['GIVEN', 'REFUSED'] } as const;

export const consentRow: readonly Field[] = [
  code('item', 'SOC', CONSENT_ITEMS, { required: true, aliases: ['code'] }),
  person('person', required),
  code('state', 'SOC', CONSENT_STATES, { required: true, aliases: ['value', 'status'] }),
  person('givenBy'),
  code('givenByRole', 'SOC', ['CHILD', 'GUARDIAN', 'PARENT', 'REPRESENTATIVE'], { requiredWhen: answered }),
  code('method', 'SOC', ['ORAL_WITH_INTERPRETER', 'WRITTEN', 'E_SIGNED'], {
    requiredWhen: { field: 'state', is: 'GIVEN' },
  }),
  language('languageCode', { requiredWhen: { field: 'state', is: 'GIVEN' } }),
  yesNo('interpreterUsed', 'SOC'),
  reference('informedMaterialVersion', 'OP'),
  date('givenAt', 'SOC', { notFuture: true, requiredWhen: { field: 'state', is: 'GIVEN' } }),
  date('validUntil', 'SOC'),
  date('withdrawnAt', 'SOC', { notFuture: true }),
  user('recordedBy'),
];

const agreed = outcomeIn('CONSENTED', 'PARTIAL');

const consentFields: readonly Field[] = [
  list('consents', 'SOC', consentRow, { requiredWhen: agreed, max: 60 }),
  // Twelve and older sign for themselves; of a younger child the view is written down.
  ...ownView('childView', { all: [agreed, { rule: 'childUnderTwelve' }] }),
  code('otherGuardianInformed', 'SOC', ['INFORMED', 'NOT_POSSIBLE', 'NO_OTHER_GUARDIAN'], {
    requiredWhen: { all: [agreed, { rule: 'severalLegalGuardians' }] },
  }),
  code('declineReason', 'SOC', DECLINE_REASONS, { outcomes: ['DECLINED'], required: true, fact: 'declineReason' }),
  text('note', 'SOC', 500),
];

const afterConsent: readonly Effect[] = [
  { do: 'APPLY', rule: 'rememberConsents' },
  tell('RSW'),
  { do: 'FULFIL', steps: ['P3B_FIRST_ATTEMPT'] },
  // One guardian's no does not end the matter, but the case waits for the responsible social worker.
  { do: 'OPEN', step: 'P3B_GUARDIANS_DISAGREE', when: { rule: 'guardiansDisagree' } },
  ...only({ not: { open: 'P3B_GUARDIANS_DISAGREE' } }, startAssessment),
];

const askAgain: readonly Effect[] = [
  tell('COORD'),
  { do: 'OPEN', step: 'P3B_FIRST_ATTEMPT' },
  { do: 'OPEN', step: 'P3B_CONSENT' },
];

const planning = { status: 'PLANNING' } as const;

export const consentSteps: readonly Step[] = [
  ...languageSteps,
  target('P3B_FIRST_ATTEMPT', { section: 'CONSENTS' }),
  form('P3B_CONSENT', {
    section: 'CONSENTS',
    fields: consentFields,
    checks: ['languageFirst'],
    outcomes: [
      outcome('CONSENTED', afterConsent, ['consentToTakePart']),
      outcome('PARTIAL', afterConsent, ['consentToTakePart']),
      outcome('DECLINED', [tell('RSW'), { do: 'END', reason: 'FAMILY_DECLINED' }], ['protectionChecked']),
      outcome(
        'NO_CONTACT',
        [{ do: 'CANCEL', steps: ['P3B_FIRST_ATTEMPT'] }, { do: 'OPEN', step: 'P3B_NO_CONTACT_RSW' }, tell('RSW')],
        ['threeAttempts'],
      ),
    ],
  }),
  form('P3B_GUARDIANS_DISAGREE', {
    section: 'CONSENTS',
    fields: [text('note', 'SOC', 500)],
    outcomes: [
      outcome('PROCEED', startAssessment),
      outcome('ASK_AGAIN', askAgain),
      outcome(
        'CLOSE',
        [
          { do: 'SET', fact: 'declineReason', value: 'GUARDIANS_DISAGREE' },
          { do: 'END', reason: 'FAMILY_DECLINED' },
        ],
        ['protectionChecked'],
      ),
    ],
  }),
  // The same question in both phases: the family is not reached, what does the responsible social worker do?
  form('P3B_NO_CONTACT_RSW', {
    section: 'CONSENTS',
    fields: [text('note', 'SOC', 500)],
    outcomes: [
      outcome(
        'RSW_MEETS_FAMILY',
        [
          { do: 'APPLY', rule: 'countRestart' },
          { do: 'OPEN', step: 'P6_FIRST_FAMILY_MEETING', when: planning },
          { do: 'OPEN', step: 'P6_PLAN', when: planning },
          ...askAgain.map((effect) => ({ ...effect, when: { not: planning } })),
        ],
        ['restartOnce'],
      ),
      outcome('CLOSE', [{ do: 'END', reason: 'NO_CONTACT' }], ['protectionChecked']),
    ],
  }),
];
