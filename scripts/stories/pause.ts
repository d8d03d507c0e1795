import type { CaseInStory, Stage } from './case-in-story';
import { child, type Over } from './child';
import { untilService } from './s1';
import { begun, inService } from './service';

/** X2: the family is abroad; what was booked is called off, the pause is looked at half-way, extended once, and ended. */
export async function x2(stage: Stage, over: Over = {}): Promise<CaseInStory> {
  const story = await untilService(stage, child({ recordRef: 'TRAIN-X2' }, over));
  await begun(story);
  const meetingId = 'TRAIN-X2-M1';
  await story.entry('famw', 'MEETING', { meetingId, purpose: 'OTHER', date: '2027-02-17', status: 'PLANNED' });
  await story.entry('famw', 'BOOKING', {
    purpose: 'INTERPRETER',
    bookingId: 'TRAIN-X2-B1',
    meetingId,
    date: '2027-02-17',
    provider: 'The interpreting centre',
    mode: 'ON_SITE',
    status: 'CONFIRMED',
  });
  await story.until('2027-02-01');
  const abroad = { reason: 'FAMILY_ABROAD', from: '2027-02-01' };
  await story.refused('pause_too_long', () => story.event('famw', 'PAUSE', { ...abroad, plannedUntil: '2027-04-03' }));
  await story.event('famw', 'PAUSE', { ...abroad, plannedUntil: '2027-03-04' });
  await story.until('2027-02-02');
  await story.complete('famw', 'X2_CANCEL_BOOKINGS', 'ALL_CANCELLED');
  await story.until('2027-02-16');
  await story.complete('famw', 'X2_PAUSE_HALFWAY', 'STILL_RIGHT');
  await story.until('2027-03-04');
  const longer = { extendUntil: '2027-03-18', agreedWithRsw: true };
  await story.complete('famw', 'X2_PAUSE_END', 'EXTEND', longer);
  await story.until('2027-03-18');
  await story.refused('pause_extended_already', () =>
    story.complete('famw', 'X2_PAUSE_END', 'EXTEND', { ...longer, extendUntil: '2027-03-25' }),
  );
  await story.complete('famw', 'X2_PAUSE_END', 'RESUME');
  await inService(story, '2027-03-19', '2027-03-20');
  return story;
}
