import type { CaseInStory, Stage } from './case-in-story';
import { child, type Over } from './child';
import * as fgc from './conference-forms';
import * as forms from './forms';
import { untilService } from './s1';
import { begun, inService } from './service';

/** In service since 14 January; on Wednesday 10 February the child is placed in an emergency. */
async function placed(stage: Stage, over: Over): Promise<CaseInStory> {
  const story = await untilService(stage, over);
  await begun(story);
  await inService(story, '2027-02-01', '2027-02-02');
  await story.until('2027-02-10');
  await story.event('rsw', 'EMERGENCY_PLACEMENT', { placedAt: '2027-02-10T06:20:00.000Z' });
  return story;
}

/** S7: an emergency placement; the acute conference is agreed a day late, and the child comes home on 1 March. */
export async function s7(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await placed(stage, child({ recordRef: 'TRAIN-0007' }, over));
  await story.until('2027-02-12');
  await story.refused('overdue_reason_missing', () => story.complete('rsw', 'X3_ACUTE_FGC', 'YES'));
  await story.complete('rsw', 'X3_ACUTE_FGC', 'YES', { overdueReason: 'WORKLOAD' });
  const conference = await story.conferenceBegun('Conference: ');
  await untilPlan(stage, conference);
  await story.until('2027-02-15');
  await story.complete('famw', 'X3_JOINT_MEETING', 'HELD', { meetingHeldOn: '2027-02-15' });
  await story.until('2027-03-01');
  await story.event('rsw', 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
  await inService(story, '2027-03-02', '2027-03-03');
  await followedUp(conference);
  await story.until('2027-03-15');
  await story.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
  await story.refused('placement_forgotten', () => story.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2)));
  const closing = forms.closing(2, { placementDuringService: 'EMERGENCY' });
  await story.complete('famw', 'P9_CLOSING', 'GOALS_MET', closing);
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  return story;
}

/** The acute conference: a convener on Monday, the conference on Friday 19 February, and the plan approved there. */
async function untilPlan(stage: Stage, conference: CaseInStory): Promise<void> {
  const conv = await stage.people.as('conv');
  const purpose = 'Where does the girl live when it gets hard at home?';
  await conference.complete('rsw', 'G2_AGREEMENT', 'AGREED', fgc.agreement('2027-02-12', [], { purpose }));
  await conference.until('2027-02-15');
  await conference.complete('coord', 'G3_CONVENER', 'ASSIGNED', fgc.convener(conv.id));
  for (const date of ['2027-02-16', '2027-02-17']) {
    await conference.until(date);
    await conference.entry('conv', 'FGC_FAMILY_MEETING', { date, interpreter: 'USED', childMet: true });
  }
  await conference.entry('conv', 'FGC_NETWORK', {
    persons: [{ name: 'Aunt Hodan', relation: 'aunt', invited: 'YES' }],
  });
  await conference.entry('conv', 'FGC_SUPPORTER', { name: 'Aunt Hodan', relation: 'aunt', briefedOn: '2027-02-17' });
  await conference.entry('conv', 'FGC_DATE', { conferenceOn: '2027-02-19', startsAt: '12:00' });
  await conference.complete('conv', 'G4_PREPARATION', 'READY', fgc.prepared());
  await conference.until('2027-02-19');
  await conference.event('conv', 'FAMILY_ALONE');
  await conference.event('conv', 'FAMILY_READY');
  await conference.complete('conv', 'G5_CONFERENCE', 'HELD', fgc.heldOn('2027-02-19'));
  await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', fgc.plan('2027-05-19'));
  await conference.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
}

/** After an acute conference the family meets after one month and after three. */
async function followedUp(conference: CaseInStory): Promise<void> {
  await conference.until('2027-03-19');
  await conference.refused('second_meeting_follows', () =>
    conference.complete('conv', 'G8_FOLLOW_UP', 'END', fgc.followedUp('2027-03-19')),
  );
  await conference.complete('conv', 'G8_FOLLOW_UP', 'SECOND_FOLLOW_UP', fgc.followedUp('2027-03-19'));
  await conference.until('2027-05-19');
  await conference.complete('conv', 'G8_FOLLOW_UP', 'END', fgc.followedUp('2027-05-19'));
}

/** X3: the placement is extended once by a new decision, and ends in the child being taken into care. */
export async function x3(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await placed(stage, child({ recordRef: 'TRAIN-X3' }, over));
  await story.until('2027-02-11');
  await story.complete('rsw', 'X3_ACUTE_FGC', 'NO', { reason: 'The family asks for time.' });
  await story.until('2027-02-15');
  await story.complete('famw', 'X3_JOINT_MEETING', 'HELD', { meetingHeldOn: '2027-02-15' });
  await story.until('2027-03-02');
  await story.complete('rsw', 'X3_DAY20_REVIEW', 'EXTENDED', { decidedOn: '2027-03-02' });
  await story.refused('placement_extended_already', () =>
    story.event('rsw', 'PLACEMENT_EXTENDED', { decidedOn: '2027-03-02' }),
  );
  await story.until('2027-04-01');
  await story.complete('rsw', 'X3_DAY20_REVIEW', 'TAKING_INTO_CARE');
  await story.until('2027-04-08');
  await story.complete('rsw', 'X3_PLACEMENT_END', 'TAKEN_INTO_CARE');
  await story.until('2027-04-15');
  const closing = forms.closing(3, { placementDuringService: 'TAKEN_INTO_CARE' });
  await story.refused('closes_as_substitute_care', () => story.complete('famw', 'P9_CLOSING', 'GOALS_MET', closing));
  await story.complete('famw', 'P9_CLOSING', 'SUBSTITUTE_CARE', closing);
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  return story;
}
