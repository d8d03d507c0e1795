/** X7 A family that is referred again: soon after the closing the nurse may only update what was assessed before. */
import type { AnytimeEvent, Effect, Field, Step } from '../model';
import { assessmentFields, ordinary } from './assessment';
import { text } from './forms';
import { startIntake, urgent } from './passages';
import { form, outcome, poolTold, tell } from './steps';

/** Comes from the child's new referral, never from a person: the register part stays, the family is not asked twice. */
export const reReferred = (lastPart: Effect): AnytimeEvent => ({
  code: 'RE_REFERRED',
  section: 'FOLLOW_UP_FAMILY',
  statuses: ['FOLLOW_UP'],
  fields: [],
  effects: [
    { do: 'SET', fact: 'followUpFamily', value: 'RE_REFERRED', when: { open: 'P10_FAMILY' } },
    { do: 'CANCEL', steps: ['P10_FAMILY'], as: 'SKIPPED', reason: 'RE_REFERRED' },
    lastPart,
  ],
});

const ONCE: ReadonlySet<string> = new Set(['visits', 'hsaChild', 'hsaChildMissingReason']);

/** As in the assessment; visits and the child's own rating where there are new ones. */
const updateFields: readonly Field[] = assessmentFields.map((field) => {
  if (!ONCE.has(field.name)) return field;
  const { requiredWhen: _asked, ...optional } = field;
  return optional;
});

const toFast: readonly Effect[] = [
  { do: 'SET', fact: 'fastReentry', value: true },
  { do: 'OPEN', step: 'X7_FAST_REENTRY_NURSE', when: { open: 'P4_ASSESSMENT' } },
  { do: 'CANCEL', steps: ['P4_ASSESSMENT', 'P4_OFFER_APPOINTMENT'] },
  tell('RSW', 'COORD'),
];

export const reReferralSteps: readonly Step[] = [
  form('X7_FAST_REENTRY', {
    section: 'SCREENING',
    ...poolTold('TL'),
    fields: [text('note', 'SOC', 500)],
    outcomes: [outcome('FAST', toFast, ['assessmentAhead']), outcome('NORMAL', [tell('RSW', 'COORD')])],
  }),
  form('X7_FAST_REENTRY_NURSE', {
    section: 'ASSESSMENT',
    outcomeClass: 'HLT',
    discipline: 'NURSE',
    assignFulfils: ['P4_ALLOCATE'],
    opensWith: { notice: 'N6', to: ['NURSE'] },
    fields: updateFields,
    outcomes: [
      ordinary('COMPLETED', ['releaseFitsConsent']),
      ordinary('COMPLETED_NO_RELEASE', ['releaseFitsConsent']),
      outcome('URGENT_CARE', [urgent('RSW', 'TL'), ...startIntake('P5_INTAKE_URGENT')]),
      ordinary('DECLINED_HEALTH_PART', []),
      outcome('FULL_ASSESSMENT', [
        { do: 'SET', fact: 'fastReentry', value: false },
        { do: 'OPEN', step: 'P4_OFFER_APPOINTMENT' },
        { do: 'OPEN', step: 'P4_ASSESSMENT' },
      ]),
    ],
  }),
];
