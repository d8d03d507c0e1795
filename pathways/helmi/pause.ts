/** X2 Pause: the service clock stands still, the law's does not. Nothing goes on by itself: a person is asked. */
import type { Effect, Field, Step } from '../model';
import { code, date, text, yesNo } from './forms';
import { form, outcome } from './steps';

/** Begins a pause with the reason and dates that the form at hand holds under these names; `reason` stands in for a form that gives none. */
export function startPause(
  reasonField: string,
  fromField: string,
  untilField: string,
  reason?: string,
): readonly Effect[] {
  return [
    { do: 'PAUSE', ...(reason ? { reason } : {}), reasonField, fromField, untilField },
    { do: 'SET', fact: 'pauseExtended', value: false },
    { do: 'OPEN', step: 'X2_PAUSE_HALFWAY' },
    { do: 'OPEN', step: 'X2_PAUSE_END' },
    { do: 'APPLY', rule: 'listBookings' },
  ];
}

export const resume: readonly Effect[] = [
  { do: 'RESUME' },
  { do: 'CANCEL', steps: ['X2_PAUSE_HALFWAY', 'X2_PAUSE_END', 'X2_CANCEL_BOOKINGS'] },
  { do: 'NOTIFY', notice: 'N12', to: ['LEAD', 'RSW'] },
];

const close = { outcomes: ['CLOSE'] } as const;
const inService = { fact: 'planConfirmedOn', present: true } as const;

const fields: readonly Field[] = [
  date('extendUntil', 'SOC', { outcomes: ['EXTEND'], required: true }),
  // More time is agreed with the responsible social worker.
  yesNo('agreedWithRsw', 'SOC', { outcomes: ['EXTEND'], required: true }),
  code('closeReason', 'SOC', ['FAMILY_DECLINED', 'NO_CONTACT', 'MOVED_AWAY', 'TRANSFERRED_OTHER_SERVICE'], {
    ...close,
    requiredWhen: { not: inService },
  }),
  text('note', 'SOC', 500),
];

const halfway = form('X2_PAUSE_HALFWAY', {
  fixedDue: true,
  section: 'PAUSE',
  runsInPause: true,
  remindBeforeWd: [],
  opensWith: { notice: 'N6', to: [] },
  alarms: [{ key: 'HALFWAY', afterDueWd: 0, to: ['ASSIGNEE', 'RSW'], notice: 'N12' }],
  fields: [text('note', 'SOC', 500)],
  outcomes: [outcome('STILL_RIGHT', []), outcome('RESUME', resume)],
});

const end = form('X2_PAUSE_END', {
  fixedDue: true,
  section: 'PAUSE',
  runsInPause: true,
  opensWith: { notice: 'N6', to: [] },
  alarms: [{ key: 'PAUSE_ENDS', afterDueWd: 0, to: ['ASSIGNEE', 'RSW'], notice: 'N12' }],
  fields,
  outcomes: [
    outcome('RESUME', resume),
    outcome(
      'EXTEND',
      [
        { do: 'EXTEND_PAUSE', untilField: 'extendUntil' },
        { do: 'SET', fact: 'pauseExtended', value: true },
        { do: 'CANCEL', steps: ['X2_PAUSE_HALFWAY'] },
        { do: 'OPEN', step: 'X2_PAUSE_END' },
        { do: 'APPLY', rule: 'listBookings' },
      ],
      ['pauseExtension'],
    ),
    outcome('CLOSE', [{ do: 'APPLY', rule: 'closeFromPause' }], ['checkedBeforeEnd', 'handedOverBeforeEnd']),
  ],
});

export const pauseSteps: readonly Step[] = [
  { ...halfway, due: { ...halfway.due, rule: 'pauseHalfway' } },
  { ...end, due: { ...end.due, rule: 'pauseEnd' } },
  // Meetings and interpreters in the time of the pause; the task says which (`about`).
  form('X2_CANCEL_BOOKINGS', {
    section: 'PAUSE',
    runsInPause: true,
    fields: [text('note', 'SOC', 500, { requiredWhen: { outcome: 'SOME_KEPT' } })],
    outcomes: [outcome('ALL_CANCELLED', []), outcome('SOME_KEPT', [])],
  }),
];
