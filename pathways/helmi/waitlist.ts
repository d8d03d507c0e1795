/** P2 Waiting list: no parking place. Before the law's limit a person must decide (SHL 1301/2014 45 §). */
import type { Effect, Field, Outcome, Step } from '../model';
import { familyToldFields } from './family-told';
import { codes, date, required, text } from './forms';
import { decisionMade, startConsentForCoordinators } from './passages';
import { ALTERNATIVES } from './screening';
import { form, outcome, poolTold, tell } from './steps';

const fields: readonly Field[] = [
  text('reason', 'SOC', 500, { outcomes: ['KEEP_WAITING'], required: true }),
  codes('alternatives', 'SOC', ALTERNATIVES, { outcomes: ['ALTERNATIVE_SERVICE'], required: true, min: 1 }),
  text('note', 'SOC', 500),
];

/** Waiting on inside the last stretch is possible once, and the manager hears of it. */
const keepWaiting: readonly Effect[] = [
  tell('RSW'),
  { do: 'NOTIFY', notice: 'N5', to: ['MGR'], when: { rule: 'waitlistForced' } },
  { do: 'SET', fact: 'keptWaitingForced', add: 1, when: { rule: 'waitlistForced' } },
  { do: 'OPEN', step: 'P2_WAITLIST_DECISION', when: { rule: 'waitlistForced' } },
  { do: 'OPEN', step: 'P2_WAITLIST_REVIEW', when: { not: { rule: 'waitlistForced' } } },
];

const outcomes: readonly Outcome[] = [
  outcome('ALLOCATE', startConsentForCoordinators),
  outcome('ALTERNATIVE_SERVICE', [{ do: 'OPEN', step: 'P2_ALTERNATIVE_RSW' }, tell('RSW', 'CREATOR')]),
  outcome('TO_RSW_FOR_DECISION', [{ do: 'OPEN', step: 'P2_RSW_DECISION' }, tell('RSW')]),
  outcome('KEEP_WAITING', keepWaiting, ['keepWaiting']),
];

const decision = form('P2_WAITLIST_DECISION', {
  section: 'SCREENING',
  fields,
  outcomes,
  // The law's clock doesn't stand still in a pause, so neither does the choice it forces.
  runsInPause: true,
  fixedDue: true,
  ...poolTold('TL'),
});

export const waitlistSteps: readonly Step[] = [
  form('P2_WAITLIST_REVIEW', { section: 'SCREENING', fields, outcomes }),
  { ...decision, due: { ...decision.due, rule: 'waitlistDecisionDue' } },
  form('P2_ALTERNATIVE_RSW', {
    section: 'SCREENING',
    fields: familyToldFields,
    outcomes: [
      outcome('FAMILY_TOLD', [decisionMade, { do: 'END', reason: 'TRANSFERRED_OTHER_SERVICE' }], ['protectionChecked']),
    ],
  }),
  form('P2_RSW_DECISION', {
    section: 'SCREENING',
    fields: [
      date('decisionMadeOn', 'SOC', { outcomes: ['REFUSED'], required: true, notFuture: true }),
      date('familyToldOn', 'SOC', { outcomes: ['REFUSED'], ...required, notFuture: true }),
      text('note', 'SOC', 500),
    ],
    outcomes: [
      outcome(
        'REFUSED',
        [
          { do: 'CLOCK', clock: 'ST_3M_SERVICE', action: 'MET' },
          { do: 'END', reason: 'REFUSED_BY_DECISION' },
        ],
        ['protectionChecked'],
      ),
      outcome('ALLOCATE', startConsentForCoordinators),
    ],
  }),
];
