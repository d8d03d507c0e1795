/** What is noted outside forms. An entry's `fact` fields stay in the state; notes never do. */
import { DISCIPLINE_CODES, DISCIPLINES } from '../disciplines';
import type { EntryKind } from '../model';
import { CAPACITIES } from './assessment';
import { INTERPRETER_MODES } from './consent';
import {
  AMONG_BOOKINGS,
  AMONG_GOALS,
  AMONG_MEETINGS,
  CHANNELS,
  code,
  codes,
  date,
  identifier,
  interpreterNeed,
  interpreterUse,
  list,
  person,
  reference,
  required,
  text,
  time,
  whole,
  yesNo,
} from './forms';
import { OPEN_STATUSES } from './statuses';

const CONTACT_MODES = ['HOME', 'OUT', 'OFFICE', 'SCHOOL', 'REMOTE', 'PHONE', 'GROUP'] as const;
const PARTICIPANTS = ['CHILD', 'GUARDIAN', 'PARENT', 'SIBLING', 'SCHOOL', 'OTHER_AUTHORITY'] as const;
const ATTENDANCE = ['YES', 'NO_SHOW', 'CANCELLED_BY_FAMILY', 'CANCELLED_BY_US'] as const;
const MEETING_PURPOSES = [
  'INFORMATION',
  'FIRST_FAMILY_MEETING',
  'PLAN',
  'REVIEW',
  'HANDOVER',
  'CLOSING_MEETING',
  'OTHER',
] as const;
/** Other names for the day of something. */
const DAY = ['on', 'at'] as const;
const CONTENT_CODES = DISCIPLINES.flatMap((discipline) => [...discipline.contentCodes]);

const attempt: EntryKind = {
  kind: 'ATTEMPT',
  section: 'ATTEMPTS',
  checks: ['languageFirst'],
  fields: [
    date('date', 'SOC', { required: true, notFuture: true, fact: 'date', aliases: DAY }),
    code('channel', 'SOC', CHANNELS, { required: true, fact: 'channel' }),
    // Who only tried says nothing here.
    yesNo('reached', 'SOC', { fact: 'reached' }),
    interpreterUse('interpreter', 'SOC'),
    text('note', 'SOC', 500),
  ],
  effects: [{ do: 'FULFIL', steps: ['P3B_FIRST_ATTEMPT'] }],
};

const contact: EntryKind = {
  kind: 'CONTACT',
  section: 'CONTACTS',
  statuses: ['IN_SERVICE', 'CLOSING'],
  checks: ['contactFits'],
  fields: [
    date('date', 'SOC', { required: true, notFuture: true, fact: 'date', aliases: DAY }),
    code('discipline', 'OP', DISCIPLINE_CODES, { required: true, fact: 'discipline' }),
    codes('participants', 'SOC', PARTICIPANTS, { required: true, min: 1 }),
    code('mode', 'SOC', CONTACT_MODES, required),
    whole('minutes', 'OP', 5, 480, { requiredWhen: { field: 'attended', is: 'YES' } }),
    codes('contentCodes', 'SOC', CONTENT_CODES, { requiredWhen: { field: 'attended', is: 'YES' } }),
    codes('goalIds', 'OP', [], { max: 6, refersTo: AMONG_GOALS }),
    code('attended', 'SOC', ATTENDANCE, { required: true, fact: 'attended' }),
    interpreterUse('interpreter', 'SOC', { required: true, fact: 'interpreter' }),
    // Judged anew at every event of care by the nurse (703/2023 51 §).
    code('minorCapacity', 'PROT', CAPACITIES, { requiredWhen: { field: 'discipline', is: 'NURSE' } }),
    yesNo('hideHealthFromGuardian', 'PROT', { requiredWhen: { field: 'discipline', is: 'NURSE' } }),
    text('note', 'SOC', 500),
  ],
  effects: [{ do: 'APPLY', rule: 'contactMade' }],
};

const held = (purpose: string) =>
  ({
    all: [
      { field: 'status', is: 'HELD' },
      { field: 'purpose', is: purpose },
    ],
  }) as const;

