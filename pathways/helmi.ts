/** The Helmi service's pathway P1–P10 (domain.md §2): the whole of it as data, put together from its phases. */
import { DISCIPLINE_CODES } from './disciplines';
import { adulthoodSteps, ageTimers } from './helmi/adulthood';
import { assessmentSteps } from './helmi/assessment';
import { helmiClocks } from './helmi/clocks';
import { closingSteps, SERVICE_CLOSE_REASONS } from './helmi/closing';
import { conferenceSteps } from './helmi/conference';
import { consentSteps } from './helmi/consent';
import { helmiEntries } from './helmi/entries';
import { helmiEvents } from './helmi/events';
import { followUpSteps } from './helmi/follow-up';
import { intakeSteps } from './helmi/intake';
import { moveSteps } from './helmi/move';
import { pauseSteps } from './helmi/pause';
import { placementSteps } from './helmi/placement';
import { planSteps } from './helmi/plan';
import { reReferralSteps } from './helmi/re-referral';
import { intake, referralSteps } from './helmi/referral';
import { reviewSteps } from './helmi/review';
import { rswChangeSteps } from './helmi/rsw-change';
import { helmiRules } from './helmi/rules/index';
import { screeningSteps } from './helmi/screening';
import { serviceSteps } from './helmi/service';
import { waitlistSteps } from './helmi/waitlist';
import { withdrawalSteps } from './helmi/withdrawal';
import type { Pathway, PathwayBook, PathwayStatus } from './model';
import { ROLE_CODES } from './roles';
import { SLA_CHAINS, SLA_LIMITS, SLA_REMINDERS } from './sla';

const open = (code: string): PathwayStatus => ({ code, kind: 'OPEN', inWork: true });

const definition: Pathway = {
  id: 'helmi',
  version: '2026.1',
  workflowType: 'helmiPathway',
  workflowIdPrefix: 'helmi-case-',
  referencePrefix: 'HELMI',
  overlays: [{ code: 'EMERGENCY', freezes: true }],
  statuses: [
    { code: 'DRAFT', kind: 'DRAFT', inWork: false },
    open('SCREENING'),
    { ...open('RETURNED'), aside: true },
    { ...open('WAITLISTED'), aside: true },
    open('CONSENT'),
    open('ASSESSMENT'),
    open('INTAKE'),
    open('PLANNING'),
    open('IN_SERVICE'),
    open('CLOSING'),
    // A family may be referred again while its follow-up still runs.
    { code: 'FOLLOW_UP', kind: 'OPEN', inWork: false },
    { code: 'CLOSED', kind: 'ENDED', inWork: false },
  ],
  roles: ROLE_CODES,
  disciplines: DISCIPLINE_CODES,
  intake,
  steps: [
    ...referralSteps,
    ...screeningSteps,
    ...waitlistSteps,
    ...consentSteps,
    ...assessmentSteps,
    ...intakeSteps,
    ...planSteps,
    ...serviceSteps,
    ...reviewSteps,
    ...closingSteps,
    ...followUpSteps,
    ...pauseSteps,
    ...reReferralSteps,
    ...moveSteps,
    ...rswChangeSteps,
    ...adulthoodSteps,
    ...withdrawalSteps,
    ...placementSteps,
    ...conferenceSteps,
  ],
  entries: helmiEntries,
  events: helmiEvents,
  clocks: helmiClocks,
  timers: ageTimers,
  chains: SLA_CHAINS,
  reminders: SLA_REMINDERS,
  limits: SLA_LIMITS,
  overdueReasons: [
    'FAMILY_NOT_REACHED',
    'FAMILY_CANCELLED',
    'INTERPRETER_UNAVAILABLE',
    'WORKER_ABSENCE',
    'WORKLOAD',
    'WAITING_OTHER_AUTHORITY',
    'WAITING_CONSENT',
    'HOLIDAY_PERIOD',
    'OTHER',
  ],
  closeReasons: [
    ...SERVICE_CLOSE_REASONS,
    'FAMILY_DECLINED',
    'INELIGIBLE',
    'REFUSED_BY_DECISION',
    'REDIRECTED_URGENT',
    'DECEASED',
    'DUPLICATE',
    'ENTERED_IN_ERROR',
    // A draft is not a matter: these two close no case of a client.
    'DRAFT_DISCARDED',
    'DRAFT_PURGED',
  ],
};

export const helmi: PathwayBook = { definition, rules: helmiRules };
