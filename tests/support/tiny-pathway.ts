/** A third, tiny pathway that exists only in the tests: a request, one step, two outcomes. The engine must not notice. */
import type { Pathway, PathwayBook } from '../../pathways/model';

const definition: Pathway = {
  id: 'tiny',
  version: '1',
  workflowType: 'tinyPathway',
  workflowIdPrefix: 'tiny-',
  referencePrefix: 'TINY',
  statuses: [
    { code: 'DRAFT', kind: 'DRAFT', inWork: false },
    { code: 'ASKED', kind: 'OPEN', inWork: true },
    { code: 'WAITING', kind: 'OPEN', inWork: true },
    { code: 'DONE', kind: 'ENDED', inWork: false },
  ],
  roles: ['RSW', 'COORD', 'TL', 'MGR'],
  disciplines: [],
  intake: {
    status: 'DRAFT',
    section: 'REQUEST',
    fields: [
      { name: 'childRef', kind: 'TEXT', class: 'ID', required: true, max: 40 },
      { name: 'wish', kind: 'TEXT', class: 'SOC', required: true, max: 200 },
      { name: 'pendingOn', kind: 'DATE', class: 'OP', required: true, notFuture: true, fact: 'pendingOn' },
    ],
    onDraft: [],
    onSubmit: [
      { do: 'STATUS', to: 'ASKED' },
      { do: 'CLOCK', clock: 'LAW_3M', action: 'START' },
      { do: 'OPEN', step: 'ANSWER' },
      { do: 'OPEN', step: 'CALL' },
    ],
    onDiscard: [{ do: 'END', reason: 'DISCARDED' }],
    subjectField: 'childRef',
  },
  steps: [
    {
      code: 'ANSWER',
      kind: 'FORM',
      role: 'COORD',
      due: { length: 10, unit: 'WD', calendar: 'FI_SERVICE' },
      chain: 'NORMAL',
      fields: [
        { name: 'note', kind: 'TEXT', class: 'SOC', max: 200, requiredWhen: { outcome: 'NO' } },
        { name: 'until', kind: 'DATE', class: 'OP', outcomes: ['WAIT'] },
      ],
      outcomes: [
        {
          code: 'YES',
          checks: ['called'],
          effects: [
            { do: 'CLOCK', clock: 'LAW_3M', action: 'MET' },
            { do: 'END', reason: 'HELPED' },
          ],
        },
        { code: 'NO', effects: [{ do: 'END', reason: 'REFUSED' }] },
        {
          code: 'WAIT',
          effects: [
            { do: 'STATUS', to: 'WAITING' },
            { do: 'SET', fact: 'waits', add: 1 },
            { do: 'OPEN', step: 'ANSWER' },
          ],
        },
      ],
    },
    {
      code: 'CALL',
      kind: 'TARGET',
      role: 'COORD',
      due: { length: 3, unit: 'WD', calendar: 'FI_SERVICE' },
      chain: 'NORMAL',
      maxLevel: 2,
      fields: [],
      outcomes: [],
    },
    {
      code: 'STILL_RIGHT',
      kind: 'FORM',
      role: 'TL',
      due: { length: 0, unit: 'CAL_DAYS', calendar: 'FI_SERVICE', anchor: { field: 'until' } },
      chain: 'NORMAL',
      runsInPause: true,
      fields: [],
      outcomes: [{ code: 'RESUME', effects: [{ do: 'RESUME' }] }],
    },
  ],
  entries: [
    {
      kind: 'CALL',
      fields: [
        { name: 'date', kind: 'DATE', class: 'OP', required: true, notFuture: true },
        { name: 'reached', kind: 'BOOLEAN', class: 'OP', required: true, fact: 'reached' },
      ],
      effects: [{ do: 'FULFIL', steps: ['CALL'] }],
    },
  ],
  events: [
    {
      code: 'PAUSE',
      statuses: ['ASKED', 'WAITING'],
      checks: ['notPaused'],
      fields: [
        { name: 'reason', kind: 'CODE', class: 'OP', required: true, options: ['ABROAD', 'ILLNESS'] },
        { name: 'from', kind: 'DATE', class: 'OP', required: true, notFuture: true },
        { name: 'until', kind: 'DATE', class: 'OP', required: true },
      ],
      effects: [
        { do: 'PAUSE', reasonField: 'reason', fromField: 'from', untilField: 'until' },
        { do: 'OPEN', step: 'STILL_RIGHT' },
      ],
    },
    {
      code: 'RESUME',
      statuses: ['ASKED', 'WAITING'],
      fields: [],
      effects: [{ do: 'CANCEL', steps: ['STILL_RIGHT'] }, { do: 'RESUME' }],
    },
  ],
  clocks: [
    {
      code: 'LAW_3M',
      length: 3,
      unit: 'MONTHS',
      calendar: 'FI_STATUTORY',
      roll: 'PRECEDING',
      law: 'a law of the tests',
      anchor: { fact: 'pendingOn' },
      alarms: [
        { key: 'B15', beforeWd: 15, to: ['TL'] },
        { key: 'B5', beforeWd: 5, to: ['TL', 'MGR'] },
      ],
    },
  ],
  chains: {
    NORMAL: [
      { level: 1, afterDueWd: 1, to: ['ASSIGNEE', 'DEPUTY'] },
      { level: 2, afterDueWd: 3, to: ['TL', 'ASSIGNEE'] },
      { level: 3, afterDueWd: 5, to: ['MGR', 'RSW'] },
      { level: 4, afterDueWd: 10, to: ['MGR_DIGEST', 'ADMIN_COUNT'] },
    ],
  },
  reminders: { longFromWd: 8, long: [3, 1], short: [1] },
  overdueReasons: ['WORKLOAD', 'OTHER'],
  closeReasons: ['HELPED', 'REFUSED', 'DISCARDED'],
};

export const tinyPathway: PathwayBook = {
  definition,
  rules: {
    checks: {
      called: ({ state }) => (state.entries.length > 0 ? null : { code: 'call_first' }),
      notPaused: ({ state }) => (state.paused ? { code: 'already_paused' } : null),
    },
    conditions: {},
    effects: {},
    dates: {},
  },
};
