/** The service's own deadlines, chains and limits: defaults that the City may change without code. */
import type { CalendarId, DueSpec, DueUnit, Roll } from './calendar';
import type { ChainRung, Role } from './model';

/** Who does a step, by when, and which chain speaks up if not. */
export interface SlaStep {
  readonly role: Role;
  readonly due: DueSpec;
  readonly chain: string;
}

const SERVICE: CalendarId = 'FI_SERVICE';

function step(role: Role, length: number, unit: DueUnit, chain: string, roll?: Roll): SlaStep {
  return { role, due: { length, unit, calendar: SERVICE, ...(roll ? { roll } : {}) }, chain };
}
const wd = (role: Role, length: number, chain = 'NORMAL') => step(role, length, 'WD', chain);
const days = (role: Role, length: number, chain = 'NORMAL') => step(role, length, 'CAL_DAYS', chain);
const months = (role: Role, length: number, roll: Roll) => step(role, length, 'MONTHS', 'NORMAL', roll);

/** Deadlines per step (domain.md §2.5; where it names a task without a number, the note says which was taken). */
export const SLA_STEPS = {
  P1_DRAFT_REMINDER: wd('RSW', 5, 'DRAFT'),
  P1_DRAFT_PURGE: days('RSW', 30, 'DRAFT'),
  P2_SCREENING: wd('COORD', 5),
  P2_SCREENING_ACUTE: wd('COORD', 1, 'FAST'),
  P2_RSW_REPLY: wd('RSW', 5),
  // No number in the service's description: short, because the referral has waited through two returns.
  P2_TL_DECISION: wd('TL', 2),
  P2_INELIGIBLE_RSW: wd('RSW', 5),
  P2_WAITLIST_REVIEW: wd('TL', 10),
  // No number either: a week, and never past the last day on which a human choice keeps the law.
  P2_WAITLIST_DECISION: wd('TL', 5),
  P2_ALTERNATIVE_RSW: wd('RSW', 5),
  P2_RSW_DECISION: wd('RSW', 5),
  P3A_LANGUAGE: wd('COORD', 2, 'FAST'),
  P3A_INTERPRETER: wd('TL', 1, 'FAST'),
  P3B_FIRST_ATTEMPT: wd('COORD', 3),
  P3B_CONSENT: wd('COORD', 10),
  P3B_GUARDIANS_DISAGREE: wd('RSW', 5),
  P3B_NO_CONTACT_RSW: wd('RSW', 3),
  P4_ALLOCATE: wd('TL', 1),
  P4_OFFER_APPOINTMENT: wd('NURSE', 5),
  P4_ASSESSMENT: wd('NURSE', 15),
  P5_INTAKE: wd('TL', 5),
  P5_INTAKE_URGENT: wd('TL', 2, 'FAST'),
  P5_DEFER: wd('TL', 5),
  P5_NOT_FOR_HELMI: wd('RSW', 5),
  P6_FIRST_FAMILY_MEETING: wd('LEAD', 10),
  P6_PLAN: wd('LEAD', 15),
  P6_RSW_CONFIRM: wd('RSW', 5),
  // Not named by the service's description: the lead worker's answer to a responsible social worker who can't confirm.
  P6_PLAN_REVISE: wd('LEAD', 5),
  P6_GIVE_PLAN: wd('LEAD', 5),
  P7_FIRST_CONTACT_FAMW: wd('FAMW', 5),
  P7_FIRST_CONTACT_ASW: wd('ASW', 5),
  P7_FIRST_CONTACT_NURSE: wd('NURSE', 10),
  P7_SILENCE_FAMW: wd('FAMW', 10, 'SILENCE_FAMW'),
  P7_SILENCE_ASW: wd('ASW', 15, 'SILENCE_ASW'),
  P7_SILENCE_NURSE: wd('NURSE', 25, 'SILENCE_NURSE'),
  P7_REENGAGE: wd('LEAD', 3),
  P7_HANDOVER: wd('TL', 5),
  P7_ALL_ENDED: wd('LEAD', 10),
  P8_REVIEW: months('LEAD', 3, 'PRECEDING'),
  P8_NOT_HELD: wd('LEAD', 5),
  // No number for the two approvals: as the other decisions that are asked of somebody beside the team.
  P8_TL_APPROVAL: wd('TL', 5),
  P8_MGR_APPROVAL: wd('MGR', 5),
  P9_CLOSING_MEETING: wd('LEAD', 15),
  P9_CLOSING: wd('LEAD', 20),
  P9_SHORT: wd('LEAD', 10),
  P9_RSW_CONFIRM: wd('RSW', 5),
  P10_FOLLOW_UP: months('COORD', 6, 'FOLLOWING'),
  P10_FAMILY: months('COORD', 6, 'FOLLOWING'),
  P10_NEED_HELP: wd('RSW', 1),
  // No number: as the other decisions that are asked of the responsible social worker.
  X1_REQUEST: wd('RSW', 5),
  X2_PAUSE_HALFWAY: days('LEAD', 30),
  X2_PAUSE_END: days('LEAD', 60),
  // A safety hand-over to the county that the family moves to (domain.md §2.4: fast chain).
  X4_HANDOVER: wd('RSW', 10, 'FAST'),
  X4_MOVE_DATE: days('LEAD', 0),
  X4_NEW_UNIT: wd('RSW', 5),
  // Three months before the eighteenth birthday; this is the time that is left where that day has passed.
  X5_TRANSITION_PLAN: wd('LEAD', 10),
  X5_OWN_CONSENTS: wd('LEAD', 5),
  X5_CLOSE: months('LEAD', 3, 'PRECEDING'),
  X6_TALK: wd('LEAD', 5),
  X6_GUARDIANS_DISAGREE: wd('RSW', 5),
  // No number in the service's description: soon, because the first cancelled meeting may be tomorrow's.
  X2_CANCEL_BOOKINGS: wd('LEAD', 2),
  X3_JOINT_MEETING: wd('LEAD', 3, 'FAST'),
  X3_ACUTE_FGC: wd('RSW', 1, 'FAST'),
  X3_DAY20_REVIEW: step('RSW', 20, 'CAL_DAYS', 'FAST', 'PRECEDING'),
  // Counted from the last day of the law's thirty: whoever decides does so by then.
  X3_PLACEMENT_END: step('RSW', 0, 'CAL_DAYS', 'FAST', 'PRECEDING'),
  X3_PARENTS_END: months('LEAD', 3, 'PRECEDING'),
  X6_PROTECTION_CHECK: wd('RSW', 3, 'FAST'),
  // No number: as the team leader's other decision before the family is met.
  X7_FAST_REENTRY: wd('TL', 2),
  X7_FAST_REENTRY_NURSE: wd('NURSE', 5),
  X8_NEW_RSW_ACCEPT: wd('RSW', 3),
  // No number: as long as the one who was asked had.
  X8_NAME_RSW: wd('MGR', 3),
} as const satisfies Readonly<Record<string, SlaStep>>;

