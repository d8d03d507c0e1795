/** What follows in a conference where data can't say it. */
import { list, textOf } from '../../helmi/rules/read';
import type { Effect, Json, RuleContext, Rules } from '../../model';
import { end, news, newsToAll } from '../steps';

const set = (fact: string, value: Json): Effect => ({ do: 'SET', fact, value });

const rememberRequest = (c: RuleContext): readonly Effect[] => [
  set('requestedOn', c.env.today),
  set('variant', textOf(c.data.variant) ?? 'ORDINARY'),
  set('purposeGiven', textOf(c.data.purpose) !== undefined),
];

const rememberAgreement = (c: RuleContext): readonly Effect[] => [
  set(
    'interpreterNeeded',
    list(c.data.languages).some((row) => row.interpreterNeed === 'YES'),
  ),
];

/** Before a convener is chosen, no convener is told. */
const tellEnd = (c: RuleContext): readonly Effect[] => [c.state.team['CONV'] ? newsToAll : news()];

/** The family is asked once more; a second refusal ends the conference with what comes instead (domain.md G7). */
const planNotSafe = (c: RuleContext): readonly Effect[] =>
  c.state.facts.planReturned === true
    ? end('NOT_SAFE')
    : [set('planReturned', true), { do: 'OPEN', step: 'G6_PLAN_AGAIN' }, newsToAll];

/** The references of the plan's actions, so that the follow-up can ask for each. */
const rememberActions = (c: RuleContext): readonly Effect[] => [
  set(
    'actionIds',
    list(c.data.actions).flatMap((row) => textOf(row.id) ?? []),
  ),
];

export const effects: Rules['effects'] = { rememberRequest, rememberAgreement, tellEnd, planNotSafe, rememberActions };
