import type { CaseInStory } from './case-in-story';
import * as forms from './forms';

/** The three parts of the service go on quietly: contacts every second week, and each joint review on its day. */
export async function inService(story: CaseInStory, from: string, until: string): Promise<void> {
  const day = new Date(`${from}T12:00:00Z`);
  for (let date = from; date < until; date = day.toISOString().slice(0, 10)) {
    const review = (await story.now()).tasks.find((task) => task.stepCode === 'P8_REVIEW' && task.status === 'OPEN');
    const held = review !== undefined && review.dueOn <= date;
    if (held && review.dueOn < date) await story.until(review.dueOn);
    else await story.until(date);
    if (held) await story.complete('famw', 'P8_REVIEW', 'CONTINUE', forms.review(2));
    if (held && review.dueOn < date) await story.until(date);
    for (const [username, discipline] of [
      ['famw', 'FAMW'],
      ['asw', 'ASW'],
      ['nurse', 'NURSE'],
    ] as const) {
      await story.entry(username, 'CONTACT', forms.contact(date, discipline));
    }
    day.setUTCDate(day.getUTCDate() + 14);
  }
}

/** The plan is given to the family and confirmed, and everybody meets it for the first time on 20 January. */
export async function begun(story: CaseInStory): Promise<void> {
  await story.until('2027-01-15');
  await story.complete('rsw', 'P6_RSW_CONFIRM', 'CONFIRMED', { fitsClientPlan: true });
  await story.complete('famw', 'P6_GIVE_PLAN', 'GIVEN', {
    givenToFamilyInLanguage: 'som',
    givenToFamilyOn: '2027-01-15',
  });
  await inService(story, '2027-01-20', '2027-01-21');
}
