import type { CaseInStory, Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';
import { untilService } from './s1';
import { begun, inService } from './service';

const handOvers = [{ to: 'ADULT_SOCIAL_WORK', contact: 'Adult social work, Itäkatu', agreedOn: '2027-05-11' }];

/** X5: half a year before the birthday the transition is planned; from the birthday on only the young adult's word counts. */
export async function x5(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const ayaan = {
    givenName: 'Ayaan',
    dateOfBirth: '2009-08-20',
    schoolStage: 'UPPER_SECONDARY',
    recordRef: 'TRAIN-X5',
  };
  const story = await untilService(stage, child(ayaan, over));
  await begun(story);
  await inService(story, '2027-02-03', '2027-05-05');
  await story.until('2027-05-11');
  await story.complete('famw', 'X5_TRANSITION_PLAN', 'PLAN_MADE', {
    handOvers,
    plan: 'Adult social work takes part in the reviews from June on.',
    youngPersonView: 'I want to meet the new worker beforehand.',
  });
  await inService(story, '2027-05-12', '2027-08-20');
  await story.until('2027-08-24');
  await story.refused('own_answer_missing', () =>
    story.complete('famw', 'X5_OWN_CONSENTS', 'CONSENTED', { consents: forms.ownConsents('2027-08-24').slice(0, 1) }),
  );
  await story.complete('famw', 'X5_OWN_CONSENTS', 'CONSENTED', { consents: forms.ownConsents('2027-08-24') });
  await inService(story, '2027-08-25', '2027-10-07');
  await story.until('2027-10-11');
  await story.complete('famw', 'X5_CLOSE', 'CLOSE', { handOvers });
  await story.until('2027-10-18');
  await story.complete('famw', 'P9_CLOSING', 'TURNED_18', forms.closing(2, { childWelfareClientAtClose: 'NO' }));
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  return story;
}
