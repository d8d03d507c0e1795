/** G4 Preparation: meetings with the family, its network, the child's supporter, the workers' summaries, the practical things. */
import { code, date, interpreterUse, list, required, text, time, user, yesNo } from '../helmi/forms';
import { outcome } from '../helmi/steps';
import type { EntryKind, Step } from '../model';
import { CONFERENCE_LIMITS } from '../sla';
import { acute, end, form, newsToAll, ordinary } from './steps';

const RUNNING = ['AGREED', 'PREPARING', 'SCHEDULED'] as const;
const SHARINGS = ['SHARE_ALL', 'SHARE_PART', 'DO_NOT_SHARE'] as const;

const toRsw = ['ASSIGNEE', 'RSW'] as const;

export const preparationSteps: readonly Step[] = [
  form('G4_PREPARATION', {
    by: 'preparationBy',
    section: 'FGC_PREPARATION',
    fixedDue: true,
    alarms: [
      {
        key: 'PREPARATION_HALFWAY',
        beforeDueDays: CONFERENCE_LIMITS.preparationReminderDays,
        to: ['ASSIGNEE'],
        notice: 'N15',
      },
      {
        key: 'PREPARATION_ENDS',
        afterDueWd: 0,
        to: toRsw,
        notice: 'N15',
        effects: [{ do: 'OPEN', step: 'G4_EXTENSION', when: ordinary }],
      },
    ],
    fields: [
      code('childSupporter', 'SOC', ['NAMED_AND_BRIEFED', 'NO_SUPPORTER'], { required: true, fact: 'childSupporter' }),
      text('noSupporterReason', 'SOC', 500, { requiredWhen: { field: 'childSupporter', is: 'NO_SUPPORTER' } }),
      text('venue', 'SOC', 200, required),
      yesNo('foodArranged', 'OP', required),
      yesNo('childCareArranged', 'OP', required),
      code('interpreter', 'SOC', ['NOT_NEEDED', 'BOOKED', 'MULTILINGUAL_CONVENER', 'OVERRIDDEN'], required),
      text('interpreterReason', 'SOC', 300, { requiredWhen: { field: 'interpreter', is: 'OVERRIDDEN' } }),
      yesNo('safetyChecked', 'OP', required),
      text('safetyNote', 'PROT', 500),
    ],
    outcomes: [
      outcome(
        'READY',
        [
          { do: 'STATUS', to: 'SCHEDULED' },
          { do: 'CANCEL', steps: ['G4_EXTENSION'] },
          { do: 'OPEN', step: 'G5_CONFERENCE' },
          newsToAll,
        ],
        ['preparationReady', 'interpreterArranged', 'safetyChecked'],
      ),
    ],
  }),
  form('G4_EXTENSION', {
    section: 'FGC_AGREEMENT',
    fields: [date('extendUntil', 'OP', { outcomes: ['EXTEND'], required: true }), text('reason', 'SOC', 500, required)],
    outcomes: [
      outcome(
        'EXTEND',
        [
          { do: 'SET', fact: 'preparationUntil', from: { field: 'extendUntil' } },
          { do: 'RESTART', step: 'G4_PREPARATION' },
          newsToAll,
        ],
        ['extensionInRange'],
      ),
      outcome('END', end('NOT_ARRANGED')),
    ],
  }),
  form('G4_SUMMARY', {
    by: 'summaryBy',
    section: 'FGC_SUMMARIES',
    fields: [
      // One page in plain language.
      text('summary', 'SOC', 3000, { outcomes: ['WRITTEN'], required: true }),
      text('reason', 'SOC', 300, { outcomes: ['NOT_ATTENDING'], required: true }),
    ],
    outcomes: [outcome('WRITTEN', []), outcome('NOT_ATTENDING', [])],
  }),
];

const day = date('date', 'SOC', { required: true, notFuture: true, aliases: ['on'] });

export const preparationEntries: readonly EntryKind[] = [
  {
    kind: 'FGC_FAMILY_MEETING',
    section: 'FGC_PREPARATION',
    statuses: RUNNING,
    fields: [
      day,
      interpreterUse('interpreter', 'SOC', required),
      yesNo('childMet', 'SOC', required),
      text('note', 'SOC', 1000),
    ],
    effects: [],
  },
  {
    kind: 'FGC_NETWORK',
    section: 'FGC_NETWORK',
    statuses: RUNNING,
    fields: [
      list(
        'persons',
        'PROT',
        [
          text('name', 'PROT', 120, required),
          text('relation', 'PROT', 120, required),
          text('contact', 'PROT', 200),
          // Whom to invite is the family's decision alone.
          code('invited', 'PROT', ['YES', 'NO', 'FAMILY_DECIDES'], required),
        ],
        { required: true, min: 1, max: 40 },
      ),
    ],
    effects: [],
  },
  {
    kind: 'FGC_SUPPORTER',
    section: 'FGC_NETWORK',
    statuses: RUNNING,
    fields: [
      text('name', 'PROT', 120, required),
      text('relation', 'PROT', 120, required),
      date('briefedOn', 'SOC', { notFuture: true, required: true }),
    ],
    effects: [],
  },
  {
    kind: 'FGC_DATE',
    section: 'FGC_PREPARATION',
    statuses: RUNNING,
    checks: ['conferenceAhead'],
    fields: [
      date('conferenceOn', 'OP', { required: true, fact: 'conferenceOn' }),
      time('startsAt', 'OP', required),
      text('place', 'SOC', 200),
    ],
    effects: [
      { do: 'SET', fact: 'conferenceOn', from: { field: 'conferenceOn' } },
      { do: 'OPEN_EACH', step: 'G4_SUMMARY', fact: 'attendingWorkers' },
      { do: 'RESTART', step: 'G5_CONFERENCE', when: { open: 'G5_CONFERENCE', not: acute } },
    ],
  },
  {
    // The family has read a worker's summary and says what of it the close ones may hear.
    kind: 'FGC_SHARING',
    section: 'FGC_SHARED',
    statuses: RUNNING,
    checks: ['summaryWritten'],
    fields: [
      user('worker', { required: true, fact: 'worker' }),
      code('sharing', 'SOC', SHARINGS, { required: true, fact: 'sharing' }),
      text('sharedPart', 'SOC', 3000, { requiredWhen: { field: 'sharing', is: 'SHARE_PART' } }),
    ],
    effects: [],
  },
];
