/** What a consent in force opens to further readers (domain.md §3, cells C): the one list for the rights and for who is told of a withdrawal. */

export interface Release {
  readonly consent: string;
  readonly section: string;
  /** One field of the section, or `*`. */
  readonly field: string;
  /** Roles that read it while the consent holds. */
  readonly readers: readonly string[];
}

export const RELEASES: readonly Release[] = [
  {
    consent: 'C2_HEALTH_TO_TEAM',
    section: 'ASSESSMENT',
    field: 'teamSummary',
    readers: ['RSW', 'TL', 'FAMW'],
  },
  { consent: 'C3_SOCIAL_TO_NURSE', section: 'REFERRAL', field: '*', readers: ['NURSE'] },
];

/** Who works with what a consent allows, beside its readers, and must know at once that it is gone (N13). */
const WORKS_WITH: Readonly<Record<string, readonly string[]>> = {
  C1_PARTICIPATION: ['RSW', 'TEAM', 'TL', 'COORD'],
  C2_HEALTH_TO_TEAM: ['NURSE'],
  C3_SOCIAL_TO_NURSE: ['RSW'],
  C4_SCHOOL: ['RSW', 'TEAM'],
  C5_OTHER_HEALTH: ['RSW', 'TEAM'],
  C6_PARENT_ADULT_SW: ['ASW', 'LEAD', 'RSW'],
  C7_FOLLOW_UP_CONTACT: ['COORD', 'LEAD', 'RSW'],
  C8_FEEDBACK: ['COORD', 'LEAD'],
};

/** Everybody who holds what this consent opened: its readers and those who work with it. */
export function holdersOf(consent: string): readonly string[] {
  const readers = RELEASES.filter((release) => release.consent === consent).flatMap((release) => release.readers);
  return [...new Set([...readers, ...(WORKS_WITH[consent] ?? [])])];
}
