/** X10: a death, or a case that should never have been entered. From then on nobody is told anything (domain.md §2.6). */
import type { AnytimeEvent, Effect } from '../model';
import { code, text } from './forms';
import { OPEN_STATUSES } from './statuses';

const ERRORS = ['ENTERED_IN_ERROR', 'DUPLICATE'] as const;
const statuses = ['DRAFT', ...OPEN_STATUSES, 'FOLLOW_UP'] as const;

/** A follow-up that was to come, or waits already, is left out and the history says so. */
function leaveOut(reason: string): readonly Effect[] {
  const when = { fact: 'planConfirmedOn', present: true } as const;
  return [
    { do: 'SKIP', step: 'P10_FOLLOW_UP', reason, when },
    { do: 'SKIP', step: 'P10_FAMILY', reason, when },
  ];
}

const deceased: AnytimeEvent = {
  code: 'DECEASED',
  section: 'SAFETY',
  statuses,
  fields: [text('note', 'PROT', 500)],
  effects: [
    { do: 'TAKE_BACK_NOTICES' },
    ...leaveOut('DECEASED'),
    { do: 'END_CHILDREN', reason: 'DECEASED' },
    { do: 'END', reason: 'DECEASED' },
  ],
};

const error: AnytimeEvent = {
  code: 'ENTERED_IN_ERROR',
  section: 'CLOSING',
  statuses,
  fields: [code('closeReason', 'OP', ERRORS), text('reason', 'SOC', 500)],
  effects: [
    { do: 'TAKE_BACK_NOTICES' },
    ...leaveOut('ENTERED_IN_ERROR'),
    { do: 'END_CHILDREN', reason: 'ENTERED_IN_ERROR' },
    { do: 'END', fromField: 'closeReason', when: { field: 'closeReason', present: true } },
    { do: 'END', reason: 'ENTERED_IN_ERROR' },
  ],
};

export const endingEvents: readonly AnytimeEvent[] = [deceased, error];
