/** X4 A family that moves: away, with a hand-over to the county it moves to, or within the city, with another unit. */
import type { AnytimeEvent, Step } from '../model';
import { code, date, text, user, yesNo } from './forms';
import { MUNICIPALITY_NAMES } from './referral-fields';
import { form, outcome, tell } from './steps';

const HOME = '091';
const away = { not: { field: 'municipality', is: HOME } } as const;
/** Said now, or known since the referral or an earlier move. */
const hidden = { any: [{ field: 'protectedAddress' }, { fact: 'childAddressProtected', is: true }] } as const;

/** Any worker records it; `statuses` are those in which the family is somebody's to hand over. */
export const move = (statuses: readonly string[]): AnytimeEvent => ({
  code: 'MOVE',
  section: 'MOVE',
  statuses,
  fields: [
    // Where a family lives whose address is protected is not for these pages: the register and its worker know.
    text('municipality', 'ID', 3, {
      min: 3,
      format: 'MUNICIPALITY',
      spellings: MUNICIPALITY_NAMES,
      aliases: ['newMunicipality', 'municipalityCode', 'newMunicipalityCode', 'toMunicipality', 'to'],
      requiredWhen: { not: { any: [hidden, { field: 'withinHelsinki' }] } },
      standIn: { when: { all: [hidden, away] }, as: 'OTHER' },
    }),
    date('date', 'SOC', {
      required: true,
      fact: 'moveOn',
      aliases: ['moveOn', 'moveDate', 'movesOn', 'movingDate', 'on'],
    }),
    yesNo('withinHelsinki', 'SOC', { aliases: ['within'] }),
    yesNo('protectedAddress', 'PROT', { aliases: ['addressProtected'] }),
    text('note', 'PROT', 500, { aliases: ['notes', 'reason'] }),
  ],
  checks: ['moveFits'],
  effects: [
    { do: 'SET', fact: 'childAddressProtected', value: true, when: { field: 'protectedAddress' } },
    { do: 'APPLY', rule: 'moved' },
  ],
});

const handedOver = { outcomes: ['HANDED_OVER'] } as const;

const moveDate = form('X4_MOVE_DATE', {
  fixedDue: true,
  section: 'MOVE',
  runsInPause: true,
  remindBeforeWd: [],
  // Nothing to do before the day itself, on which it is told.
  opensWith: { notice: 'N6', to: [] },
  alarms: [{ key: 'MOVE_DATE', afterDueWd: 0, to: ['ASSIGNEE', 'RSW'], notice: 'N7' }],
  fields: [
    date('askAgainOn', 'SOC', { outcomes: ['NOT_YET'], required: true, fact: 'moveOn' }),
    text('note', 'SOC', 500),
  ],
  outcomes: [
    outcome('MOVED_AWAY', [{ do: 'APPLY', rule: 'closeMovedAway' }], ['handoverDone', 'checkedBeforeEnd']),
    { ...outcome('NOT_YET', [tell('RSW')], ['askAgainAhead']), keepsOpen: true },
    outcome('NOT_MOVING', [{ do: 'CANCEL', steps: ['X4_HANDOVER'] }, tell('RSW')]),
  ],
});

export const moveSteps: readonly Step[] = [
  form('X4_HANDOVER', {
    section: 'MOVE',
    beside: 'LEAD',
    runsInPause: true,
    outlivesPhase: true,
    fields: [
      code('basis', 'SOC', ['CONSENT', 'STATUTORY_RIGHT'], { ...handedOver, required: true }),
      date('consentGivenOn', 'SOC', {
        ...handedOver,
        notFuture: true,
        requiredWhen: { field: 'basis', is: 'CONSENT' },
      }),
      date('summarySentOn', 'SOC', { ...handedOver, required: true, notFuture: true }),
      // Whose contact it is tells where the family lives.
      text('receivingContact', 'PROT', 200, { ...handedOver, required: true }),
      text('reason', 'SOC', 500, { outcomes: ['NO_HANDOVER'], required: true }),
    ],
    outcomes: [
      outcome('HANDED_OVER', [tell('RSW', 'LEAD', 'TL')], ['statutoryRightByRsw']),
      outcome('NO_HANDOVER', [tell('LEAD', 'TL')], ['decidedByRsw']),
    ],
  }),
  { ...moveDate, due: { ...moveDate.due, rule: 'moveDay' } },
  form('X4_NEW_UNIT', {
    section: 'MOVE',
    runsInPause: true,
    outlivesPhase: true,
    fields: [user('userId', { role: 'RSW', outcomes: ['NEW_RSW'], required: true })],
    outcomes: [
      outcome('NEW_RSW', [{ do: 'APPLY', rule: 'nameNextRsw' }], ['anotherRsw']),
      outcome('SAME_RSW', [tell('LEAD', 'TL')]),
    ],
  }),
];
