import { CaseInStory, type Stage } from './case-in-story';
import type { Over } from './child';
import * as forms from './conference-forms';

/**
 * X1: a conference without a case. The preparation needs more than eight weeks, the plan goes back to the family once,
 * and a second meeting follows the first.
 */
export async function x1(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const { child: ours, guardians } = forms.family();
  const child = { ...(ours as object), recordRef: 'TRAIN-X1', ...(over['child'] as object | undefined) };
  const form = { ...forms.request(), child, ...(guardians === undefined ? {} : { guardians }) };
  const story = await CaseInStory.conference(stage, '2027-02-01T08:00:00.000Z', form);
  const conv = await stage.people.as('conv');
  await story.until('2027-02-08');
  await story.complete('rsw', 'G2_AGREEMENT', 'AGREED', forms.agreement('2027-02-08', []));
  await story.until('2027-02-10');
  await story.complete('coord', 'G3_CONVENER', 'ASSIGNED', forms.convener(conv.id));
  await story.until('2027-04-06');
  const reason = 'The aunt is abroad until the end of April.';
  await story.refused('preparation_extension_range', () =>
    story.complete('rsw', 'G4_EXTENSION', 'EXTEND', { extendUntil: '2027-05-04', reason }),
  );
  await story.complete('rsw', 'G4_EXTENSION', 'EXTEND', { extendUntil: '2027-05-03', reason });
  for (const date of ['2027-04-07', '2027-04-21']) {
    await story.until(date);
    await story.entry('conv', 'FGC_FAMILY_MEETING', { date, interpreter: 'USED', childMet: true });
  }
  await story.entry('conv', 'FGC_NETWORK', { persons: [{ name: 'Aunt Hodan', relation: 'aunt', invited: 'YES' }] });
  await story.entry('conv', 'FGC_SUPPORTER', { name: 'Aunt Hodan', relation: 'aunt', briefedOn: '2027-04-21' });
  await story.entry('conv', 'FGC_DATE', { conferenceOn: '2027-05-03', startsAt: '12:00' });
  await story.complete('conv', 'G4_PREPARATION', 'READY', forms.prepared());
  await story.until('2027-05-03');
  await story.event('conv', 'FAMILY_ALONE');
  await story.event('conv', 'FAMILY_READY');
  await story.complete('conv', 'G5_CONFERENCE', 'HELD', forms.heldOn('2027-05-03'));
  await story.complete('conv', 'G6_PLAN', 'FAMILY_APPROVED', forms.plan('2027-08-31'));
  await story.complete('rsw', 'G7_APPROVAL', 'NOT_SAFE', { reason: 'Nobody is at home on two evenings.' });
  await story.until('2027-05-10');
  await story.complete('conv', 'G6_PLAN_AGAIN', 'FAMILY_APPROVED', forms.plan('2027-08-31'));
  await story.until('2027-05-12');
  await story.complete('rsw', 'G7_APPROVAL', 'APPROVED', { clientPlanUpdated: true });
  await story.until('2027-08-03');
  const second = forms.followedUp('2027-08-03', { secondOn: '2027-11-02' });
  await story.complete('conv', 'G8_FOLLOW_UP', 'SECOND_FOLLOW_UP', second);
  await story.until('2027-11-02');
  await story.complete('conv', 'G8_FOLLOW_UP', 'END', forms.followedUp('2027-11-02'));
  return story;
}