export type SlaCode = keyof typeof SLA_STEPS;

/** Deadlines of the family group conference (domain.md §2.7), ordinary pace; the acute ones are among its limits. */
export const CONFERENCE_STEPS = {
  G2_AGREEMENT: wd('RSW', 10, 'FGC'),
  G3_CONVENER: wd('COORD', 5, 'FGC'),
  G4_PREPARATION: step('CONV', 56, 'CAL_DAYS', 'FGC_PREPARATION', 'PRECEDING'),
  // No number in the service's description: as the other decisions that are asked of the responsible social worker.
  G4_EXTENSION: wd('RSW', 5, 'FGC'),
  G4_SUMMARY: wd('WORKER', -10, 'FGC'),
  G5_CONFERENCE: wd('CONV', 5, 'FGC'),
  G6_PLAN: wd('CONV', 3, 'FGC'),
  G6_PLAN_AGAIN: wd('CONV', 10, 'FGC'),
  G7_APPROVAL: wd('RSW', 5, 'FGC'),
  G8_FOLLOW_UP: step('CONV', 3, 'MONTHS', 'FGC', 'FOLLOWING'),
} as const satisfies Readonly<Record<string, SlaStep>>;

export type ConferenceCode = keyof typeof CONFERENCE_STEPS;

/** The conference's numbers that are no deadline of one step, and its acute pace. */
export const CONFERENCE_LIMITS = {
  acuteAgreementWd: 1,
  acuteConvenerWd: 1,
  acutePreparationWd: 3,
  acuteSummaryWd: 1,
  acuteConferenceWd: 5,
  acuteFollowUpMonths: 1,
  preparationTargetDays: 30,
  preparationReminderDays: 28,
  preparationExtendDays: 28,
  familyMeetings: 2,
  signsFromAge: 12,
  // A plan that is written late is still looked at: by the next working day.
  approvalLeastWd: 1,
  planReturns: 1,
  followUpMonths: 3,
  followUpNearWd: 10,
  secondFollowUpMonths: 6,
} as const;