/** A meeting is one or more entries: planned, confirmed, held; later ones name the first by `meetingId`. */
const meeting: EntryKind = {
  kind: 'MEETING',
  section: 'MEETINGS',
  checks: ['languageFirst', 'interpreterForMeeting'],
  fields: [
    identifier('meetingId', { fact: 'meetingId', refersTo: { ...AMONG_MEETINGS, orNew: true } }),
    code('purpose', 'SOC', MEETING_PURPOSES, { required: true, fact: 'purpose' }),
    date('date', 'SOC', { required: true, fact: 'date', aliases: DAY }),
    time('time', 'SOC'),
    code('status', 'SOC', ['PLANNED', 'CONFIRMED', 'HELD', 'CANCELLED'], { required: true, fact: 'status' }),
    list('participants', 'SOC', [person('person', required), interpreterNeed()], { max: 20, shorthand: 'person' }),
    text('overrideReason', 'SOC', 300),
    text('note', 'SOC', 500),
  ],
  effects: [
    { do: 'FULFIL', steps: ['P6_FIRST_FAMILY_MEETING'], when: held('FIRST_FAMILY_MEETING') },
    { do: 'FULFIL', steps: ['P9_CLOSING_MEETING'], when: held('CLOSING_MEETING') },
    {
      do: 'SET',
      fact: 'interpreterOverrides',
      add: 1,
      when: {
        all: [
          { field: 'overrideReason', present: true },
          { field: 'status', is: 'CONFIRMED' },
        ],
      },
    },
  ],
};

const interpreter = { field: 'purpose', is: 'INTERPRETER' } as const;

/** An interpreter ordered for a meeting, or a time with the nurse offered to the family. */
const booking: EntryKind = {
  kind: 'BOOKING',
  section: 'BOOKINGS',
  checks: ['languageFirst'],
  fields: [
    code('purpose', 'OP', ['INTERPRETER', 'APPOINTMENT'], { required: true, fact: 'purpose' }),
    date('date', 'SOC', { required: true, fact: 'date', aliases: DAY }),
    time('time', 'SOC'),
    identifier('bookingId', { fact: 'bookingId', refersTo: { ...AMONG_BOOKINGS, orNew: true } }),
    identifier('meetingId', { fact: 'meetingId', requiredWhen: interpreter, refersTo: AMONG_MEETINGS }),
    text('provider', 'OP', 80, { requiredWhen: interpreter }),
    reference('ref', 'OP'),
    text('interpreterName', 'OP', 80),
    code('mode', 'OP', INTERPRETER_MODES, { requiredWhen: interpreter }),
    code('status', 'OP', ['REQUESTED', 'CONFIRMED', 'CANCELLED', 'NO_SHOW'], {
      requiredWhen: interpreter,
      fact: 'status',
    }),
    date('confirmedAt', 'OP', { notFuture: true }),
  ],
  effects: [{ do: 'FULFIL', steps: ['P4_OFFER_APPOINTMENT'], when: { field: 'purpose', is: 'APPOINTMENT' } }],
};

const act = (name: string) => ({ field: 'act', is: name }) as const;

/** What the responsible social worker did under the law: it meets the limits of the ribbon. */
const statutoryAct: EntryKind = {
  kind: 'STATUTORY_ACT',
  section: 'RIBBON',
  // A draft is no matter yet, and after the service its ribbon has ended.
  statuses: OPEN_STATUSES,
  fields: [
    code('act', 'SOC', ['ASSESSMENT_STARTED', 'ASSESSMENT_COMPLETED', 'WRITTEN_DECISION', 'PLAN_REVIEWED'], {
      required: true,
      fact: 'act',
    }),
    date('on', 'SOC', { required: true, notFuture: true, fact: 'on', aliases: ['date', 'at'] }),
  ],
  effects: [
    {
      do: 'CLOCK',
      clock: 'ST_7WD',
      action: 'MET',
      when: { any: [act('ASSESSMENT_STARTED'), act('ASSESSMENT_COMPLETED')] },
    },
    { do: 'CLOCK', clock: 'ST_3M_ASSESS', action: 'MET', when: act('ASSESSMENT_COMPLETED') },
    { do: 'SET', fact: 'assessmentStatus', value: 'DONE', when: act('ASSESSMENT_COMPLETED') },
    { do: 'CLOCK', clock: 'ST_3M_SERVICE', action: 'MET', when: act('WRITTEN_DECISION') },
    { do: 'APPLY', rule: 'planReviewed', when: act('PLAN_REVIEWED') },
  ],
};

const note: EntryKind = {
  kind: 'NOTE',
  section: 'NOTES',
  fields: [text('note', 'SOC', 2000, required)],
  effects: [],
};

export const helmiEntries: readonly EntryKind[] = [attempt, contact, meeting, booking, statutoryAct, note];
