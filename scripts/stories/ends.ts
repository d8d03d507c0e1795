import { CaseInStory, type Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';
import { untilService } from './s1';
import { begun, inService } from './service';

/** X9: on a Saturday somebody is worried about a child: one tap, everybody concerned knows at once, and nothing else changes. */
export async function x9(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, child({ recordRef: 'TRAIN-X9' }, over));
  await begun(story);
  await story.until('2027-01-23');
  await story.event('famw', 'URGENT_CONCERN');
  await inService(story, '2027-01-25', '2027-01-26');
  return story;
}

/** X10: a child has died, and a case that was entered twice: from that moment on nobody is told anything. */
export async function x10(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, child({ recordRef: 'TRAIN-X10' }, over));
  await story.until('2027-01-18');
  await story.event('mgr', 'DECEASED');
  await story.refused('case_closed', () => story.entry('famw', 'CONTACT', forms.contact('2027-01-18', 'FAMW')));
  const { recordRef = 'TRAIN-X10' } = (over['child'] ?? {}) as { readonly recordRef?: string };
  const twice = { ...over, child: { ...(over['child'] as object | undefined), recordRef: `${recordRef}-2` } };
  const wrong = await CaseInStory.refer(stage, '2027-01-18T08:00:00.000Z', twice);
  await wrong.event('mgr', 'ENTERED_IN_ERROR', { closeReason: 'DUPLICATE', reason: 'Referred twice.' });
  return story;
}

/** Within twenty working days of the closing the team leader takes the case back into service; later it is a new referral. */
export async function reopen(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, child({ recordRef: 'TRAIN-REOPEN' }, over));
  await begun(story);
  await close(story, '2027-02-01', '2027-02-08');
  await story.until('2027-03-08');
  await story.event('tl', 'REOPEN', { reason: 'School has become hard again.' });
  await inService(story, '2027-03-10', '2027-03-11');
  await close(story, '2027-03-15', '2027-03-22');
  await story.until('2027-04-22');
  await story.refused('reopen_too_late', () => story.event('tl', 'REOPEN', { reason: 'The same again.' }));
  return story;
}

async function close(story: CaseInStory, reviewOn: string, closedOn: string): Promise<void> {
  await story.until(reviewOn);
  await story.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
  await story.until(closedOn);
  await story.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
}