/** Numbers that are no deadline of one step. Lengths in working days (Wd), calendar days (Days) or months (Months). */
export const SLA_LIMITS = {
  draftWarningDays: 20,
  screeningHardWd: 7,
  maxReturns: 2,
  turningSoonMonths: 6,
  waitlistForcedWd: 15,
  waitlistLastWd: 5,
  minAttempts: 3,
  minChannels: 2,
  ownConsentFromAge: 12,
  adultAge: 18,
  transitionBeforeMonths: 6,
  transitionDueBeforeMonths: 3,
  youngestAge: 7,
  minOffers: 3,
  quorumDisciplines: 2,
  difficultFrom: 3,
  goalMaxMonths: 12,
  noShows: 3,
  reviewMonths: 3,
  reviewBookingWd: 15,
  gateMonths: 9,
  managerGateMonths: 12,
  notHeldWd: 5,
  reopenWd: 20,
  followUpMonths: 6,
  followUpOpensBeforeWd: 10,
  followUpEndsAfterWd: 20,
  pauseMaxDays: 60,
  pauseExtendDays: 30,
  fastReentryMonths: 3,
  moveAheadWd: 250,
  reviewAfterPlacementWd: 10,
  parentsMonths: 3,
} as const;

/** When somebody answers in the service's offices, on working days; outside, the social emergency service does. */
export const OFFICE_HOURS = { from: '08:15', until: '16:00' } as const;
export const SOCIAL_EMERGENCY_NUMBER = '0206 96006';

export type LimitName = keyof typeof SLA_LIMITS;

/** The worker hears of the silence at the end of the day on which it is complete, the team leader after the rest of the wait. */
function silence(tlAfterWd: number): readonly ChainRung[] {
  return [
    { level: 1, afterDueWd: 0, at: '16:00', to: ['ASSIGNEE', 'DEPUTY'] },
    { level: 2, afterDueWd: tlAfterWd, to: ['TL'] },
  ];
}

export const SLA_CHAINS: Readonly<Record<string, readonly ChainRung[]>> = {
  NORMAL: [
    { level: 1, afterDueWd: 1, to: ['ASSIGNEE', 'DEPUTY'] },
    { level: 2, afterDueWd: 3, to: ['TL', 'ASSIGNEE'] },
    { level: 3, afterDueWd: 5, to: ['MGR', 'RSW'] },
    { level: 4, afterDueWd: 10, to: ['MGR_DIGEST', 'ADMIN_COUNT'] },
  ],
  FAST: [
    { level: 1, afterDueWd: 0, at: '16:00', to: ['ASSIGNEE', 'DEPUTY'] },
    { level: 2, afterDueWd: 1, to: ['TL'] },
    { level: 3, afterDueWd: 2, to: ['MGR', 'RSW'] },
  ],
  // A draft is not yet a matter: its author is reminded, nobody else hears of it.
  DRAFT: [],
  // Worker at 10, 15, 25 working days without a contact; team leader at 15, 20, 30.
  SILENCE_FAMW: silence(15 - SLA_STEPS.P7_SILENCE_FAMW.due.length),
  SILENCE_ASW: silence(20 - SLA_STEPS.P7_SILENCE_ASW.due.length),
  SILENCE_NURSE: silence(30 - SLA_STEPS.P7_SILENCE_NURSE.due.length),
};

/** The conference climbs by its own people, not by Helmi's team leader. */
export const CONFERENCE_CHAINS: Readonly<Record<string, readonly ChainRung[]>> = {
  FGC: [
    { level: 1, afterDueWd: 1, to: ['ASSIGNEE', 'DEPUTY'] },
    { level: 2, afterDueWd: 3, to: ['RSW'] },
    { level: 3, afterDueWd: 5, to: ['MGR'] },
  ],
  // The end of the preparation is the responsible social worker's decision at once.
  FGC_PREPARATION: [
    { level: 1, afterDueWd: 0, at: '16:00', to: ['ASSIGNEE', 'DEPUTY'] },
    { level: 2, afterDueWd: 0, at: '16:00', to: ['RSW'] },
    { level: 3, afterDueWd: 5, to: ['MGR'] },
  ],
};

/** Reminders before the due date: three days and one day for long steps, one day for short ones. */
export const SLA_REMINDERS = { longFromWd: 8, long: [3, 1], short: [1] } as const;
