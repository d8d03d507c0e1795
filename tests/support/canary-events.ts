/** What can happen on the way, and a whole conference, told by people who leave a canary in every text field. */

import type { CaseInStory, Stage } from '../../scripts/stories/case-in-story';
import * as meetings from '../../scripts/stories/conference-forms';
import * as forms from '../../scripts/stories/forms';
import { x4, x8 } from '../../scripts/stories/on-the-way';
import { untilService } from '../../scripts/stories/s1';
import { untilConference, untilConvener } from '../../scripts/stories/s11';
import { x6 } from '../../scripts/stories/withdrawal';

/** Stories, each of another family. */
export const eventsOnTheWay: readonly ((stage: Stage) => Promise<CaseInStory>)[] = [
  x4,
  x6,
  x8,
  placed,
  conferred,
  conferenceStopped,
  grownUp,
  covered,
];

/** The cases of these stories. */
export async function canaryEvents(stage: Stage): Promise<readonly CaseInStory[]> {
  const cases: CaseInStory[] = [];
  for (const tell of eventsOnTheWay) cases.push(await tell(stage));
  return cases;
}

/** X3, X8 and X10: placed, home again, another responsible social worker asked for, placed anew, and the end that tells nobody. */
async function placed(stage: Stage): Promise<CaseInStory> {
  const story = await untilService(stage);
  await story.until('2027-02-01');
  await story.event('rsw', 'EMERGENCY_PLACEMENT', { placedAt: '2027-01-31T18:00' });
  await story.complete('famw', 'X3_JOINT_MEETING', 'HELD', { meetingHeldOn: '2027-02-01' });
  await story.complete('rsw', 'X3_ACUTE_FGC', 'NO', { reason: 'Not now.' });
  await story.event('tl', 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
  const next = await stage.people.as('rsw2');
  await story.event('rsw', 'RSW_CHANGE', { userId: next.id });
  await story.until('2027-02-03');
  await story.event('rsw', 'EMERGENCY_PLACEMENT', { placedAt: '2027-02-02T18:00' });
  await story.event('mgr', 'DECEASED');
  return story;
}

/** X5 until the closing, whose forms the other life fills in. */
async function grownUp(stage: Stage): Promise<CaseInStory> {
  const handOvers = [{ to: 'ADULT_SOCIAL_WORK', contact: 'x' }];
  const story = await untilService(stage, { child: { dateOfBirth: '2009-08-20', schoolStage: 'UPPER_SECONDARY' } });
  await story.until('2027-02-22');
  await story.complete('famw', 'X5_TRANSITION_PLAN', 'PLAN_MADE', { handOvers, plan: 'p', youngPersonView: 'v' });
  await story.until('2027-08-24');
  await story.complete('famw', 'X5_OWN_CONSENTS', 'CONSENTED', { consents: forms.ownConsents('2027-08-24') });
  await story.until('2027-10-11');
  await story.complete('famw', 'X5_CLOSE', 'CLOSE', { handOvers });
  return story;
}

/** G1–G8 beside a service that runs. */
async function conferred(stage: Stage): Promise<CaseInStory> {
  const { conference } = await untilConvener(stage);
  await untilConference(stage, conference);
  await conference.event('conv', 'FAMILY_ALONE');
  await conference.event('conv', 'FAMILY_READY');
  await conference.complete('conv', 'G5_CONFERENCE', 'HELD', meetings.heldOn('2027-03-18'));
  await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', meetings.plan('2027-05-31'));
  await conference.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
  await conference.until('2027-06-18');
  await conference.complete('conv', 'G8_FOLLOW_UP', 'END', meetings.followedUp('2027-06-18'));
  return conference;
}

/** Another convener, another day, and a family that does not go on. */
async function conferenceStopped(stage: Stage): Promise<CaseInStory> {
  const conv = await stage.people.as('conv');
  const { conference } = await untilConvener(stage);
  await conference.event('rsw', 'CONVENER_CHANGE', { reason: 'x' });
  await conference.complete('coord', 'G3_CONVENER', 'ASSIGNED', meetings.convener(conv.id));
  await untilConference(stage, conference);
  const nurse = await stage.people.as('nurse');
  await conference.entry('conv', 'FGC_SHARING', { worker: nurse.id, sharing: 'SHARE_PART', sharedPart: 'x' });
  await conference.complete('conv', 'G5_CONFERENCE', 'POSTPONED', { newDate: '2027-03-25', reason: 'x' });
  await conference.event('conv', 'FAMILY_STOPPED');
  return conference;
}

/** Somebody is away while the case goes on, and somebody else does what comes. */
async function covered(stage: Stage): Promise<CaseInStory> {
  const story = await untilService(stage);
  const [famw, famw2] = await Promise.all([stage.people.as('famw'), stage.people.as('famw2')]);
  const absence = { from: '2027-01-14', to: '2027-01-20', cover: famw2.id, reason: 'LEAVE' };
  const { id } = (await famw.send('POST', '/absences', absence)) as { readonly id: string };
  await story.entry('famw2', 'CONTACT', forms.contact('2027-01-14', 'FAMW'));
  await famw.send('POST', `/absences/${id}/end`, {});
  return story;
}
