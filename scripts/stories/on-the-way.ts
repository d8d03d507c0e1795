/** Stories of what can happen on the way: a move, another responsible social worker, a family that comes back. */
import { CaseInStory, type Stage } from './case-in-story';
import { child, type Over } from './child';
import * as forms from './forms';
import { declined } from './s4';

/** X4: the family moves to where nobody may know, before the service has begun; the hand-over is made, and a person closes. */
export async function x4(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', child({ recordRef: 'TRAIN-X4' }, over));
  await story.event('coord', 'MOVE', { municipality: '049', date: '2026-12-07', protectedAddress: true });
  await story.until('2026-12-01');
  await story.complete('rsw', 'X4_HANDOVER', 'HANDED_OVER', {
    basis: 'CONSENT',
    consentGivenOn: '2026-11-30',
    summarySentOn: '2026-12-01',
    receivingContact: 'The social worker on duty there',
  });
  await story.until('2026-12-07');
  await story.complete('tl', 'X4_MOVE_DATE', 'MOVED_AWAY');
  return story;
}

/** X7: the family of S4 comes back within three months; the team leader lets the nurse only update what was known. */
export async function x7(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  await declined(stage, child({ recordRef: 'TRAIN-X7' }, over));
  const story = await CaseInStory.refer(stage, '2027-04-26T07:15:00.000Z', child({ recordRef: 'TRAIN-X7' }, over));
  await story.complete('tl', 'X7_FAST_REENTRY', 'FAST');
  await story.until('2027-04-28');
  await story.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await story.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await story.until('2027-05-03');
  await story.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2027-05-03'));
  await story.claim('nurse', 'X7_FAST_REENTRY_NURSE');
  await story.complete('nurse', 'X7_FAST_REENTRY_NURSE', 'COMPLETED', forms.assessment('2027-05-03'));
  return story;
}

/** X8: the family moves within Helsinki; the new unit's social worker is named, accepts, and the one before has left. */
export async function x8(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await CaseInStory.refer(stage, '2026-11-23T08:15:00.000Z', child({ recordRef: 'TRAIN-X8' }, over));
  const next = await stage.people.as('rsw2');
  await story.event('rsw', 'MOVE', { municipality: '091', date: '2026-12-01' });
  await story.until('2026-11-25');
  await story.complete('rsw', 'X4_NEW_UNIT', 'NEW_RSW', { userId: next.id });
  await story.until('2026-11-26');
  await story.complete('rsw2', 'X8_NEW_RSW_ACCEPT', 'ACCEPTED');
  return story;
}
