/** G8 Follow-up meeting: did what was promised happen, and what does the child say. */
import { code, date, identifier, list, ownView, required, text } from '../helmi/forms';
import { outcome } from '../helmi/steps';
import type { Reference, Step } from '../model';
import { CONFERENCE_LIMITS } from '../sla';
import { end, form, newsToAll } from './steps';

/** What the family agreed on in its plan (G6). */
const AMONG_ACTIONS: Reference = { list: 'actions', by: 'id', told: 'what' };

export const followUpSteps: readonly Step[] = [
  form('G8_FOLLOW_UP', {
    by: 'followUpBy',
    section: 'FGC_FOLLOW_UP',
    alarms: [
      {
        key: 'FOLLOW_UP_NEAR',
        beforeDueWd: CONFERENCE_LIMITS.followUpNearWd,
        to: ['ASSIGNEE', 'RSW'],
        notice: 'N15',
        effects: [{ do: 'STATUS', to: 'FOLLOW_UP' }],
      },
    ],
    fields: [
      date('heldOn', 'OP', { required: true, notFuture: true }),
      list(
        'actions',
        'SOC',
        [
          identifier('id', { required: true, refersTo: AMONG_ACTIONS }),
          code('state', 'SOC', ['DONE', 'ONGOING', 'NOT_DONE'], required),
        ],
        { required: true, min: 1, max: 30, keyedBy: 'id', shorthand: 'state' },
      ),
      ...ownView('childView'),
      date('secondOn', 'OP', { outcomes: ['SECOND_FOLLOW_UP'] }),
      text('note', 'SOC', 500),
    ],
    outcomes: [
      outcome('END', end('FOLLOWED_UP'), ['actionsAnswered', 'lastMeeting']),
      outcome(
        'SECOND_FOLLOW_UP',
        [
          { do: 'STATUS', to: 'FOLLOW_UP' },
          { do: 'SET', fact: 'followUps', add: 1 },
          { do: 'SET', fact: 'secondOn', from: { field: 'secondOn' } },
          { do: 'OPEN', step: 'G8_FOLLOW_UP' },
          newsToAll,
        ],
        ['actionsAnswered', 'secondInTime'],
      ),
      outcome('NEW_FGC', end('NEW_FGC'), ['actionsAnswered']),
    ],
  }),
];
