import type { StepCode } from './model';

/** One profession of the support team: what it watches and what its contacts may be about. */
export interface DisciplineInfo {
  readonly code: string;
  readonly firstContact: StepCode;
  readonly silence: StepCode;
  readonly contentCodes: readonly string[];
  /** Consent item that at least one person must have given before this part may open. */
  readonly needsConsent?: string;
}

/** Family work, adult social work, youth health care (domain.md §2.5 P7). */
export const DISCIPLINES = [
  {
    code: 'FAMW',
    firstContact: 'P7_FIRST_CONTACT_FAMW',
    silence: 'P7_SILENCE_FAMW',
    contentCodes: [
      'DAILY_ROUTINE',
      'PARENTING',
      'SCHOOL_MOTIVATION',
      'CONFLICT',
      'AUTHORITY_SUPPORT',
      'NETWORK',
      'CRISIS',
    ],
  },
  {
    code: 'ASW',
    firstContact: 'P7_FIRST_CONTACT_ASW',
    silence: 'P7_SILENCE_ASW',
    contentCodes: [
      'BENEFITS_FINANCES',
      'HOUSING',
      'EMPLOYMENT_STUDY',
      'LANGUAGE_STUDY',
      'DIGITAL_SKILLS',
      'SERVICE_NAVIGATION',
      'INCLUSION',
    ],
    needsConsent: 'C6_PARENT_ADULT_SW',
  },
  {
    code: 'NURSE',
    firstContact: 'P7_FIRST_CONTACT_NURSE',
    silence: 'P7_SILENCE_NURSE',
    contentCodes: ['MENTAL_WELLBEING', 'SLEEP', 'SUBSTANCE', 'SEXUAL_HEALTH', 'CARE_NAVIGATION', 'HEALTH_EDUCATION'],
  },
] as const satisfies readonly DisciplineInfo[];

export type DisciplineCode = (typeof DISCIPLINES)[number]['code'];
export const DISCIPLINE_CODES: readonly DisciplineCode[] = DISCIPLINES.map((discipline) => discipline.code);

/** The discipline with this code, or undefined. */
export function disciplineOf(code: string): DisciplineInfo | undefined {
  return DISCIPLINES.find((discipline) => discipline.code === code);
}
