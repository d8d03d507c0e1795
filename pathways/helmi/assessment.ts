/** P4 Nurse assessment: what the team must know of it, not the patient record itself. */
import type { Effect, Field, Outcome, Step } from '../model';
import {
  code,
  codes,
  date,
  interpreterUse,
  list,
  outcomeIn,
  ownSituation,
  reference,
  required,
  text,
  yesNo,
} from './forms';
import { startIntake, urgent } from './passages';
import { form, outcome, target } from './steps';

const HEALTH_NEEDS = [
  'MENTAL_HEALTH',
  'SLEEP',
  'SUBSTANCE',
  'NEUROPSYCH',
  'SOMATIC',
  'SEXUAL_HEALTH',
  'DENTAL',
  'VACCINATION',
  'TRAUMA',
  'NONE',
] as const;
const ONWARD = [
  'SCHOOL_HEALTH',
  'YOUTH_STATION',
  'YOUTH_PSYCHIATRY',
  'CHILD_PSYCHIATRY',
  'HEALTH_STATION',
  'DENTAL',
  'NONE',
] as const;
export const CAPACITIES = ['CAPABLE', 'NOT_CAPABLE', 'NOT_ASSESSED'] as const;

const assessed = outcomeIn('COMPLETED', 'COMPLETED_NO_RELEASE');

const visit: readonly Field[] = [
  date('date', 'HLT', { required: true, notFuture: true }),
  code('mode', 'HLT', ['HOME', 'SCHOOL', 'CLINIC', 'REMOTE'], required),
  interpreterUse('interpreter', 'HLT', required),
  code('attended', 'HLT', ['YES', 'NO_SHOW', 'CANCELLED'], required),
];

const onward: readonly Field[] = [
  code('to', 'HLT', ONWARD, { required: true, aliases: ['code'] }),
  date('on', 'HLT', { notFuture: true, aliases: ['date'] }),
];

/** What a nurse writes of the child's health, whether it is assessed for the first time or brought up to date. */
export const assessmentFields: readonly Field[] = [
  list('visits', 'HLT', visit, { requiredWhen: assessed, max: 30 }),
  reference('patientRecordRef', 'HLT', { requiredWhen: assessed }),
  codes('healthNeeds', 'HLT', HEALTH_NEEDS, { requiredWhen: assessed }),
  list('onwardReferral', 'HLT', onward, { requiredWhen: assessed, max: 7, shorthand: 'to' }),
  // May be written before its release is allowed: who reads it depends on C2 at the moment of reading.
  text('teamSummary', 'HLT', 1500, { requiredWhen: { outcome: 'COMPLETED' } }),
  ...ownSituation('HLT', assessed),
  yesNo('urgentConcern', 'PROT', required),
  code('minorCapacity', 'PROT', CAPACITIES, required),
  yesNo('hideHealthFromGuardian', 'PROT', required),
];

/** A concern leaves at once, whatever the assessment's outcome (duty to notify: LsL 417/2007 25 §). */
const alert: Effect = { ...urgent('RSW', 'TL'), when: { field: 'urgentConcern', is: true } };

/** An outcome of the nurse's work after which the team meets at the ordinary pace. */
export const ordinary = (name: string, checks: readonly string[]): Outcome =>
  outcome(name, [alert, ...startIntake('P5_INTAKE')], checks);

export const assessmentSteps: readonly Step[] = [
  target('P4_ALLOCATE', { section: 'ASSESSMENT', opensWith: { notice: 'N6', to: ['TL'] } }),
  target('P4_OFFER_APPOINTMENT', { section: 'ASSESSMENT', discipline: 'NURSE' }),
  form('P4_ASSESSMENT', {
    section: 'ASSESSMENT',
    // Whether health was talked about, and what was refused, is the nurse's to know; the team sees that it is done.
    outcomeClass: 'HLT',
    discipline: 'NURSE',
    assignFulfils: ['P4_ALLOCATE'],
    opensWith: { notice: 'N6', to: ['NURSE'] },
    fields: assessmentFields,
    outcomes: [
      ordinary('COMPLETED', ['attendedVisit', 'releaseFitsConsent']),
      ordinary('COMPLETED_NO_RELEASE', ['attendedVisit', 'releaseFitsConsent']),
      ordinary('NOT_ATTENDED', ['threeOffers']),
      outcome('URGENT_CARE', [urgent('RSW', 'TL'), ...startIntake('P5_INTAKE_URGENT')]),
      ordinary('DECLINED_HEALTH_PART', []),
    ],
  }),
];
