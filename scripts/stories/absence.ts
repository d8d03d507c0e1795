import { z } from 'zod';
import { CaseInStory, type Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';

const Absence = z.object({ id: z.string() });
const Absences = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) });

/** The days of this story are far from those of the others: an absence is a person's, not a case's. */
const AWAY = { from: '2029-01-24', to: '2029-02-14' };

/** The nurse is away for three weeks: a colleague gets what waits and what comes, and what is unfinished returns. */
export async function absence(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const [nurse, cover] = await Promise.all([stage.people.as('nurse'), stage.people.as('nurse2')]);
  // An absence of an earlier telling that broke off would stand in the way.
  const known = Absences.parse(await nurse.get(`/absences?from=${AWAY.from}&to=${AWAY.to}`));
  for (const { id, state } of known.items) {
    if (state === 'PLANNED') await nurse.send('POST', `/absences/${id}/end`);
  }
  const story = await CaseInStory.refer(
    stage,
    '2029-01-15T08:15:00.000Z',
    child({ dateOfBirth: '2015-05-14', recordRef: 'TRAIN-ABSENCE' }, over),
  );
  await story.until('2029-01-17');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await story.until('2029-01-22');
  const attempt = { date: '2029-01-22', channel: 'CALL', reached: true, interpreter: 'USED' };
  await story.entry('coord', 'ATTEMPT', attempt);
  await story.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2029-01-22'));
  await story.claim('nurse', 'P4_ASSESSMENT');
  await story.until('2029-01-24');
  const body = { ...AWAY, cover: cover.id, reason: 'LEAVE' };
  const { id: away } = Absence.parse(await nurse.send('POST', '/absences', body));
  await story.catchUp();
  await story.until('2029-01-26');
  await story.entry('nurse2', 'BOOKING', { purpose: 'APPOINTMENT', date: '2029-02-07' });
  await story.until('2029-02-05');
  // She is back earlier than planned.
  await nurse.send('POST', `/absences/${away}/end`);
  await story.catchUp();
  await story.until('2029-02-07');
  await story.complete('nurse', 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2029-02-07'));
  return story;
}
