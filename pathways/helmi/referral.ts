/** P1 Referral: a draft is reminded of, warned about and put away; once submitted it is a matter. */
import type { Effect, Pathway, Step } from '../model';
import { SLA_LIMITS } from '../sla';
import { urgent } from './passages';
import { referralFields } from './referral-fields';
import { target } from './steps';

const acute = { field: 'safety.riskLevel', is: 'ACUTE' } as const;
const notAcute = { not: acute } as const;

/** A screening at the pace of the risk; acute needs reach coordinator, team leader and social worker at any hour. */
const openScreening: readonly Effect[] = [
  { do: 'OPEN', step: 'P2_SCREENING_ACUTE', when: acute },
  { do: 'OPEN', step: 'P2_SCREENING', when: notAcute },
  { do: 'NOTIFY', notice: 'N1', to: ['COORD', 'TL'], urgent: true, when: acute },
  { ...urgent('RSW', 'TL'), when: acute },
  { do: 'NOTIFY', notice: 'N1', to: ['COORD', 'TL'], when: notAcute },
];

const onSubmit: readonly Effect[] = [
  { do: 'MEMBER', key: 'RSW', from: { field: 'rsw.userId' } },
  { do: 'APPLY', rule: 'rememberReferral' },
  { do: 'FULFIL', steps: ['P1_DRAFT_REMINDER', 'P1_DRAFT_PURGE'] },
  { do: 'STATUS', to: 'SCREENING' },
  { do: 'APPLY', rule: 'startRibbon' },
  { do: 'APPLY', rule: 'setAgeTimers' },
  ...openScreening,
  { do: 'OPEN', step: 'X7_FAST_REENTRY', when: { rule: 'soonAfterClosing' } },
];

const onResubmit: readonly Effect[] = [
  // Once responsibility has passed on by acceptance, the form of before says nothing about it.
  { do: 'MEMBER', key: 'RSW', from: { field: 'rsw.userId' }, when: { fact: 'rswChangedOn', present: false } },
  { do: 'APPLY', rule: 'rememberReferral' },
  { do: 'FULFIL', steps: ['P2_RSW_REPLY'] },
  { do: 'STATUS', to: 'SCREENING' },
  { do: 'APPLY', rule: 'startRibbon' },
  { do: 'APPLY', rule: 'setAgeTimers' },
  ...openScreening,
];

export const intake: Pathway['intake'] = {
  status: 'DRAFT',
  returnedStatus: 'RETURNED',
  fields: referralFields,
  section: 'REFERRAL',
  checks: ['familyInformed', 'guardianOrUnaccompanied', 'noIdentityCode'],
  onDraft: [
    { do: 'OPEN', step: 'P1_DRAFT_REMINDER', assign: 'CREATOR' },
    { do: 'OPEN', step: 'P1_DRAFT_PURGE', assign: 'CREATOR' },
  ],
  onSubmit,
  onResubmit,
  onDiscard: [{ do: 'END', reason: 'DRAFT_DISCARDED' }],
  subjectField: 'child.recordRef',
  confirmBy: 'RSW',
  tellsPrevious: 'RE_REFERRED',
};

/** Silent drafts' steps open without a notice: their author has them on the screen. */
const silent = { opensWith: { notice: 'N6', to: [] }, remindBeforeWd: [], section: 'REFERRAL' } as const;

export const referralSteps: readonly Step[] = [
  target('P1_DRAFT_REMINDER', {
    ...silent,
    // Reminding is all that this step is for: it is done with the reminder and never becomes late.
    alarms: [
      {
        key: 'DRAFT_REMINDER',
        afterDueWd: 0,
        to: ['CREATOR'],
        notice: 'N7',
        effects: [{ do: 'FULFIL', steps: ['P1_DRAFT_REMINDER'] }],
      },
    ],
  }),
  target('P1_DRAFT_PURGE', {
    ...silent,
    alarms: [
      { key: 'DRAFT_WARNING', afterOpenDays: SLA_LIMITS.draftWarningDays, to: ['CREATOR'], notice: 'N7' },
      // A draft is no client matter, so time itself may put it away.
      {
        key: 'DRAFT_PURGED',
        afterDueWd: 0,
        to: [],
        notice: 'N7',
        effects: [{ do: 'END', reason: 'DRAFT_PURGED' }],
      },
    ],
  }),
];
