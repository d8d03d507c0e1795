/** What several outcomes do alike: the passages from one phase into the next. */
import type { Condition, Effect } from '../model';
import { SOCIAL_EMERGENCY_NUMBER } from '../sla';

export const startConsent: readonly Effect[] = [
  { do: 'STATUS', to: 'CONSENT' },
  { do: 'SET', fact: 'acceptedOn', from: 'TODAY' },
  { do: 'OPEN', step: 'P3A_LANGUAGE' },
  { do: 'OPEN', step: 'P3B_FIRST_ATTEMPT' },
  { do: 'OPEN', step: 'P3B_CONSENT' },
  { do: 'APPLY', rule: 'planTransition' },
  { do: 'NOTIFY', notice: 'N3', to: ['RSW', 'CREATOR', 'TL'] },
];

/** The same, decided by somebody else than the coordinators: it is their turn, so they hear of it. */
export const startConsentForCoordinators: readonly Effect[] = [
  ...startConsent,
  { do: 'NOTIFY', notice: 'N3', to: ['COORD'] },
];

/** The effects under one more condition beside those they have. */
export const only = (when: Condition, effects: readonly Effect[]): readonly Effect[] =>
  effects.map((effect) => ({ ...effect, when: effect.when ? { all: [when, effect.when] } : when }));

/** The team leader let a family that came back soon do without a second whole assessment (X7). */
const fastReentry = { fact: 'fastReentry', is: true } as const;

export const startAssessment: readonly Effect[] = [
  { do: 'STATUS', to: 'ASSESSMENT' },
  { do: 'SET', fact: 'consentedOn', from: 'TODAY' },
  { do: 'FULFIL', steps: ['P3B_FIRST_ATTEMPT'] },
  { do: 'OPEN', step: 'P4_ALLOCATE' },
  { do: 'OPEN', step: 'P4_OFFER_APPOINTMENT', when: { not: fastReentry } },
  { do: 'OPEN', step: 'P4_ASSESSMENT', when: { not: fastReentry } },
  { do: 'OPEN', step: 'X7_FAST_REENTRY_NURSE', when: fastReentry },
  // Who came of an own age while the consents were asked is asked too.
  { do: 'APPLY', rule: 'askOwnConsents' },
];

/** From the nurse to the team: the meeting must come, at the ordinary or the urgent pace. */
export function startIntake(step: 'P5_INTAKE' | 'P5_INTAKE_URGENT'): readonly Effect[] {
  return [
    { do: 'STATUS', to: 'INTAKE' },
    { do: 'SET', fact: 'assessmentOutcome', from: 'OUTCOME' },
    { do: 'CANCEL', steps: ['P4_ALLOCATE', 'P4_OFFER_APPOINTMENT', 'X7_FAST_REENTRY'] },
    { do: 'OPEN', step },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW'] },
  ];
}

/** A closing ends what still stood still: it must not rest with nobody asked. The law's clock of a placement runs on. */
export const goOn: readonly Effect[] = [{ do: 'RESUME' }, { do: 'OVERLAY', code: 'EMERGENCY', action: 'END' }];

/** The closing begins: nothing of the running service is asked for any more. */
export const startClosing: readonly Effect[] = [
  ...goOn,
  { do: 'CANCEL', steps: 'ALL' },
  { do: 'STATUS', to: 'CLOSING' },
  { do: 'SET', fact: 'closingDecidedOn', from: 'TODAY' },
  { do: 'OPEN', step: 'P9_CLOSING_MEETING' },
  { do: 'OPEN', step: 'P9_CLOSING' },
  { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM', 'TL'] },
];

/** The closing of a family that is no longer there to be met. */
export const startShortClosing: readonly Effect[] = [
  ...goOn,
  { do: 'CANCEL', steps: 'ALL' },
  { do: 'CANCEL', steps: ['X5_OWN_CONSENTS', 'X6_TALK', 'X6_GUARDIANS_DISAGREE'] },
  { do: 'STATUS', to: 'CLOSING' },
  { do: 'SET', fact: 'closingDecidedOn', from: 'TODAY' },
  { do: 'OPEN', step: 'P9_SHORT' },
  { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM', 'TL'] },
];

/** Somebody may be in danger now: told at any hour, without content. */
export const urgent = (...to: readonly string[]): Effect => ({ do: 'NOTIFY', notice: 'N11', to, urgent: true });

/** The written decision on the service meets its limit (SHL 1301/2014 45 §). */
export const decisionMade: Effect = {
  do: 'CLOCK',
  clock: 'ST_3M_SERVICE',
  action: 'MET',
  when: { field: 'writtenDecision', is: 'YES' },
};

/** When the offices are closed the answer says whom to call; nothing of the client leaves with it (domain.md X9, H17). */
export const callOutsideOfficeHours: Effect = {
  do: 'ADVISE',
  advice: 'SOCIAL_EMERGENCY',
  params: { number: SOCIAL_EMERGENCY_NUMBER },
  when: { rule: 'officesClosed' },
};
