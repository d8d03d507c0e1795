/** Made-up people and forms of the family group conference, and the stretches that several stories share. */
import { familyGroupConference } from '../../pathways/conference';
import type { Data } from '../../pathways/model';
import * as forms from '../../scripts/stories/conference-forms';
import { CoreCase } from './core-case';

export const people = {
  coord: { id: 'coord', role: 'COORD' },
  rsw: { id: 'rsw', role: 'RSW' },
  conv: { id: 'conv', role: 'CONV' },
  nurse: { id: 'nurse', role: 'NURSE' },
  famw: { id: 'famw', role: 'FAMW' },
} as const;
const { coord, rsw, conv, nurse } = people;

/** A conference that the responsible social worker starts on this day, without a case beside it. */
export function asked(date: string, variant: 'ORDINARY' | 'ACUTE' = 'ORDINARY', dateOfBirth?: string): CoreCase {
  const c = new CoreCase(familyGroupConference, date);
  c.draft(rsw, { ...request(variant), ...family(dateOfBirth) }, { RSW: { userId: rsw.id } });
  return c;
}

export const agreement = (signedOn: string, over: Data = {}): Data => forms.agreement(signedOn, [nurse.id], over);
export const convener = (): Data => forms.convener(conv.id);
export const { family, followedUp, heldOn, plan, prepared, request } = forms;

/** Two meetings, the network, the supporter, a day, and the nurse's summary, which the girl keeps to herself. */
export function prepare(c: CoreCase, meetings: readonly [string, string], conferenceOn: string): void {
  for (const date of meetings) {
    c.until(date);
    c.entry(conv, 'FGC_FAMILY_MEETING', { date, interpreter: 'USED', childMet: true });
  }
  c.entry(conv, 'FGC_NETWORK', { persons: [{ name: 'Aunt', relation: 'aunt', invited: 'YES' }] });
  c.entry(conv, 'FGC_SUPPORTER', { name: 'Aunt', relation: 'aunt', briefedOn: meetings[1] });
  c.entry(conv, 'FGC_DATE', { conferenceOn, startsAt: '12:00' });
  c.complete(nurse, 'G4_SUMMARY', 'WRITTEN', { summary: 'She sleeps better.' });
  c.entry(conv, 'FGC_SHARING', { worker: nurse.id, sharing: 'DO_NOT_SHARE' });
  c.complete(conv, 'G4_PREPARATION', 'READY', prepared());
}

/** From the request to the preparation: agreed on the same day as asked, unless told otherwise. */
export function untilPreparing(c: CoreCase, agreedOn: string, convenerOn: string): void {
  c.until(agreedOn);
  c.complete(rsw, 'G2_AGREEMENT', 'AGREED', agreement(agreedOn));
  c.until(convenerOn);
  c.complete(coord, 'G3_CONVENER', 'ASSIGNED', convener());
}
