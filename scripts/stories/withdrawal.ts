import type { CaseInStory, Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';
import { untilService } from './s1';
import { begun } from './service';

/** X6: first one consent is taken back, then one part of the service, in the end the whole; each counts at once. */
export async function x6(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, child({ recordRef: 'TRAIN-X6' }, over));
  await begun(story);
  await story.until('2027-02-01');
  await story.event('nurse', 'WITHDRAWAL', {
    whose: 'CHILD',
    what: 'CONSENT',
    consent: 'C2_HEALTH_TO_TEAM',
    reasonCode: 'OTHER',
  });
  await story.until('2027-02-02');
  await story.event('nurse', 'WITHDRAWAL', {
    whose: 'BOTH',
    what: 'ONE_DISCIPLINE',
    discipline: 'NURSE',
    reasonCode: 'OTHER',
  });
  await story.until('2027-02-03');
  await story.entry('famw', 'CONTACT', forms.contact('2027-02-03', 'FAMW'));
  await story.event('famw', 'WITHDRAWAL', { whose: 'GUARDIAN', what: 'WHOLE_SERVICE', reasonCode: 'TIME' });
  await story.until('2027-02-05');
  await story.complete('rsw', 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', {
    assessment: 'Nothing points to a need of protection.',
  });
  await story.until('2027-02-09');
  await story.complete('famw', 'X6_TALK', 'WITHDRAWS');
  await story.until('2027-02-16');
  await story.complete('famw', 'P9_SHORT', 'FAMILY_WITHDREW', {
    hsaClosingTeam: forms.situation(3),
    childWelfareClientAtClose: 'YES',
    placementDuringService: 'NONE',
    handOverContact: 'The responsible social worker.',
  });
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  return story;
}
