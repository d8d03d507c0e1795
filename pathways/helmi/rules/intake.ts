/** Named rules of P5: who must be at the table, who leads, who may be assigned, and how hard the start was. */
import { disciplineOf } from '../../disciplines';
import type { Effect } from '../../model';
import { partAllowed } from './people';
import { limit, list, numberOf, refuseIf, textOf, texts } from './read';
import type { Check, EffectsRule, RuleContext } from './types';

const DEFAULT_LEAD = 'FAMW';

const attending = (c: RuleContext): readonly string[] =>
  list(c.data.attendance).flatMap((person) => textOf(person.role) ?? []);

const assignedNow = (c: RuleContext): readonly string[] =>
  list(c.data.assignments).flatMap((assignment) => textOf(assignment.discipline) ?? []);

/** The team leader or a deputy, and at least two disciplines (domain.md §2.5 P5 quorum). */
const quorum: Check = (c) => {
  const roles = attending(c);
  const chair = roles.includes('TL') || roles.includes('TL_DEPUTY');
  const disciplines = new Set(roles.filter((role) => disciplineOf(role) !== undefined)).size;
  return refuseIf(!chair || disciplines < limit(c, 'quorumDisciplines'), 'no_quorum', 'attendance');
};

/** The responsible social worker is there, or has sent their view in writing (P5). */
const rswHeard: Check = (c) =>
  refuseIf(!attending(c).includes('RSW') && c.data.rswWrittenInput !== true, 'rsw_not_heard', 'rswWrittenInput');

/** The lead worker is one of those assigned; left open, family work leads (P5). */
const leadAssigned: Check = (c) =>
  refuseIf(!assignedNow(c).includes(textOf(c.data.lead) ?? DEFAULT_LEAD), 'lead_not_assigned', 'lead');

/** Adult social work opens only for a parent who agreed to it (C6, P5). */
const aswNeedsConsent: Check = (c) =>
  refuseIf(!assignedNow(c).every((discipline) => partAllowed(c, discipline)), 'no_parent_consents', 'assignments');

const distinct = (c: RuleContext): number => new Set(assignedNow(c)).size;

/** Each discipline once, and more than one: a single one is an outcome of its own, with its reason (P5). */
const severalDisciplines: Check = (c) =>
  distinct(c) !== assignedNow(c).length
    ? refuseIf(true, 'discipline_twice', 'assignments')
    : refuseIf(distinct(c) < 2, 'single_discipline', 'assignments');
const oneDiscipline: Check = (c) => refuseIf(assignedNow(c).length !== 1, 'several_disciplines', 'assignments');

function memberOf(discipline: string, key: string): Effect {
  const path = `assignments[discipline=${discipline}]`;
  return {
    do: 'MEMBER',
    key,
    from: { field: `${path}.userId` },
    deputy: { field: `${path}.deputyId` },
  };
}

/** Each assigned worker becomes the case's worker of that discipline, and one of them its lead worker (P5). */
const assignTeam: EffectsRule = (c) => {
  const lead = textOf(c.data.lead) ?? DEFAULT_LEAD;
  const assigned = assignedNow(c).filter((discipline) => disciplineOf(discipline) !== undefined);
  return [
    ...assigned.map((discipline) => memberOf(discipline, discipline)),
    memberOf(lead, 'LEAD'),
    { do: 'SET', fact: 'assigned', value: [...assigned] },
    { do: 'SET', fact: 'lead', value: lead },
  ];
};

/** Disciplines that join or change hands with a new plan (P8 CHANGE_PLAN); the lead worker follows their discipline. */
const changeTeam: EffectsRule = (c) => {
  const now = assignedNow(c).filter((discipline) => disciplineOf(discipline) !== undefined);
  const lead = textOf(c.state.facts.lead);
  if (now.length === 0) return [];
  return [
    ...now.map((discipline) => memberOf(discipline, discipline)),
    ...(lead && now.includes(lead) ? [memberOf(lead, 'LEAD')] : []),
    { do: 'SET', fact: 'assigned', value: [...new Set([...texts(c.state.facts.assigned), ...now])] },
    { do: 'APPLY', rule: 'startParts' },
  ];
};

/** Really difficult at the start: the team's overall rating is 3 or 4 (domain.md §2.9). */
const rememberBaseline: EffectsRule = (c) => {
  const overall = numberOf(c.state.facts.hsaBaselineOverall);
  return [
    { do: 'SET', fact: 'difficultAtStart', value: overall !== undefined && overall >= limit(c, 'difficultFrom') },
  ];
};

export const intakeRules = {
  checks: { quorum, rswHeard, leadAssigned, aswNeedsConsent, severalDisciplines, oneDiscipline },
  conditions: {},
  effects: { assignTeam, changeTeam, rememberBaseline },
  dates: {},
};
