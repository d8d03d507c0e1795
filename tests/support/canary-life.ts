/** A whole case in which people use as many forms as one family can meet, so that every text field is written once. */
import { CaseInStory, type Stage } from '../../scripts/stories/case-in-story';
import * as forms from '../../scripts/stories/forms';
import type { Planter } from './planting';

export async function canaryLife(stage: Stage, planter: Planter): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z');
  await beforeConsent(story, stage, planter);
  await beforeService(story, stage);
  await inService(story, stage);
  await close(story, '2027-04-14');
  await story.event('tl', 'REOPEN');
  await close(story, '2027-04-20');
  await followUp(story);
  return story;
}

async function beforeConsent(story: CaseInStory, { people }: Stage, planter: Planter): Promise<void> {
  const [rsw, tl, coord] = await Promise.all([people.as('rsw'), people.as('tl'), people.as('coord')]);
  await story.complete('coord', 'P2_SCREENING', 'RETURN_FOR_INFO');
  await rsw.send('PATCH', `/referrals/${story.id}`, forms.referral('2026-11-23', rsw.id));
  await rsw.send('POST', `/referrals/${story.id}/submit`);
  const screening = await story.open('P2_SCREENING');
  await tl.send('POST', `/tasks/${screening.id}/assign`, { assignee: coord.id, reason: planter.text('assign', 500) });
  await tl.send('POST', `/tasks/${screening.id}/extend`, { dueOn: '2026-12-02', reason: planter.text('extend', 500) });
  await coord.send('POST', `/tasks/${screening.id}/help`, { to: 'TL', text: planter.text('help', 500) });
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  const meetingId = 'id-901';
  const planned = { meetingId, purpose: 'INFORMATION', date: '2026-11-24', status: 'CONFIRMED' };
  await story.entry('coord', 'MEETING', {
    ...planned,
    participants: [{ person: 'GUARDIAN_1', interpreterNeed: 'YES' }],
  });
  const booked = { meetingId, purpose: 'INTERPRETER', date: '2026-11-24', mode: 'ON_SITE', status: 'CONFIRMED' };
  await story.entry('coord', 'BOOKING', booked);
  await story.until('2026-11-25');
  await story.entry('coord', 'ATTEMPT', { date: '2026-11-25', channel: 'CALL', reached: true, interpreter: 'USED' });
  await story.entry('rsw', 'STATUTORY_ACT', { act: 'WRITTEN_DECISION', on: '2026-11-25' });
  await story.entry('rsw', 'NOTE', { note: 'n' });
  await story.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-11-25'));
}

async function beforeService(story: CaseInStory, { people }: Stage): Promise<void> {
  await story.event('rsw', 'URGENT_CONCERN');
  await story.claim('nurse', 'P4_ASSESSMENT');
  await story.entry('nurse', 'BOOKING', { purpose: 'APPOINTMENT', date: '2026-12-01' });
  await story.until('2026-12-02');
  await story.complete('nurse', 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-01'));
  const [famw, asw, nurse, tl] = await Promise.all(['famw', 'asw', 'nurse', 'tl'].map((name) => people.as(name)));
  const team = { famw: famw?.id ?? '', asw: asw?.id ?? '', nurse: nurse?.id ?? '', tl: tl?.id ?? '' };
  await story.complete('tl', 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
  await story.entry('famw', 'MEETING', { purpose: 'FIRST_FAMILY_MEETING', date: '2026-12-02', status: 'HELD' });
  await story.until('2026-12-09');
  const plan = forms.plan('2027-10-14');
  await story.complete('famw', 'P6_PLAN', 'CONFIRMED_WITH_DIFFERING_VIEWS', plan);
  await story.complete('rsw', 'P6_RSW_CONFIRM', 'CHANGES_NEEDED');
  await story.complete('famw', 'P6_PLAN_REVISE', 'REVISED', { goals: plan['goals'] ?? [] });
  await story.complete('famw', 'P6_GIVE_PLAN', 'GIVEN', {
    givenToFamilyInLanguage: 'som',
    givenToFamilyOn: '2026-12-09',
  });
}

async function inService(story: CaseInStory, { people }: Stage): Promise<void> {
  const [famw2, nurse2] = await Promise.all([people.as('famw2'), people.as('nurse2')]);
  await story.until('2026-12-11');
  for (const [who, discipline] of [
    ['famw', 'FAMW'],
    ['asw', 'ASW'],
    ['nurse', 'NURSE'],
  ] as const) {
    await story.entry(who, 'CONTACT', forms.contact('2026-12-11', discipline));
  }
  await story.event('tl', 'PAUSE', { reason: 'ILLNESS', from: '2026-12-11', plannedUntil: '2026-12-23' });
  await story.until('2026-12-16');
  await story.event('tl', 'RESUME');
  await story.event('asw', 'PART_CHANGE', { discipline: 'ASW', to: 'COMPLETED' });
  await story.event('tl', 'WORKER_CHANGE', { discipline: 'NURSE', userId: nurse2.id, deputyId: famw2.id });
  await story.until('2027-03-10');
  const change = { goals: forms.plan('2027-10-14')['goals'] ?? [] };
  await story.complete('famw', 'P8_REVIEW', 'CHANGE_PLAN', forms.review(2, change));
}

async function close(story: CaseInStory, on: string): Promise<void> {
  await story.until(on);
  await story.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
  await story.entry('famw', 'MEETING', { purpose: 'CLOSING_MEETING', date: on, status: 'HELD' });
  const handovers = [{ service: 'a club', contact: 'its leader', acceptedOn: on }];
  await story.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2, { handovers }));
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'RETURNED');
  await story.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2, { handovers }));
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
}

async function followUp(story: CaseInStory): Promise<void> {
  const { tasks } = await story.now();
  const due = tasks.find(({ stepCode, status }) => stepCode === 'P10_FOLLOW_UP' && status !== 'CANCELLED')?.dueOn ?? '';
  await story.until(due);
  await story.complete('coord', 'P10_FOLLOW_UP', 'DONE', forms.registerPart(due));
  await story.complete('famw', 'P10_FAMILY', 'DONE', { ...forms.familyPart(), needForHelp: true });
}
