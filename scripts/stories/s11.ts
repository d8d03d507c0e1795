import { CaseInStory, type Stage } from './case-in-story';
import * as forms from './conference-forms';
import { untilService } from './s1';

type Over = NonNullable<Parameters<typeof CaseInStory.refer>[2]>;

/** Asked on Monday 1 February beside a service that runs, agreed on the 8th, a Somali-speaking convener on the 10th. */
export async function untilConvener(
  stage: Stage,
  over: Over = {},
): Promise<{ helmi: CaseInStory; conference: CaseInStory }> {
  const helmi = await untilService(stage, { ...over });
  await helmi.until('2027-02-01');
  const conference = await helmi.conference(forms.request());
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

/** S11: a family group conference beside the service, from the request to the follow-up meeting. */
export async function s11(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const { conference } = await untilConvener(stage, over);
  await untilConference(stage, conference);
  await conference.event('conv', 'FAMILY_ALONE');
  await conference.event('conv', 'FAMILY_READY');
  await conference.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn('2027-03-18'));
  await conference.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', forms.plan('2027-05-31'));
  await conference.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
  await conference.until('2027-06-18');
  await conference.complete('conv', 'G8_FOLLOW_UP', 'END', forms.followedUp('2027-06-18'));
  return conference;
}
