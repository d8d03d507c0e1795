/** P2 Screening: the coordinator checks the criteria; every negative ending passes the responsible social worker. */
import type { Effect, Field, Outcome, Step } from '../model';
import { SLA_LIMITS } from '../sla';
import { familyToldFields } from './family-told';
import { code, codes, group, outcomeIn, required, text, user } from './forms';
import { decisionMade, startConsent, startConsentForCoordinators, urgent } from './passages';
import { form, outcome, poolTold, target, tell } from './steps';

const CRITERIA = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'] as const;
export const ALTERNATIVES = [
  'FAMILY_WORK',
  'SCHOOL_WELFARE',
  'YOUTH_STATION',
  'YOUTH_PSYCHIATRY',
  'FAMILY_COUNSELLING',
  'INTEGRATION_SERVICES',
  'OTHER_COUNTY',
  'OTHER',
] as const;

const soonAdult = { all: [{ outcome: 'ACCEPT' }, { rule: 'turningEighteenSoon' }] } as const;

const fields: readonly Field[] = [
  group(
    'criteria',
    'SOC',
    CRITERIA.map((name) => code(name, 'SOC', ['YES', 'NO', 'UNCLEAR'], required)),
    { requiredWhen: outcomeIn('ACCEPT', 'WAITLIST', 'INELIGIBLE') },
  ),
  text('questions', 'SOC', 500, { outcomes: ['RETURN_FOR_INFO'], required: true }),
  codes('reasonCode', 'SOC', CRITERIA, { outcomes: ['INELIGIBLE'], required: true, min: 1 }),
  codes('alternatives', 'SOC', ALTERNATIVES, { outcomes: ['INELIGIBLE'], required: true, min: 1 }),
  text('tlComment', 'SOC', 500, { requiredWhen: soonAdult }),
  user('tlCommentBy', { role: 'TL', requiredWhen: soonAdult }),
  text('note', 'SOC', 500),
];

const accept = outcome('ACCEPT', startConsent, ['criteriaMet', 'ageWindow', 'turningEighteenComment']);

const waitlist = outcome(
  'WAITLIST',
  [
    { do: 'STATUS', to: 'WAITLISTED' },
    { do: 'SET', fact: 'waitlistedOn', from: 'TODAY' },
    { do: 'OPEN', step: 'P2_WAITLIST_DECISION', when: { rule: 'waitlistForced' } },
    { do: 'OPEN', step: 'P2_WAITLIST_REVIEW', when: { not: { rule: 'waitlistForced' } } },
    { do: 'NOTIFY', notice: 'N5', to: ['RSW', 'CREATOR', 'TL'] },
  ],
  ['criteriaMet', 'ageWindow'],
);

const ineligible = outcome(
  'INELIGIBLE',
  [
    { do: 'SET', fact: 'ineligibleReasons', from: { field: 'reasonCode' } },
    { do: 'OPEN', step: 'P2_INELIGIBLE_RSW' },
    { do: 'NOTIFY', notice: 'N4', to: ['RSW', 'CREATOR'] },
  ],
  ['ineligibleReasons'],
);

const redirect = outcome('REDIRECT_URGENT', [urgent('RSW', 'TL'), { do: 'END', reason: 'REDIRECTED_URGENT' }]);

/** While the referral is returned the screening's clock stands still; it goes on with the days that were left. */
const returned: readonly Effect[] = [
  { do: 'APPLY', rule: 'keepScreeningDays' },
  { do: 'SET', fact: 'returns', add: 1 },
  { do: 'STATUS', to: 'RETURNED' },
  { do: 'OPEN', step: 'P2_RSW_REPLY' },
  { do: 'NOTIFY', notice: 'N2', to: ['RSW', 'CREATOR'] },
];

const toTeamLeader = outcome('TL_DECIDES', [{ do: 'OPEN', step: 'P2_TL_DECISION' }, tell('RSW')], ['afterTwoReturns']);

const screeningOutcomes: readonly Outcome[] = [
  accept,
  outcome('RETURN_FOR_INFO', returned, ['returnLimit']),
  { ...waitlist, checks: ['returnLimit', ...(waitlist.checks ?? [])] },
  { ...ineligible, checks: ['returnLimit', ...(ineligible.checks ?? [])] },
  redirect,
  toTeamLeader,
];

const hard = SLA_LIMITS.screeningHardWd;
const screening = { fields, outcomes: screeningOutcomes, section: 'SCREENING' } as const;

const normal = form('P2_SCREENING', {
  ...screening,
  // Both levels at the seventh working day: the rhythm of the law's own first limit (LsL 417/2007 26 §).
  levelsAtWd: [
    { level: 2, afterOpenWd: hard },
    { level: 3, afterOpenWd: hard },
  ],
});

export const screeningSteps: readonly Step[] = [
  { ...normal, due: { ...normal.due, rule: 'screeningDue' } },
  form('P2_SCREENING_ACUTE', screening),
  // Closed by the referral coming back (`onResubmit`), not by a form of its own; a whole step, so the full chain.
  target('P2_RSW_REPLY', { maxLevel: 4, section: 'REFERRAL' }),
  form('P2_TL_DECISION', {
    section: 'SCREENING',
    fields,
    outcomes: [{ ...accept, effects: startConsentForCoordinators }, waitlist, ineligible, redirect],
    ...poolTold('TL'),
  }),
  form('P2_INELIGIBLE_RSW', {
    section: 'SCREENING',
    fields: familyToldFields,
    outcomes: [outcome('FAMILY_TOLD', [decisionMade, { do: 'END', reason: 'INELIGIBLE' }], ['protectionChecked'])],
  }),
];
