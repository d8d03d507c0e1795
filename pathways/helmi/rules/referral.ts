/** Named rules of P1: what a referral must hold, what of it the case remembers, and which limits of the law begin. */
import type { Effect } from '../../model';
import { list, refuseIf, textOf } from './read';
import type { Check, ConditionRule, EffectsRule, Json } from './types';

/** A referral is sent only after it was talked over with the family (domain.md §2.5 P1). */
const familyInformed: Check = (c) => refuseIf(c.data.familyInformed !== true, 'family_not_informed', 'familyInformed');

/** At least one guardian, or the mark that the child is here without one and has a representative (P1). */
const guardianOrUnaccompanied: Check = (c) =>
  refuseIf(list(c.data.guardians).length === 0 && c.data.unaccompanied !== true, 'guardian_missing', 'guardians');

const IDENTITY_CODE = /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/i;

/** No personal identity code, not even where a record's number is asked for (domain.md §0 rule 6). */
const noIdentityCode: Check = (c) => {
  const child = c.data.child;
  const ref =
    child && typeof child === 'object' && !Array.isArray(child) ? (child as { recordRef?: Json }).recordRef : '';
  return refuseIf(IDENTITY_CODE.test(textOf(ref) ?? ''), 'identity_code', 'child.recordRef');
};

/** Codes and dates that later rules need; names and texts stay in the form. The service is pending from submission unless said otherwise (P1). */
const rememberReferral: EffectsRule = (c) => {
  const { data, state } = c;
  const guardians = list(data.guardians).map((guardian, index) => ({
    person: `GUARDIAN_${index + 1}`,
    isLegalGuardian: guardian.isLegalGuardian === true,
    interpreterNeed: textOf(guardian.interpreterNeed) ?? 'UNKNOWN',
  }));
  const set = (fact: string, value: Json) => ({ do: 'SET', fact, value }) as const;
  return [
    set('guardians', guardians),
    set('unaccompanied', data.unaccompanied === true),
    set('interpreterNeed', Object.fromEntries(guardians.map((g) => [g.person, g.interpreterNeed]))),
    set('matterPendingOn', data.matterPendingOn ?? null),
    // A referral that comes back keeps the day from which the service was pending.
    set(
      'servicePendingOn',
      data.servicePendingOn ?? (state.status === 'RETURNED' ? state.facts.servicePendingOn : null) ?? c.env.today,
    ),
    set('clientPlanLastReviewedOn', data.clientPlanLastReviewedOn ?? state.facts.clientPlanLastReviewedOn ?? null),
  ];
};

/** The assessment's limits run only while the assessment is not done (LsL 417/2007 26 §; SHL 1301/2014 36 §). */
const assessmentPending: ConditionRule = ({ state: { facts } }) =>
  facts.assessmentStatus !== 'DONE' && textOf(facts.matterPendingOn) !== undefined;

/** Starts the ribbon's clocks; on a returned referral only those whose first day was corrected are counted anew (domain.md §2.3). */
const startRibbon: EffectsRule = (c) => {
  const { clocks, facts } = c.state;
  const wanted = [
    { clock: 'ST_7WD', from: facts.matterPendingOn, runs: assessmentPending(c) },
    { clock: 'ST_3M_ASSESS', from: facts.matterPendingOn, runs: assessmentPending(c) },
    { clock: 'ST_3M_SERVICE', from: facts.servicePendingOn, runs: true },
    {
      clock: 'ST_PLAN_12M',
      from: facts.clientPlanLastReviewedOn,
      runs: textOf(facts.clientPlanLastReviewedOn) !== undefined,
    },
  ];
  return wanted.flatMap(({ clock, from, runs }): Effect[] => {
    const running = clocks[clock];
    if (!runs) return running ? [{ do: 'CLOCK', clock, action: 'MET' }] : [];
    if (running?.startedOn === from) return [];
    return [{ do: 'CLOCK', clock, action: running ? 'RESTART' : 'START' }];
  });
};

/** The client plan was reviewed: its year begins anew (LsL 417/2007 30 §). */
const planReviewed: EffectsRule = (c) => {
  const on = textOf(c.data.on) ?? c.env.today;
  const latest = textOf(c.state.facts.clientPlanLastReviewedOn);
  if (latest !== undefined && latest >= on) return [];
  return [
    { do: 'SET', fact: 'clientPlanLastReviewedOn', value: on },
    { do: 'CLOCK', clock: 'ST_PLAN_12M', action: 'RESTART' },
  ];
};

export const referralRules = {
  checks: { familyInformed, guardianOrUnaccompanied, noIdentityCode },
  conditions: { assessmentPending },
  effects: { rememberReferral, startRibbon, planReviewed },
  dates: {},
};
