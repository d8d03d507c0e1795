/** Forms of the family group conference as the stories fill them in: made-up people only. */
import type { Data } from '../../pathways/model';

export const request = (variant: 'ORDINARY' | 'ACUTE' = 'ORDINARY'): Data => ({
  variant,
  purpose: 'How does the girl get to school from next autumn on?',
  whyNow: 'The aunt has moved nearby.',
  familyWish: 'YES',
  childWish: 'UNSURE',
});

export const family = (dateOfBirth = '2013-05-04'): Data => ({
  child: { givenName: 'Test', familyName: 'Girl', dateOfBirth, recordRef: 'REC-1', homeLanguage: 'som' },
  guardians: [{ name: 'Test Mother', languageCode: 'som', interpreterNeed: 'YES', isLegalGuardian: true }],
});

export const agreement = (signedOn: string, workers: readonly string[], over: Data = {}): Data => ({
  matters: [{ matter: 'School' }, { matter: 'Evenings at home' }],
  workers: workers.map((userId) => ({ userId })),
  languages: [{ person: 'GUARDIAN_1', language: 'som', interpreterNeed: 'YES' }],
  signatures: [
    { person: 'GUARDIAN_1', signedOn },
    { person: 'CHILD', signedOn },
  ],
  ...over,
});

export const convener = (userId: string): Data => ({ convener: userId, languageMatch: 'SAME_LANGUAGE' });

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

/** What the nurse writes for the family to read first. */
export const SUMMARY = 'She sleeps better since the evenings are calm.';
