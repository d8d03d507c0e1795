/** The statutory ribbon (domain.md §2.3): limits set by law, never paused, alarmed before they are reached. */
import type { StatutoryClock } from '../model';
import { SLA_LIMITS } from '../sla';

const before = (days: number, to: readonly string[]) => ({ key: `BEFORE_${days}WD`, beforeWd: days, to });

export const helmiClocks: readonly StatutoryClock[] = [
  {
    code: 'ST_7WD',
    law: 'LsL 417/2007 26 §; SHL 1301/2014 36 §',
    anchor: { fact: 'matterPendingOn' },
    startsWhen: { rule: 'assessmentPending' },
    length: 7,
    unit: 'WD',
    calendar: 'FI_STATUTORY',
    alarms: [
      { key: 'AT_4WD', atWd: 4, to: ['RSW'] },
      { key: 'AT_6WD', atWd: 6, to: ['RSW', 'MGR'] },
    ],
  },
  {
    code: 'ST_3M_ASSESS',
    law: 'LsL 417/2007 26 §; SHL 1301/2014 36 §',
    anchor: { fact: 'matterPendingOn' },
    startsWhen: { rule: 'assessmentPending' },
    length: 3,
    unit: 'MONTHS',
    calendar: 'FI_STATUTORY',
    roll: 'PRECEDING',
    alarms: [before(15, ['RSW']), before(5, ['RSW', 'MGR'])],
  },
  {
    code: 'ST_3M_SERVICE',
    law: 'SHL 1301/2014 45 §',
    anchor: { fact: 'servicePendingOn' },
    length: 3,
    unit: 'MONTHS',
    calendar: 'FI_STATUTORY',
    roll: 'PRECEDING',
    alarms: [
      {
        ...before(SLA_LIMITS.waitlistForcedWd, ['TL']),
        // A waiting list may not outlast the law: the routine review gives way to a decision that somebody must make.
        effects: [{ do: 'APPLY', rule: 'forceWaitlistDecision' }],
      },
      before(SLA_LIMITS.waitlistLastWd, ['TL', 'RSW', 'MGR']),
    ],
  },
  {
    code: 'ST_PLAN_12M',
    law: 'LsL 417/2007 30 §',
    anchor: { fact: 'clientPlanLastReviewedOn' },
    startsWhen: { fact: 'clientPlanLastReviewedOn', present: true },
    length: 12,
    unit: 'MONTHS',
    calendar: 'FI_STATUTORY',
    roll: 'PRECEDING',
    alarms: [before(20, ['RSW']), before(5, ['RSW'])],
  },
  {
    code: 'ST_EPL_30D',
    law: 'LsL 417/2007 38 §',
    anchor: { fact: 'placementOn' },
    startsWhen: { fact: 'placementOn', present: true },
    length: 30,
    unit: 'CAL_DAYS',
    calendar: 'FI_STATUTORY',
    alarms: [
      { key: 'AT_DAY_20', atDay: 20, to: ['RSW'] },
      { key: 'AT_DAY_27', atDay: 27, to: ['RSW'] },
    ],
  },
];
