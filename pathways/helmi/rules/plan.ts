/** Named rules of P6: whose goals they are, when they are to be reached, and which parts start with the plan. */
import { addMonths } from '../../calendar';
import { disciplineOf } from '../../disciplines';
import type { Effect } from '../../model';
import { parentsRefuse } from './consent';
import { partAllowed } from './people';
import { limit, list, refuseIf, textOf, texts } from './read';
import type { Check, EffectsRule, RuleContext } from './types';

/** One to six goals, one of them the young person's own, one a parent's unless every parent refused C6 or no parent is here (domain.md §2.5 P6). */
const goalOwners: Check = (c) => {
  const goals = list(c.data.goals);
  const owned = (owner: string) => goals.some((goal) => goal.owner === owner);
  if (goals.length < 1 || goals.length > 6) return refuseIf(true, 'one_to_six_goals', 'goals');
  if (!owned('YOUNG_PERSON')) return refuseIf(true, 'no_goal_of_young_person', 'goals');
  const parents = c.state.facts.unaccompanied !== true && !parentsRefuse(c);
  return refuseIf(!owned('PARENT') && parents, 'no_goal_of_parent', 'goals');
};

/** A changed plan keeps the rule where it brings goals of its own (P8 CHANGE_PLAN). */
const goalOwnersIfChanged: Check = (c) => (list(c.data.goals).length === 0 ? null : goalOwners(c));

/** Every goal's day lies ahead and within twelve months (P6; LsL 417/2007 30 §: the estimated time). */
const goalDates: Check = (c) => {
  const { today } = c.env;
  const latest = addMonths(today, limit(c, 'goalMaxMonths'));
  const odd = list(c.data.goals).some((goal) => {
    const on = textOf(goal.targetDate);
    return on !== undefined && (on < today || on > latest);
  });
  return refuseIf(odd, 'goal_date_out_of_range', 'goals');
};

/** A goal belongs to a discipline that is assigned (P6). */
const goalDisciplines: Check = (c) => {
  const assigned = [...texts(c.state.facts.assigned), ...texts(c.data.disciplines)];
  const stray = list(c.data.goals).some((goal) => !assigned.includes(textOf(goal.responsibleDiscipline) ?? ''));
  return refuseIf(stray, 'goal_of_unassigned_discipline', 'goals');
};

const member = (c: RuleContext, discipline: string): boolean => c.state.team[discipline] !== undefined;

/** A part can only start for a discipline that has a worker in the case, adult social work only with a parent's C6 (P7). */
const newPartsAssigned: Check = (c) => {
  const wanted = texts(c.data.disciplines);
  if (wanted.some((discipline) => !member(c, discipline)))
    return refuseIf(true, 'discipline_not_assigned', 'disciplines');
  return refuseIf(!wanted.every((discipline) => partAllowed(c, discipline)), 'no_parent_consents', 'disciplines');
};

/** One discipline's part: its first contact is awaited, its silence watched, and its people are told (P7, N9). */
export function startPart(discipline: string): readonly Effect[] {
  const info = disciplineOf(discipline);
  if (!info) return [];
  return [
    { do: 'PART', discipline, to: 'ACTIVE' },
    { do: 'OPEN', step: info.firstContact },
    { do: 'RESTART', step: info.silence },
    { do: 'NOTIFY', notice: 'N9', to: [discipline] },
  ];
}

/**
 * Starts the parts of the disciplines named in the form, otherwise of all assigned ones, that are not active yet; adult
 * social work only while some parent agrees (C6).
 */
const startParts: EffectsRule = (c) => {
  const named = texts(c.data.disciplines);
  const wanted = named.length > 0 ? named : texts(c.state.facts.assigned);
  return wanted
    .filter((discipline) => c.state.parts[discipline]?.status !== 'ACTIVE')
    .filter((discipline) => partAllowed(c, discipline))
    .flatMap(startPart);
};

export const planRules = {
  checks: { goalOwners, goalOwnersIfChanged, goalDates, goalDisciplines, newPartsAssigned },
  conditions: {},
  effects: { startParts },
  dates: {},
};
