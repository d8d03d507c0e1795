/** P5 Team intake: the team meets, names the lead worker and shares the work among the disciplines. */

import { DISCIPLINE_CODES } from '../disciplines';
import type { Effect, Field, Outcome, Step } from '../model';
import { offerConference } from './conference';
import { familyToldFields } from './family-told';
import { code, codes, list, outcomeIn, required, situation, text, user, yesNo } from './forms';
import { decisionMade } from './passages';
import { form, outcome, poolTold, tell } from './steps';

const ATTENDEES = ['TL', 'TL_DEPUTY', 'FAMW', 'ASW', 'NURSE', 'RSW', 'COORD', 'OTHER'] as const;
export const INTENSITIES = ['WEEKLY', 'BIWEEKLY', 'MONTHLY', 'ON_CALL'] as const;

const toPlan = outcomeIn('PLAN_WITH_FAMILY', 'SINGLE_DISCIPLINE');
const held = outcomeIn('PLAN_WITH_FAMILY', 'SINGLE_DISCIPLINE', 'NOT_FOR_HELMI');

export const assignmentFields: readonly Field[] = [
  code('discipline', 'OP', DISCIPLINE_CODES, required),
  user('userId', required),
  user('deputyId'),
  code('plannedIntensity', 'OP', INTENSITIES, required),
];

const fields: readonly Field[] = [
  list('attendance', 'OP', [code('role', 'OP', ATTENDEES, required), user('userId')], {
    requiredWhen: held,
    max: 20,
    shorthand: 'role',
  }),
  yesNo('rswWrittenInput', 'SOC'),
  list('assignments', 'OP', assignmentFields, { requiredWhen: toPlan, max: DISCIPLINE_CODES.length }),
  // Left open it is family work that leads.
  code('lead', 'OP', DISCIPLINE_CODES, { aliases: ['LEAD'] }),
  code('firstMeetingLead', 'OP', DISCIPLINE_CODES),
  text('homeVisitSafety', 'PROT', 300),
  code('interpreterPlan', 'SOC', ['NOT_NEEDED', 'STANDING', 'PER_MEETING', 'MULTILINGUAL_WORKER']),
  situation('hsaBaselineTeam', 'SOC', { requiredWhen: toPlan, overallFact: 'hsaBaselineOverall' }),
  code('fgcOffer', 'SOC', ['NOW', 'LATER', 'NO'], { fact: 'fgcOffer' }),
  codes('supportOrder', 'SOC', DISCIPLINE_CODES),
  text('reason', 'SOC', 500, { requiredWhen: outcomeIn('SINGLE_DISCIPLINE', 'NOT_FOR_HELMI', 'DEFER') }),
  text('minutesNote', 'SOC', 2000),
];

const startPlanning: readonly Effect[] = [
  { do: 'APPLY', rule: 'assignTeam' },
  { do: 'APPLY', rule: 'rememberBaseline' },
  { do: 'STATUS', to: 'PLANNING' },
  { do: 'OPEN', step: 'P6_FIRST_FAMILY_MEETING' },
  { do: 'OPEN', step: 'P6_PLAN' },
  { do: 'NOTIFY', notice: 'N6', to: ['TEAM'] },
  offerConference,
  tell('RSW'),
];

const teamChecks = ['quorum', 'rswHeard', 'leadAssigned', 'aswNeedsConsent'] as const;
const decisions: readonly Outcome[] = [
  outcome('PLAN_WITH_FAMILY', startPlanning, [...teamChecks, 'severalDisciplines']),
  outcome('SINGLE_DISCIPLINE', startPlanning, [...teamChecks, 'oneDiscipline']),
  outcome('NOT_FOR_HELMI', [{ do: 'OPEN', step: 'P5_NOT_FOR_HELMI' }, tell('RSW')], ['quorum', 'rswHeard']),
];
// The deferred meeting is a step of its own without this outcome, so a case is put off once.
const putOff = outcome('DEFER', [{ do: 'OPEN', step: 'P5_DEFER' }, tell('RSW')]);

const meeting = { fields, section: 'INTAKE', ...poolTold('TL') } as const;

export const intakeSteps: readonly Step[] = [
  form('P5_INTAKE', { ...meeting, outcomes: [...decisions, putOff] }),
  form('P5_INTAKE_URGENT', { ...meeting, outcomes: [...decisions, putOff] }),
  form('P5_DEFER', { ...meeting, outcomes: decisions }),
  form('P5_NOT_FOR_HELMI', {
    section: 'INTAKE',
    fields: familyToldFields.map((field) => (field.name === 'note' ? field : { ...field, outcomes: ['FAMILY_TOLD'] })),
    outcomes: [
      outcome('FAMILY_TOLD', [decisionMade, { do: 'END', reason: 'TRANSFERRED_OTHER_SERVICE' }], ['protectionChecked']),
      outcome('BACK_TO_TEAM', [{ do: 'OPEN', step: 'P5_DEFER' }]),
    ],
  }),
];
