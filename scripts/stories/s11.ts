import type { CaseInStory, Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './conference-forms';
import * as helmiForms from './forms';
import { untilService } from './s1';
import { begun, inService } from './service';

/** Asked on Monday 1 February beside a service that runs, agreed on the 8th, a Somali-speaking convener on the 10th. */
export async function untilConvener(
  stage: Stage,
  over: Over = {},
): Promise<{ helmi: CaseInStory; conference: CaseInStory }> {
  const helmi = await untilService(stage, child({ recordRef: 'TRAIN-0011' }, over));
  await begun(helmi);
  await helmi.until('2027-02-01');
  const conference = await helmi.conference(forms.request(), 'Conference: ');
  const [nurse, conv] = await Promise.all(['nurse', 'conv'].map((name) => stage.people.as(name)));
  await conference.until('2027-02-08');
  await conference.complete('rsw', 'G2_AGREEMENT', 'AGREED', forms.agreement('2027-02-08', [nurse?.id ?? '']));
  await conference.until('2027-02-10');
  await conference.complete('coord', 'G3_CONVENER', 'ASSIGNED', forms.convener(conv?.id ?? ''));
  return { helmi, conference };
}

/** The preparation: two meetings, the aunt as supporter, and the nurse's summary, which the girl keeps to herself. */
export async function untilConference(stage: Stage, conference: CaseInStory): Promise<void> {
  const nurse = await stage.people.as('nurse');
  for (const date of ['2027-02-17', '2027-02-24']) {
    await conference.until(date);
    await conference.entry('conv', 'FGC_FAMILY_MEETING', { date, interpreter: 'USED', childMet: true });
  }
  await conference.entry('conv', 'FGC_NETWORK', {
    persons: [{ name: 'Aunt Hodan', relation: 'aunt', invited: 'YES' }],
  });
  await conference.entry('conv', 'FGC_SUPPORTER', { name: 'Aunt Hodan', relation: 'aunt', briefedOn: '2027-02-24' });
  await conference.entry('conv', 'FGC_DATE', { conferenceOn: '2027-03-18', startsAt: '12:00' });
  await conference.complete('nurse', 'G4_SUMMARY', 'WRITTEN', { summary: forms.SUMMARY });
  await conference.entry('conv', 'FGC_SHARING', { worker: nurse.id, sharing: 'DO_NOT_SHARE' });
  await conference.complete('conv', 'G4_PREPARATION', 'READY', forms.prepared());
  await conference.until('2027-03-18');
}

/** The day itself: while the family is on its own nobody writes to the conference, and the service goes on beside it. */
export async function conferenceDay(helmi: CaseInStory, conference: CaseInStory, day: string): Promise<void> {
  await conference.event('conv', 'FAMILY_ALONE');
  await conference.refused('private_family_time', () =>
    conference.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn(day)),
  );
  await helmi.entry('asw', 'CONTACT', helmiForms.contact(day, 'ASW'));
  await conference.event('conv', 'FAMILY_READY');
  await conference.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn(day));
  await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', forms.plan('2027-05-31'));
  await conference.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
}

/** The service ends on 31 May; the conference goes on under the responsible social worker, who says so. */
export async function helmiEnds(helmi: CaseInStory): Promise<void> {
  await inService(helmi, '2027-03-31', '2027-05-20');
  await helmi.until('2027-05-24');
  await helmi.complete('famw', 'P8_REVIEW', 'CLOSE', helmiForms.review(2));
  await helmi.until('2027-05-31');
  await helmi.complete('famw', 'P9_CLOSING', 'GOALS_MET', helmiForms.closing(2));
  await helmi.refused('conference_runs', () =>
    helmi.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED', { keepsConference: false }),
  );
  await helmi.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED', { keepsConference: true });
}

/** S11: a family group conference beside the service, which ends while the plan is still followed up. */
export async function s11(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const { helmi, conference } = await untilConvener(stage, over);
  await inService(helmi, '2027-02-03', '2027-03-18');
  await untilConference(stage, conference);
  await helmi.until('2027-03-18');
  await conferenceDay(helmi, conference, '2027-03-18');
  await helmiEnds(helmi);
  await conference.until('2027-06-18');
  await conference.complete('conv', 'G8_FOLLOW_UP', 'END', forms.followedUp('2027-06-18'));
  return conference;
}
