/** Named rules of P3: language first, who must agree to take part, and when a family counts as not reached. */

import { merged, remembered } from './consent-rows';
import { byAnyGuardian, byChild, byLegalGuardian, childAge, consentHolds, consentsTo, personKey } from './people';
import { entriesOf, isOpenStep, limit, list, numberOf, refuseIf, textOf } from './read';
import type { Check, ConditionRule, Data, EffectsRule, RuleContext } from './types';

/**
 * Nobody is contacted before language and way of contact are settled, and an interpreter who was missing is found
 * (domain.md §0 rule 7). Ordering an interpreter contacts no family.
 */
const languageFirst: Check = (c) => {
  if (c.data.kind === 'BOOKING' && c.data.purpose === 'INTERPRETER') return null;
  const settled = Object.values(c.state.tasks).some((task) => task.step === 'P3A_LANGUAGE' && task.status === 'DONE');
  return refuseIf(!settled || isOpenStep(c, 'P3A_INTERPRETER') || isOpenStep(c, 'P3A_LANGUAGE'), 'language_first');
};

/** Three attempts on different days over at least two channels since the step was opened (P3b NO_CONTACT; P6, P7, P10 alike). */
const threeAttempts: Check = (c) => {
  const since = c.task?.window?.opensOn ?? c.task?.openedOn ?? '';
  const attempts = entriesOf(c, 'ATTEMPT').filter((entry) => entry.on >= since);
  const days = new Set(attempts.map((entry) => entry.on)).size;
  const channels = new Set(attempts.map((entry) => entry.facts.channel)).size;
  const [minDays, minChannels] = [limit(c, 'minAttempts'), limit(c, 'minChannels')];
  if (days >= minDays && channels >= minChannels) return null;
  return { code: 'too_few_attempts', params: { days, channels, minDays, minChannels } };
};

const participation = (c: RuleContext): readonly Data[] =>
  list(c.data.consents).filter((row) => row.item === 'C1_PARTICIPATION');

/** Who signs goes by the child's age today; from eighteen on guardians no longer do (P3b, age-driven signatories). */
const olderThan = (c: RuleContext, name: 'ownConsentFromAge' | 'adultAge'): boolean => {
  const age = childAge(c, c.env.today);
  return age !== undefined && age >= limit(c, name);
};

/** One legal guardian, and from twelve years on the child, agree to take part; an adult alone (P3b C1; hallintolaki 434/2003 34 §). */
const consentToTakePart: Check = (c) => {
  const given = participation(c).filter((row) => row.state === 'GIVEN');
  if (!olderThan(c, 'adultAge') && !given.some((row) => byLegalGuardian(c, row))) {
    return { code: 'guardian_consent_missing', errors: [{ path: 'consents', code: 'guardian_consent_missing' }] };
  }
  const child = olderThan(c, 'ownConsentFromAge');
  const refused = participation(c).some((row) => byChild(row) && row.state === 'REFUSED');
  return refuseIf(child && (refused || !given.some(byChild)), 'child_consent_missing', 'consents');
};

/** One legal guardian says yes and another no: the case waits for the responsible social worker (P3b C1). */
const guardiansDisagree: ConditionRule = (c) =>
  !olderThan(c, 'adultAge') && participation(c).some((row) => byAnyGuardian(c, row) && row.state === 'REFUSED');

/** Under twelve the child's view is written down instead of a consent (P3b C1). */
const childUnderTwelve: ConditionRule = (c) => {
  const age = childAge(c, c.env.today);
  return age !== undefined && age < limit(c, 'ownConsentFromAge');
};

/** More than one legal guardian: the other one is to be told (P3b C1). */
const severalLegalGuardians: ConditionRule = (c) =>
  !olderThan(c, 'adultAge') &&
  list(c.state.facts.guardians).filter((guardian) => guardian.isLegalGuardian === true).length > 1;

/** Keeps who answered what, by key of person; names that were typed instead of a key are left out (P3b). */
const rememberConsents: EffectsRule = (c) => [
  { do: 'SET', fact: 'consents', value: merged(list(c.state.facts.consents), list(c.data.consents).map(remembered)) },
];

/** Keeps who needs an interpreter, by key of person (P3a). */
const rememberLanguages: EffectsRule = (c) => {
  const before = c.state.facts.interpreterNeed;
  const known = typeof before === 'object' && before !== null && !Array.isArray(before) ? (before as Data) : {};
  const needs: { [person: string]: string } = {};
  for (const row of list(c.data.persons)) {
    const key = personKey(row.person);
    const need = textOf(row.interpreterNeed);
    if (key && need) needs[key] = need;
  }
  return [{ do: 'SET', fact: 'interpreterNeed', value: { ...known, ...needs } }];
};

/** After three attempts the responsible social worker may meet the family and start the step again once in each phase (P3b, P6). */
const restarts = (c: RuleContext): string => (c.state.status === 'PLANNING' ? 'planRestarts' : 'consentRestarts');
const restartOnce: Check = (c) => refuseIf((numberOf(c.state.facts[restarts(c)]) ?? 0) > 0, 'restarted_already');
const countRestart: EffectsRule = (c) => [{ do: 'SET', fact: restarts(c), add: 1 }];

/** Has this item been consented to? C4 opens the question of school absence, C8 the feedback form (P3b, P8, P9). */
const schoolConsent: ConditionRule = (c) => consentHolds(c, 'C4_SCHOOL');
const feedbackConsent: ConditionRule = (c) => consentHolds(c, 'C8_FEEDBACK');

/** Every parent who was asked about adult social work refused it (P6 goals). */
export const parentsRefuse = (c: RuleContext): boolean => {
  const rows = consentsTo(c, 'C6_PARENT_ADULT_SW');
  return rows.length > 0 && rows.every((row) => row.state === 'REFUSED' || row.state === 'WITHDRAWN');
};

/**
 * A meeting with somebody who needs an interpreter is confirmed only with a confirmed interpreter booking, a
 * multilingual worker, or a reason why not (P3a rule; hallintolaki 434/2003 26 §).
 */
const interpreterForMeeting: Check = (c) => {
  const { data, state } = c;
  if (data.status !== 'CONFIRMED') return null;
  const known = state.facts.interpreterNeed as Data | undefined;
  const coming = list(data.participants);
  // Where nobody is named, everybody of the family may come.
  const needed =
    coming.length === 0
      ? Object.values(known ?? {}).includes('YES')
      : coming.some((row) => row.interpreterNeed === 'YES' || known?.[personKey(row.person) ?? ''] === 'YES');
  if (!needed || state.facts.languageSolution === 'MULTILINGUAL_WORKER' || textOf(data.overrideReason)) return null;
  const bookings = entriesOf(c, 'BOOKING').filter(
    (entry) => entry.facts.purpose === 'INTERPRETER' && entry.facts.meetingId === data.meetingId,
  );
  // Later entries about the same booking replace earlier ones.
  const latest = new Map(bookings.map((entry) => [entry.facts.bookingId ?? entry.id, entry.facts.status]));
  const confirmed = data.meetingId !== undefined && [...latest.values()].includes('CONFIRMED');
  return refuseIf(!confirmed, 'interpreter_not_confirmed', 'status');
};

export const consentRules = {
  checks: { languageFirst, threeAttempts, consentToTakePart, restartOnce, interpreterForMeeting },
  conditions: { guardiansDisagree, childUnderTwelve, severalLegalGuardians, schoolConsent, feedbackConsent },
  effects: { rememberConsents, rememberLanguages, countRestart },
  dates: {},
};
