/** The family group conference G1–G8 (domain.md §2.7): the family makes its own plan. Beside a case, or on its own. */
import { agreementSteps } from './conference/agreement';
import { followUpSteps } from './conference/follow-up';
import { conferenceEvents, meetingSteps, quiets } from './conference/meeting';
import { planSteps } from './conference/plan';
import { preparationEntries, preparationSteps } from './conference/preparation';
import { intake } from './conference/request';
import { conferenceRules } from './conference/rules/index';
import type { Pathway, PathwayBook, PathwayStatus } from './model';
import { CONFERENCE_CHAINS, CONFERENCE_LIMITS, SLA_REMINDERS } from './sla';

/** A child may have several conferences: an acute one while an earlier one is followed up. */
const open = (code: string): PathwayStatus => ({ code, kind: 'OPEN', inWork: false });

const definition: Pathway = {
  id: 'familyGroupConference',
  version: '2026.1',
  workflowType: 'familyGroupConference',
  workflowIdPrefix: 'helmi-fgc-',
  referencePrefix: 'LNP',
  statuses: [
    { code: 'DRAFT', kind: 'DRAFT', inWork: false },
    open('REQUESTED'),
    open('AGREED'),
    open('PREPARING'),
    open('SCHEDULED'),
    open('HELD'),
    open('PLAN_APPROVED'),
    open('FOLLOW_UP'),
    { code: 'ENDED', kind: 'ENDED', inWork: false },
  ],
  // Conveners have no common pool: only who was chosen sees the conference.
  roles: ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'MGR'],
  disciplines: [],
  outsiders: ['CONV'],
  quiets,
  intake,
  steps: [...agreementSteps, ...preparationSteps, ...meetingSteps, ...planSteps, ...followUpSteps],
  entries: preparationEntries,
  events: conferenceEvents,
  clocks: [],
  chains: CONFERENCE_CHAINS,
  reminders: SLA_REMINDERS,
  limits: CONFERENCE_LIMITS,
  overdueReasons: [
    'FAMILY_NOT_REACHED',
    'FAMILY_CANCELLED',
    'INTERPRETER_UNAVAILABLE',
    'WORKER_ABSENCE',
    'WORKLOAD',
    'HOLIDAY_PERIOD',
    'OTHER',
  ],
  closeReasons: [
    'DECLINED',
    'NOT_SUITABLE',
    'NOT_ARRANGED',
    'NO_PLAN',
    'NOT_SAFE',
    'FOLLOWED_UP',
    'NEW_FGC',
    'FAMILY_STOPPED',
    'DECEASED',
    'ENTERED_IN_ERROR',
  ],
};

export const familyGroupConference: PathwayBook = { definition, rules: conferenceRules };
