import { z } from 'zod';
import { CaseInStory, type Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';

/** S4: three attempts over three channels; the family isn't ready and declines. */
export async function declined(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, '2027-01-11T08:00:00.000Z', child({ recordRef: 'TRAIN-0004' }, over));
  await story.until('2027-01-14');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await story.until('2027-01-18');
  await story.entry('coord', 'ATTEMPT', { date: '2027-01-18', channel: 'CALL', reached: false });
  await story.until('2027-01-20');
  await story.entry('coord', 'ATTEMPT', { date: '2027-01-20', channel: 'SMS', reached: false });
  await story.refused('too_few_attempts', () => story.complete('coord', 'P3B_CONSENT', 'NO_CONTACT'));
  await story.until('2027-01-25');
  await story.entry('coord', 'ATTEMPT', { date: '2027-01-25', channel: 'MEETING', reached: true, interpreter: 'USED' });
  await story.until('2027-01-27');
  await story.complete('coord', 'P3B_CONSENT', 'DECLINED', { declineReason: 'NO_TRUST' });
  return story;
}

/** The same family is referred again on 31 May, more than three months later: the ordinary way from its beginning. */
export async function comesBack(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, '2027-05-31T07:15:00.000Z', child({ recordRef: 'TRAIN-0004' }, over));
  await tellPast(stage, story);
  return story;
}

/** This time the family says yes, on 7 June; what was written down before may be read again. */
export async function saysYes(stage: Stage, story: CaseInStory): Promise<void> {
  await story.until('2027-06-02');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await story.until('2027-06-07');
  await story.entry('coord', 'ATTEMPT', { date: '2027-06-07', channel: 'CALL', reached: true, interpreter: 'USED' });
  await story.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2027-06-07'));
  await tellPast(stage, story);
}

/** S4 with the family's return: declined in January, referred again in May, begun in June. */
export async function s4(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  await declined(stage, over);
  const again = await comesBack(stage, over);
  await saysYes(stage, again);
  return again;
}

const Past = z.object({
  previous: z.object({
    closeReason: z.string(),
    closedOn: z.string(),
    sections: z.record(z.string(), z.unknown()).nullable(),
  }),
});

/** Tells what the coordinator sees of the case before this one. */
async function tellPast({ people }: Stage, story: CaseInStory): Promise<void> {
  const coord = await people.as('coord');
  const { previous } = Past.parse(await coord.get(`/cases/${story.id}`));
  const words = previous.sections === null ? 'nothing of its content' : Object.keys(previous.sections).join(', ');
  story.aside(`The coordinator sees of the earlier case: ${previous.closeReason} ${previous.closedOn}, ${words}`);
}
