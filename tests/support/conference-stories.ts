/** Made-up people and forms of the family group conference, and the stretches that several stories share. */
import { familyGroupConference } from '../../pathways/conference';
import type { Data } from '../../pathways/model';
import { CoreCase } from './core-case';

export const people = {
  coord: { id: 'coord', role: 'COORD' },
  rsw: { id: 'rsw', role: 'RSW' },
  conv: { id: 'conv', role: 'CONV' },
  nurse: { id: 'nurse', role: 'NURSE' },
  famw: { id: 'famw', role: 'FAMW' },
} as const;
const { coord, rsw, conv, nurse } = people;

export const request = (variant: 'ORDINARY' | 'ACUTE' = 'ORDINARY'): Data => ({
  variant,
  purpose: 'How does the girl get to school from next autumn on?',
  whyNow: 'The aunt has moved nearby.',
  familyWish: 'YES',
  childWish: 'UNSURE',
});

export const family = (dateOfBirth = '2013-05-04'): Data => ({
  child: {
    firstName: 'Test',
    lastName: 'Girl',
    dateOfBirth,
    recordRef: 'REC-1',
    homeLanguage: 'som',
    interpreterNeed: 'NO',
  },
  guardians: [
    { firstName: 'Test', lastName: 'Mother', language: 'som', interpreterNeed: 'YES', isLegalGuardian: true },
  ],
});

/** A conference that the responsible social worker starts on this day, without a case beside it. */
export function asked(date: string, variant: 'ORDINARY' | 'ACUTE' = 'ORDINARY', dateOfBirth?: string): CoreCase {
  const c = new CoreCase(familyGroupConference, date);
  c.draft(rsw, { ...request(variant), ...family(dateOfBirth) }, { RSW: { userId: rsw.id } });
  return c;
}

export const agreement = (signedOn: string, over: Data = {}): Data => ({
  matters: [{ matter: 'School' }, { matter: 'Evenings at home' }],
  workers: [{ userId: nurse.id }],
  languages: [{ person: 'GUARDIAN_1', language: 'som', interpreterNeed: 'YES' }],
  signatures: [
    { person: 'GUARDIAN_1', signedOn },
    { person: 'CHILD', signedOn },
  ],
  ...over,
});

export const convener = (userId: string = conv.id): Data => ({ convener: userId, languageMatch: 'SAME_LANGUAGE' });

export const prepared = (over: Data = {}): Data => ({
  childSupporter: 'NAMED_AND_BRIEFED',
  venue: 'House of the neighbourhood',
  foodArranged: true,
  childCareArranged: true,
  interpreter: 'BOOKED',
  safetyChecked: true,
  ...over,
});

export const heldOn = (date: string, over: Data = {}): Data => ({
  heldOn: date,
  information: { from: '12:00', to: '13:00' },
  privateTime: { from: '13:00', to: '15:00', interpreterAsked: false },
  presenting: { from: '15:00', to: '15:45' },
  closePeople: 7,
  workersPresent: 2,
  childPresent: 'WHOLE',
  supporterPresent: true,
  ...over,
});

export const plan = (by: string, over: Data = {}): Data => ({
  actions: [
    { id: 'A1', what: 'Takes her to school on Mondays', ownerKind: 'CLOSE_PERSON', owner: 'The aunt', by },
    { id: 'A2', what: 'Asks the school for a quiet room', ownerKind: 'WORKER', owner: 'Family worker', by },
  ],
  contingency: 'The grandmother comes.',
  unanimous: 'YES',
  deliveredIn: [{ language: 'som' }],
  ...over,
});

export const followedUp = (heldOn: string, over: Data = {}): Data => ({
  heldOn,
  actions: [
    { id: 'A1', state: 'DONE' },
    { id: 'A2', state: 'ONGOING' },
  ],
  childView: 'It helps.',
  ...over,
});

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
