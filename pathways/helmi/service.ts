/** P7 Service delivery: one part per discipline, side by side; contacts are noted as entries. */
import { DISCIPLINE_CODES, DISCIPLINES } from '../disciplines';
import type { Effect, Step } from '../model';
import { codes, date, list, required, text } from './forms';
import { startClosing, startShortClosing } from './passages';
import { goalFields, planChanged } from './plan';
import { form, outcome, target, tell } from './steps';

/** Another worker by assignment alone is a change of worker too: the lead goes along, and there is a hand-over meeting. */
const handOver = (discipline: string): { readonly onHandOver: readonly Effect[] } => ({
  onHandOver: [
    { do: 'MEMBER', key: 'LEAD', from: { member: discipline }, when: { fact: 'lead', is: discipline } },
    { do: 'OPEN', step: 'P7_HANDOVER' },
  ],
});

const parts: readonly Step[] = DISCIPLINES.flatMap(({ code, firstContact, silence }) => [
  // Told by N9, the news that the part begins.
  target(firstContact, {
    ...handOver(code),
    discipline: code,
    section: 'CONTACTS',
    opensWith: { notice: 'N9', to: [] },
  }),
  // Counted anew by each contact that was attended; its chain tells the worker and then the team leader.
  target(silence, { ...handOver(code), discipline: code, section: 'CONTACTS', opensWith: { notice: 'N6', to: [] } }),
]);

export const serviceSteps: readonly Step[] = [
  ...parts,
  form('P7_REENGAGE', {
    section: 'CONTACTS',
    fields: [text('note', 'SOC', 500)],
    outcomes: [
      outcome('REENGAGED', [tell('RSW')]),
      outcome('FAMILY_WITHDREW', [{ do: 'APPLY', rule: 'familyWithdrew' }]),
      outcome('NO_CONTACT', startShortClosing, ['threeAttempts']),
    ],
  }),
  form('P7_HANDOVER', {
    section: 'CONTACTS',
    fields: [
      date('familyToldOn', 'SOC', { required: true, notFuture: true }),
      date('meetingHeldOn', 'SOC', { required: true, notFuture: true }),
    ],
    outcomes: [outcome('HELD', [])],
  }),
  form('P7_ALL_ENDED', {
    section: 'PLAN',
    fields: [
      codes('disciplines', 'OP', DISCIPLINE_CODES, { outcomes: ['NEW_PLAN'], required: true, min: 1 }),
      list('goals', 'SOC', goalFields, { outcomes: ['NEW_PLAN'], ...required, min: 1, max: 6 }),
      text('note', 'SOC', 500),
    ],
    outcomes: [
      outcome('CLOSE', startClosing),
      outcome(
        'NEW_PLAN',
        [{ do: 'APPLY', rule: 'startParts' }, ...planChanged],
        ['newPartsAssigned', 'goalOwners', 'goalDates', 'goalDisciplines'],
      ),
    ],
  }),
];
