/** X5 and X6: somebody comes of age in the service; a family withdraws a consent, and then the whole. */
import type { CaseInStory, Stage } from './case-in-story';
import * as forms from './forms';
import { untilService } from './s1';

type Over = Parameters<typeof CaseInStory.refer>[2];

/** X5: eighteen on 20 August 2027, in the middle of the service; asked anew, and handed over within three months. */
export async function x5(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, {
    ...over,
    child: { recordRef: 'TRAIN-X5', dateOfBirth: '2009-08-20', ...(over.child as object | undefined) },
  });
  await story.until('2027-02-22');
  await story.complete('famw', 'X5_TRANSITION_PLAN', 'PLAN_MADE', {
    handOvers: [{ to: 'ADULT_SOCIAL_WORK' }],
    plan: 'Meet the adult social worker together in May.',
  });
  await story.until('2027-08-24');
  await story.complete('famw', 'X5_OWN_CONSENTS', 'CONSENTED', { consents: forms.ownConsents('2027-08-24') });
  await story.until('2027-10-11');
  await story.complete('famw', 'X5_CLOSE', 'CLOSE', { handOvers: [{ to: 'ADULT_SOCIAL_WORK' }] });
  await story.complete('famw', 'P9_CLOSING', 'TURNED_18', forms.closing(2));
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  return story;
}

/** X6: the girl takes her consent on health back, her mother the one on adult social work, and then both leave. */
export async function x6(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, {
    ...over,
    child: { recordRef: 'TRAIN-X6', ...(over.child as object | undefined) },
  });
  await story.until('2027-02-01');
  const reason = { reasonCode: 'ALREADY_TOO_MANY_SERVICES' };
  await story.event('famw', 'WITHDRAWAL', { whose: 'CHILD', what: 'CONSENT', consent: 'C2_HEALTH_TO_TEAM', ...reason });
  await story.event('asw', 'WITHDRAWAL', {
    whose: 'GUARDIAN',
    what: 'CONSENT',
    consent: 'C6_PARENT_ADULT_SW',
    ...reason,
  });
  await story.until('2027-02-08');
  await story.event('famw', 'WITHDRAWAL', { whose: 'BOTH', what: 'WHOLE_SERVICE', talkWith: 'RSW', ...reason });
  await story.until('2027-02-10');
  await story.complete('rsw', 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', { assessment: 'Safe at home.' });
  await story.complete('rsw', 'X6_TALK', 'WITHDRAWS');
  await story.complete('famw', 'P9_SHORT', 'FAMILY_WITHDREW', {
    hsaClosingTeam: forms.situation(3),
    childWelfareClientAtClose: 'YES',
    placementDuringService: 'NONE',
    handOverContact: 'The responsible social worker.',
  });
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  return story;
}
