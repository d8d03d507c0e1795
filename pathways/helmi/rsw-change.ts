/** X8 Another responsible social worker: named, asked, and responsible only once they have accepted. The case is never without one. */
import type { AnytimeEvent, Step } from '../model';
import { required, text, user } from './forms';
import { form, outcome, tell } from './steps';

/** The present responsible social worker or the manager names the next one. */
export const rswChange = (statuses: readonly string[]): AnytimeEvent => ({
  code: 'RSW_CHANGE',
  section: 'MOVE',
  statuses,
  fields: [
    user('userId', {
      role: 'RSW',
      required: true,
      aliases: ['newRsw', 'newRswId', 'rsw', 'rswId', 'newUserId', 'rsw.userId', 'newRsw.userId'],
    }),
    text('reason', 'SOC', 300, { aliases: ['note'] }),
  ],
  checks: ['ownToHandOver', 'anotherRsw'],
  effects: [{ do: 'APPLY', rule: 'nameNextRsw' }],
});

const accept = form('X8_NEW_RSW_ACCEPT', {
  section: 'MOVE',
  runsInPause: true,
  outlivesPhase: true,
  fields: [text('reason', 'SOC', 300, { outcomes: ['DECLINED'], required: true })],
  outcomes: [
    outcome('ACCEPTED', [{ do: 'APPLY', rule: 'rswAccepted' }], ['acceptedInPerson']),
    outcome('DECLINED', [
      { do: 'LEAVE', key: 'RSW_NEXT' },
      { do: 'OPEN', step: 'X8_NAME_RSW', assign: 'RSW', when: { fact: 'rswChangeAskedBy', is: 'RSW' } },
      { do: 'OPEN', step: 'X8_NAME_RSW' },
      tell('RSW'),
    ]),
  ],
});

export const rswChangeSteps: readonly Step[] = [
  { ...accept, due: { ...accept.due, rule: 'rswAcceptDue' } },
  form('X8_NAME_RSW', {
    section: 'MOVE',
    runsInPause: true,
    outlivesPhase: true,
    // A pool of managers or the one who had asked: whoever it waits for hears of it.
    opensWith: { notice: 'N6', to: ['ASSIGNEE'] },
    fields: [user('userId', { role: 'RSW', outcomes: ['NEW_RSW'], ...required })],
    outcomes: [
      outcome('NEW_RSW', [{ do: 'APPLY', rule: 'nameNextRsw' }], ['anotherRsw']),
      outcome('SAME_RSW', [tell('RSW')]),
    ],
  }),
];
