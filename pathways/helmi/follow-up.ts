/** P10 Six-month follow-up: the register part is always done, the family part where the family agreed to it (C7). */
import type { Condition, Effect, Field, Step } from '../model';
import { SLA_LIMITS } from '../sla';
import {
  code,
  date,
  group,
  outcomeIn,
  ownSituation,
  PLACEMENTS,
  required,
  situation,
  text,
  whole,
  yesNo,
} from './forms';
import { form, outcome, tell } from './steps';

const UNKNOWN_REASONS = ['MOVED', 'PROTECTED', 'NO_RIGHT', 'TECHNICAL'] as const;
const notAvailable = { is: 'NOT_AVAILABLE' } as const;
/** Of somebody who is adult by then the register says no more than that child welfare had ended by age. */
const stillMinor = { requiredWhen: { not: { field: 'childWelfareClientAt6m', is: 'TURNED_18' } } } as const;

const register: readonly Field[] = [
  // As of the due date, not of the day of looking; TURNED_18 where child welfare had ended by age by then.
  code('childWelfareClientAt6m', 'SOC', ['YES', 'NO', 'NOT_AVAILABLE', 'TURNED_18'], {
    required: true,
    fact: 'childWelfareClientAt6m',
  }),
  code('familySocialWorkClientAt6m', 'SOC', ['YES', 'NO', 'NOT_AVAILABLE'], {
    ...stillMinor,
    fact: 'familySocialWorkClientAt6m',
  }),
  code('placementSinceClose', 'SOC', PLACEMENTS, { ...stillMinor, fact: 'placementSinceClose' }),
  code('newNotificationsSinceClose', 'SOC', ['0', '1', '2_3', '4_PLUS', 'NOT_AVAILABLE'], stillMinor),
  code('notAvailableReason', 'SOC', UNKNOWN_REASONS, {
    requiredWhen: {
      any: [
        { field: 'childWelfareClientAt6m', ...notAvailable },
        { field: 'familySocialWorkClientAt6m', ...notAvailable },
        { field: 'newNotificationsSinceClose', ...notAvailable },
      ],
    },
  }),
  code('source', 'OP', ['RSW', 'RECORD_SYSTEM'], required),
  date('checkedOn', 'OP', { required: true, notFuture: true }),
];

const done = outcomeIn('DONE');
const STATEMENTS = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'] as const;

const family: readonly Field[] = [
  ...ownSituation('SOC', done),
  situation('hsaInterviewer', 'SOC', { requiredWhen: done }),
  group(
    'feedback',
    'SOC',
    [
      ...STATEMENTS.map((name) => whole(name, 'SOC', 1, 5, { aliases: [name.toUpperCase()] })),
      whole('recommend', 'SOC', 0, 10),
    ],
    {
      outcomes: ['DONE'],
    },
  ),
  text('whatHelpsNow', 'SOC', 500, { outcomes: ['DONE'] }),
  yesNo('needForHelp', 'SOC', { requiredWhen: done, outcomes: ['DONE'] }),
  text('note', 'SOC', 500),
];

const help: Condition = { field: 'needForHelp', is: true };

/** The case ends once both parts are resolved and nobody waits for help: never silently. */
export function endUnless(...open: readonly string[]): Effect {
  return {
    do: 'END',
    fromFact: 'closeReason',
    when: { all: open.map((step) => ({ not: { open: step } })) },
  };
}

const familyPart: Effect = { do: 'SET', fact: 'followUpFamily', from: 'OUTCOME' };
const familyResolved: readonly Effect[] = [
  familyPart,
  { do: 'OPEN', step: 'P10_NEED_HELP', when: help },
  endUnless('P10_FOLLOW_UP', 'P10_NEED_HELP'),
];

const windowed = {
  window: {
    opensBeforeWd: SLA_LIMITS.followUpOpensBeforeWd,
    endsAfterWd: SLA_LIMITS.followUpEndsAfterWd,
  },
  remindBeforeWd: [3, 1],
  // Six months ahead there is nothing to do yet: the window's opening is the news (N14).
  opensWith: { notice: 'N6', to: [] },
} as const;

const opening = { key: 'WINDOW_OPENS', beforeDueWd: SLA_LIMITS.followUpOpensBeforeWd, notice: 'N14' } as const;
const ending = { key: 'WINDOW_ENDS', afterDueWd: SLA_LIMITS.followUpEndsAfterWd, notice: 'N14' } as const;
const to = ['COORD', 'LEAD'] as const;

const registerStep = form('P10_FOLLOW_UP', {
  ...windowed,
  section: 'FOLLOW_UP_REGISTER',
  fields: register,
  checks: ['adultByFollowUp'],
  alarms: [
    { ...opening, to },
    { ...ending, to },
  ],
  outcomes: [outcome('DONE', [{ do: 'APPLY', rule: 'rememberRegister' }, endUnless('P10_FAMILY', 'P10_NEED_HELP')])],
});

const familyStep = form('P10_FAMILY', {
  ...windowed,
  section: 'FOLLOW_UP_FAMILY',
  outcomeClass: 'SOC',
  // The opening is told once for both parts; the end also where only this one is left.
  alarms: [{ ...ending, to }],
  fields: family,
  outcomes: [
    outcome('DONE', familyResolved),
    outcome('DECLINED', familyResolved),
    outcome('LOST', familyResolved, ['threeAttempts']),
    outcome('NOT_CONSENTED', familyResolved),
    outcome('NOT_APPROPRIATE', familyResolved),
  ],
});

const sixMonths = { anchor: { fact: 'serviceEndedOn' } } as const;

export const followUpSteps: readonly Step[] = [
  { ...registerStep, due: { ...registerStep.due, ...sixMonths } },
  { ...familyStep, due: { ...familyStep.due, ...sixMonths } },
  form('P10_NEED_HELP', {
    section: 'FOLLOW_UP_FAMILY',
    fields: [text('note', 'SOC', 500)],
    outcomes: ['HELP_ARRANGED', 'NEW_REFERRAL', 'NO_HELP_NEEDED'].map((name) =>
      outcome(name, [tell('COORD'), endUnless('P10_FOLLOW_UP', 'P10_FAMILY')]),
    ),
  }),
];
