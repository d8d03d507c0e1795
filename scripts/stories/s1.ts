import { CaseInStory, type Stage } from './case-in-story';
import * as forms from './forms';

const START = '2026-11-23T08:15:00.000Z';
type Over = Parameters<typeof CaseInStory.refer>[2];

/** The people whom the stories give a family as its team. */
export async function teamOf({ people }: Stage): Promise<forms.Team> {
  const [famw, asw, nurse, tl] = await Promise.all(['famw', 'asw', 'nurse', 'tl'].map((name) => people.as(name)));
  return { famw: famw?.id ?? '', asw: asw?.id ?? '', nurse: nurse?.id ?? '', tl: tl?.id ?? '' };
}

/** Screening, language and consent: Amina is accepted on 26 November and everybody says yes on 3 December. */
export async function untilAssessment(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, START, over);
  await story.until('2026-11-26');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.until('2026-11-27');
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await story.until('2026-12-01');
  await story.entry('coord', 'ATTEMPT', { date: '2026-12-01', channel: 'CALL', reached: true, interpreter: 'USED' });
  await story.until('2026-12-03');
  await story.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-12-03'));
  return story;
}

/** The nurse's assessment, the team's first meeting, and the plan that the family confirms on 14 January. */
export async function untilService(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilAssessment(stage, over);
  await story.until('2026-12-04');
  await story.claim('nurse', 'P4_ASSESSMENT');
  await story.until('2026-12-08');
  await story.entry('nurse', 'BOOKING', { purpose: 'APPOINTMENT', date: '2026-12-11' });
  await story.until('2026-12-16');
  await story.complete('nurse', 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-11'));
  await story.until('2026-12-22');
  await story.complete('tl', 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(await teamOf(stage)));
  await story.until('2027-01-05');
  await story.entry('famw', 'MEETING', { purpose: 'FIRST_FAMILY_MEETING', date: '2027-01-05', status: 'HELD' });
  await story.until('2027-01-14');
  await story.complete('famw', 'P6_PLAN', 'CONFIRMED', forms.plan('2027-10-14'));
  return story;
}

/** S1: the whole pathway, from the referral to the six-month follow-up, with nobody ever late. */
export async function s1(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, over);
  await story.until('2027-01-15');
  await story.complete('rsw', 'P6_RSW_CONFIRM', 'CONFIRMED', { fitsClientPlan: true });
  await story.complete('famw', 'P6_GIVE_PLAN', 'GIVEN', {
    givenToFamilyInLanguage: 'som',
    givenToFamilyOn: '2027-01-15',
  });
  await serviceUntil(story, '2027-10-14');
  await story.until('2027-10-14');
  await story.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
  await story.until('2027-11-03');
  await story.entry('famw', 'MEETING', { purpose: 'CLOSING_MEETING', date: '2027-11-03', status: 'HELD' });
  await story.complete('famw', 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
  await story.until('2027-11-04');
  await story.complete('rsw', 'P9_RSW_CONFIRM', 'CONFIRMED');
  await story.until('2028-05-04');
  await story.complete('coord', 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2028-05-04'));
  await story.complete('famw', 'P10_FAMILY', 'DONE', forms.familyPart());
  return story;
}

/** Contacts often enough that nobody wonders, and the reviews of April and July; `first` is a Wednesday. */
export async function serviceUntil(story: CaseInStory, end: string, first = '2027-01-20'): Promise<void> {
  const day = new Date(`${first}T12:00:00Z`);
  for (let week = 0; ; week += 1) {
    const date = day.toISOString().slice(0, 10);
    if (date >= end) return;
    await story.until(date);
    if (date === '2027-04-14' || date === '2027-07-14') {
      await story.complete('famw', 'P8_REVIEW', 'CONTINUE', forms.review(2));
    }
    await story.entry('famw', 'CONTACT', forms.contact(date, 'FAMW'));
    if (week % 2 === 0) await story.entry('asw', 'CONTACT', forms.contact(date, 'ASW'));
    if (week % 3 === 0) await story.entry('nurse', 'CONTACT', forms.contact(date, 'NURSE'));
    day.setUTCDate(day.getUTCDate() + 7);
  }
}

/** The same referral when nobody acts in time: reminded, overdue, escalated to the top, and still waiting for a person. */
export async function nobodyActs(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, START, over);
  await story.until('2027-03-31');
  return story;
}
