/** What can come at any time (domain.md §2.6): a pause, an urgent concern, a part that ends, another worker. */
import { DISCIPLINE_CODES } from '../disciplines';
import type { AnytimeEvent } from '../model';
import { conferenceAsked } from './conference';
import { endingEvents } from './ending';
import { endUnless } from './follow-up';
import { code, date, required, text, user } from './forms';
import { move } from './move';
import { callOutsideOfficeHours, urgent } from './passages';
import { resume, startPause } from './pause';
import { placementEvents } from './placement';
import { reReferred } from './re-referral';
import { PAUSE_REASONS } from './review';
import { rswChange } from './rsw-change';
import { OPEN_STATUSES } from './statuses';
import { withdrawalEvents } from './withdrawal';

const pause: AnytimeEvent = {
  code: 'PAUSE',
  section: 'PAUSE',
  // A six-month follow-up is dated by the closing and doesn't stand still.
  statuses: OPEN_STATUSES,
  fields: [
    code('reason', 'SOC', PAUSE_REASONS, required),
    date('from', 'SOC', required),
    date('plannedUntil', 'SOC', required),
    text('note', 'SOC', 500),
  ],
  checks: ['pauseLimits'],
  effects: startPause('reason', 'from', 'plannedUntil'),
};

const resumed: AnytimeEvent = {
  code: 'RESUME',
  section: 'PAUSE',
  statuses: OPEN_STATUSES,
  fields: [text('note', 'SOC', 500)],
  checks: ['isPaused'],
  effects: resume,
};

/** One tap: the alert carries no content and needs no word. */
const urgentConcern: AnytimeEvent = {
  code: 'URGENT_CONCERN',
  section: 'SAFETY',
  statuses: [...OPEN_STATUSES, 'DRAFT', 'FOLLOW_UP'],
  fields: [text('note', 'PROT', 500)],
  effects: [urgent('RSW', 'TL', 'TEAM', 'MGR'), callOutsideOfficeHours],
};

/** One discipline's part ends, rests or goes on; the case stays in service while one part is active. */
const partChange: AnytimeEvent = {
  code: 'PART_CHANGE',
  section: 'CONTACTS',
  statuses: ['IN_SERVICE'],
  fields: [
    code('discipline', 'OP', DISCIPLINE_CODES, required),
    code('to', 'OP', ['ACTIVE', 'COMPLETED', 'ENDED_BY_FAMILY', 'PAUSED'], required),
    text('reason', 'SOC', 500),
  ],
  checks: ['partChange'],
  effects: [{ do: 'APPLY', rule: 'partChanged' }],
};

const workerChange: AnytimeEvent = {
  code: 'WORKER_CHANGE',
  section: 'CONTACTS',
  statuses: ['PLANNING', 'IN_SERVICE', 'CLOSING'],
  fields: [
    code('discipline', 'OP', DISCIPLINE_CODES, required),
    user('userId', required),
    user('deputyId'),
    text('reason', 'OP', 300),
  ],
  checks: ['workerChange'],
  effects: [{ do: 'APPLY', rule: 'workerChanged' }],
};

/** Within twenty working days of the closing the team leader may take a case back into service. */
const reopen: AnytimeEvent = {
  code: 'REOPEN',
  section: 'CLOSING',
  statuses: ['FOLLOW_UP'],
  fields: [text('reason', 'SOC', 500, required)],
  checks: ['reopenWindow'],
  effects: [
    { do: 'APPLY', rule: 'reopenService' },
    { do: 'APPLY', rule: 'goOnAsAdult' },
  ],
};

export const helmiEvents: readonly AnytimeEvent[] = [
  pause,
  resumed,
  ...placementEvents,
  ...withdrawalEvents,
  urgentConcern,
  partChange,
  workerChange,
  reopen,
  move(OPEN_STATUSES),
  rswChange([...OPEN_STATUSES, 'FOLLOW_UP']),
  conferenceAsked(OPEN_STATUSES),
  reReferred(endUnless('P10_FOLLOW_UP', 'P10_NEED_HELP')),
  ...endingEvents,
];
