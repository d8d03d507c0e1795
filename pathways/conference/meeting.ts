/** G5 Conference: information, the family's own time in which nobody else has a word, and the plan presented. */
import { code, date, group, required, text, time, whole, yesNo } from '../helmi/forms';
import { outcome } from '../helmi/steps';
import type { AnytimeEvent, Effect, Field, Pathway, Step } from '../model';
import { end, form, newsToAll } from './steps';

const held = { outcomes: ['HELD'], required: true } as const;
const span: readonly Field[] = [time('from', 'OP', required), time('to', 'OP', required)];

const PRIVATE_TIME = 'PRIVATE_TIME';

/** A time alone whose end nobody wrote down is over once the meeting is spoken of again. */
const together: Effect = { do: 'END_QUIET' };

/** While the family deliberates among itself, workers and convener leave the conference alone. */
export const quiets: NonNullable<Pathway['quiets']> = [
  { code: PRIVATE_TIME, refusal: 'private_family_time', endedBy: ['FAMILY_READY', 'FAMILY_STOPPED'] },
];

export const OPEN_STATUSES = [
  'REQUESTED',
  'AGREED',
  'PREPARING',
  'SCHEDULED',
  'HELD',
  'PLAN_APPROVED',
  'FOLLOW_UP',
] as const;

export const conferenceEvents: readonly AnytimeEvent[] = [
  {
    code: 'FAMILY_ALONE',
    section: 'FGC_MEETING',
    statuses: ['SCHEDULED'],
    fields: [],
    checks: ['notInPrivate'],
    effects: [{ do: 'QUIET', quiet: PRIVATE_TIME }],
  },
  {
    code: 'FAMILY_READY',
    section: 'FGC_MEETING',
    statuses: ['SCHEDULED'],
    fields: [],
    checks: ['inPrivate'],
    effects: [{ do: 'END_QUIET' }],
  },
  {
    // Taking part is the family's choice to the last; a service beside the conference goes on.
    code: 'FAMILY_STOPPED',
    section: 'FGC_AGREEMENT',
    statuses: OPEN_STATUSES,
    fields: [text('reason', 'SOC', 500)],
    effects: [{ do: 'END_QUIET' }, ...end('FAMILY_STOPPED')],
  },
  {
    code: 'CONVENER_CHANGE',
    section: 'FGC_AGREEMENT',
    statuses: ['PREPARING', 'SCHEDULED', 'HELD', 'PLAN_APPROVED', 'FOLLOW_UP'],
    fields: [text('reason', 'OP', 300, required)],
    effects: [{ do: 'OPEN', step: 'G3_CONVENER' }],
  },
];

export const meetingSteps: readonly Step[] = [
  form('G5_CONFERENCE', {
    by: 'conferenceBy',
    section: 'FGC_MEETING',
    fixedDue: true,
    fields: [
      date('heldOn', 'OP', { ...held, notFuture: true }),
      group('information', 'OP', span, held),
      // An interpreter stays only where the family asks for it, and counts as no worker.
      group('privateTime', 'OP', [...span, yesNo('interpreterAsked', 'SOC')], held),
      group('presenting', 'OP', span, held),
      whole('closePeople', 'SOC', 0, 100, held),
      whole('workersPresent', 'OP', 0, 20, held),
      code('childPresent', 'SOC', ['WHOLE', 'PART', 'NO', 'MESSAGE'], { ...held, fact: 'childPresent' }),
      yesNo('childMessageRead', 'SOC', { outcomes: ['HELD'], requiredWhen: { field: 'childPresent', is: 'MESSAGE' } }),
      yesNo('supporterPresent', 'SOC', held),
      date('followUpOn', 'OP', { outcomes: ['HELD'] }),
      date('newDate', 'OP', { outcomes: ['POSTPONED'], required: true }),
      text('reason', 'SOC', 500, { outcomes: ['POSTPONED', 'NOT_HELD'], required: true }),
    ],
    outcomes: [
      outcome(
        'HELD',
        [
          together,
          { do: 'SET', fact: 'heldOn', from: { field: 'heldOn' } },
          { do: 'SET', fact: 'followUpOn', from: { field: 'followUpOn' } },
          { do: 'STATUS', to: 'HELD' },
          { do: 'OPEN', step: 'G6_PLAN' },
          newsToAll,
        ],
        ['meetingPrepared', 'partsInOrder', 'followUpInTime'],
      ),
      outcome(
        'POSTPONED',
        [
          together,
          { do: 'SET', fact: 'conferencePostponed', value: true },
          { do: 'SET', fact: 'conferenceOn', from: { field: 'newDate' } },
          { do: 'OPEN', step: 'G5_CONFERENCE' },
          newsToAll,
        ],
        ['meetingPrepared', 'newDateAhead'],
      ),
      outcome('NOT_HELD', end('NOT_ARRANGED'), ['meetingPrepared']),
    ],
  }),
];
