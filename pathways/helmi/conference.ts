/** X1 Family group conference: asked for beside the service, never in its way (domain.md X1). */
import { requestFields } from '../conference/request';
import type { AnytimeEvent, Effect, Step } from '../model';
import { text } from './forms';
import { form, outcome, tell } from './steps';

const start: Effect = {
  do: 'CHILD',
  pathway: 'familyGroupConference',
  variant: { field: 'variant' },
  withForm: true,
};

/** The team thinks that a conference should be offered now: the responsible social worker is asked. */
export const offerConference: Effect = { do: 'OPEN', step: 'X1_REQUEST', when: { field: 'fgcOffer', is: 'NOW' } };

export const conferenceSteps: readonly Step[] = [
  form('X1_REQUEST', {
    // What the conference is to solve is for those who take part in it.
    section: 'FGC_REQUEST',
    outlivesPhase: true,
    fields: [
      ...requestFields.map((field) => ({ ...field, outcomes: ['REQUESTED'] })),
      text('reason', 'SOC', 500, { outcomes: ['DECLINED'], required: true }),
    ],
    outcomes: [outcome('REQUESTED', [start]), outcome('DECLINED', [tell('LEAD')])],
  }),
];

/** The responsible social worker starts a conference at any time. */
export const conferenceAsked = (statuses: readonly string[]): AnytimeEvent => ({
  code: 'CONFERENCE',
  section: 'FGC_REQUEST',
  statuses,
  fields: requestFields,
  effects: [{ do: 'CANCEL', steps: ['X1_REQUEST'] }, start],
});
