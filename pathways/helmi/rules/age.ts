/** Named rules of ages: twelve, when the child's own word is needed, and eighteen, from when on only it counts (domain.md P3b, X5). */
import { addMonths, addWorkingDays, birthdayOn, type LocalDate, rollDate } from '../../calendar';
import type { Effect } from '../../model';
import { isAdult } from '../consent-force';
import { startClosing, startShortClosing } from '../passages';
import { consentsBecome, withoutFamily } from './consent-change';
import { isLeaving, setWithdrawal, wholeService, withdrawalOf } from './leaving';
import { byChild, childAge, consentsTo, onDay } from './people';
import { isOpenStep, limit, list, refuseIf, textOf } from './read';
import type { Check, DateRule, EffectsRule, RuleContext } from './types';

const C1 = 'C1_PARTICIPATION';
/** What the young adult is asked anew at eighteen (X5). */
const ASKED_OF_ADULTS = [C1, 'C2_HEALTH_TO_TEAM', 'C4_SCHOOL', 'C5_OTHER_HEALTH', 'C7_FOLLOW_UP_CONTACT'] as const;
const BEFORE_CONSENT: ReadonlySet<string> = new Set(['SCREENING', 'RETURNED', 'WAITLISTED']);
const WITH_FAMILY: ReadonlySet<string> = new Set(['ASSESSMENT', 'INTAKE', 'PLANNING', 'IN_SERVICE']);

/** The day of that birthday; undefined where the date of birth is not known. */
function birthday(c: RuleContext, age: number): LocalDate | undefined {
  const born = textOf(c.state.facts.childDateOfBirth);
  return born === undefined ? undefined : birthdayOn(born, age);
}
const adultOn = (c: RuleContext): LocalDate => birthday(c, limit(c, 'adultAge')) ?? c.env.today;

const ownConsentDay: DateRule = (c) => birthday(c, limit(c, 'ownConsentFromAge')) ?? c.env.today;
const adultDay: DateRule = (c) => adultOn(c);
const transitionDay: DateRule = (c) => addMonths(adultOn(c), -limit(c, 'transitionBeforeMonths'));

const laterOr = (c: RuleContext, day: LocalDate): LocalDate => {
  const days = c.pathway.steps.find((step) => step.code === 'X5_TRANSITION_PLAN')?.due.length ?? 10;
  return day > c.env.today ? day : addWorkingDays(c.env.today, days, 'FI_SERVICE', c.env.calendar);
};

/** Three months before the eighteenth birthday, back to a working day; where that has passed, ten working days (X5). */
const transitionDue: DateRule = (c) =>
  laterOr(c, rollDate(addMonths(adultOn(c), -limit(c, 'transitionDueBeforeMonths')), 'PRECEDING', c.env.calendar).date);

/** The service of a young adult runs out within three months of the birthday, back to a working day (X5). */
const adultServiceEnds: DateRule = (c) => {
  const months = c.pathway.steps.find((step) => step.code === 'X5_CLOSE')?.due.length ?? 3;
  return laterOr(c, rollDate(addMonths(adultOn(c), months), 'PRECEDING', c.env.calendar).date);
};

/** From the submission the birthdays that are ahead are waited for; a corrected date of birth sets them anew (X5). */
const setAgeTimers: EffectsRule = (c) =>
  (
    [
      ['TURNING_12', limit(c, 'ownConsentFromAge')],
      ['TURNING_18', limit(c, 'adultAge')],
    ] as const
  ).map(([timer, age]) => {
    const on = birthday(c, age);
    return { do: 'TIMER', timer, action: on !== undefined && on > c.env.today ? 'SET' : 'CLEAR' };
  });

/** From the acceptance the transition is planned six months ahead, or at once where that day has passed (X5). */
const planTransition: EffectsRule = (c) => {
  if (textOf(c.state.facts.childDateOfBirth) === undefined) return [];
  if (isAdult(c.state.facts, onDay(c))) return [{ do: 'OPEN', step: 'X5_CLOSE' }];
  if (transitionDay(c) <= c.env.today) return openTransition(c);
  return [{ do: 'TIMER', timer: 'TRANSITION', action: 'SET' }];
};

const leadOr = (c: RuleContext, step: string): Effect => ({
  do: 'OPEN',
  step,
  assign: c.state.team.LEAD ? 'LEAD' : 'RSW',
});

/** Planned while the service is ahead or runs; a closing hands over by itself (X5). */
const openTransition: EffectsRule = (c) =>
  c.state.status === 'CONSENT' || WITH_FAMILY.has(c.state.status) ? [leadOr(c, 'X5_TRANSITION_PLAN')] : [];

const ownWord = (c: RuleContext): boolean => consentsTo(c, C1).some((row) => byChild(row) && row.state === 'GIVEN');

/** From twelve on without an own yes to taking part, from eighteen on until the own consents were asked (P3b, X5). */
const askOwnConsents: EffectsRule = (c) => {
  if (!WITH_FAMILY.has(c.state.status)) return [];
  const age = childAge(c, c.env.today);
  if (age === undefined || age < limit(c, 'ownConsentFromAge')) return [];
  return ownWord(c) ? [] : [leadOr(c, 'X5_OWN_CONSENTS')];
};

/** A guardian's leaving that is still on its way has lost its voice: only the look at the child's safety stays to be done (X5, X6). */
function lapsedWithdrawal(c: RuleContext): readonly Effect[] {
  const known = withdrawalOf(c);
  if (!isLeaving(c) || known?.whose !== 'GUARDIAN') return [];
  return [{ do: 'CANCEL', steps: ['X6_TALK'] }, setWithdrawal({ ...known, talk: 'STAYS' })];
}

/** The eighteenth birthday, in whatever stage it comes: the young adult is asked, and the service has three months to end well (X5). */
const turnedAdult: EffectsRule = (c) => {
  const { status } = c.state;
  const news: Effect = { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'COORD', 'TL'] };
  if (BEFORE_CONSENT.has(status)) return [news];
  if (status === 'FOLLOW_UP') {
    const own = consentsTo(c, 'C7_FOLLOW_UP_CONTACT').some((row) => byChild(row) && row.state === 'GIVEN');
    return own || !isOpenStep(c, 'P10_FAMILY') ? [] : [news, ...withoutFamily];
  }
  if (status === 'CLOSING') return [leadOr(c, 'X5_OWN_CONSENTS')];
  // The guardians no longer decide; whom the case waits for is the young adult.
  const again: readonly Effect[] = isOpenStep(c, 'P3B_GUARDIANS_DISAGREE')
    ? [
        { do: 'CANCEL', steps: ['P3B_GUARDIANS_DISAGREE'] },
        { do: 'OPEN', step: 'P3B_CONSENT' },
      ]
    : [];
  return [
    { do: 'CANCEL', steps: ['X5_TRANSITION_PLAN', 'X6_GUARDIANS_DISAGREE'] },
    ...lapsedWithdrawal(c),
    ...again,
    ...(status === 'CONSENT' ? [news] : [leadOr(c, 'X5_OWN_CONSENTS')]),
    leadOr(c, 'X5_CLOSE'),
  ];
};

/** Has the young person said yes to taking part since the birthday? A yes of a child's opens nothing of an adult's (X5). */
const askedAsAdult = (c: RuleContext): boolean =>
  consentsTo(c, C1).some((row) => byChild(row) && row.state === 'GIVEN' && (textOf(row.givenAt) ?? '') >= adultOn(c));

/** A closing was taken back after the birthday: its limit stands again, and who was not asked yet is asked (P9 REOPEN, X5). */
const goOnAsAdult: EffectsRule = (c) =>
  isAdult(c.state.facts, onDay(c))
    ? [...(askedAsAdult(c) ? [] : [leadOr(c, 'X5_OWN_CONSENTS')]), leadOr(c, 'X5_CLOSE')]
    : [];

const answers = (c: RuleContext, item: string) =>
  list(c.data.consents).filter((row) => row.item === item && byChild(row) && row.state !== 'NOT_ASKED');

/** Twelve: the own answer to taking part. Eighteen: each of the five, by the young adult alone (X5). */
const ownConsentsAnswered: Check = (c) => {
  const adult = isAdult(c.state.facts, onDay(c));
  if (adult && list(c.data.consents).some((row) => !byChild(row) && row.item !== 'C6_PARENT_ADULT_SW')) {
    return refuseIf(true, 'guardian_no_longer', 'consents');
  }
  const missing = (adult ? ASKED_OF_ADULTS : [C1]).find((item) => answers(c, item).length === 0);
  if (missing)
    return {
      code: 'own_answer_missing',
      params: { item: missing },
      errors: [{ path: 'consents', code: 'own_answer_missing' }],
    };
  const yes = answers(c, C1).every((row) => row.state === 'GIVEN');
  return refuseIf(!yes, 'child_consent_missing', 'consents');
};

/** With the service begun a closing with hand-over, before that the end (X5, §2.2). */
const closeAsAdult: EffectsRule = (c) =>
  textOf(c.state.facts.planConfirmedOn) !== undefined ? startClosing : [{ do: 'END', reason: 'TURNED_18' }];

/** The young person's own no to taking part is kept as such and goes the way of a withdrawal (X5, X6). */
const ownRefusal: EffectsRule = (c) => [
  ...consentsBecome(c, [{ item: C1, person: 'CHILD', givenByRole: 'CHILD', state: 'REFUSED' }]),
  ...wholeService(c, { whose: 'CHILD' }),
];

/** Not reached after three attempts: the short closing where the plan stood, before it the end (P3b rule, X5). */
const notReachedAsAdult: EffectsRule = (c) => {
  if (c.state.status === 'CLOSING') return [];
  return textOf(c.state.facts.planConfirmedOn) !== undefined
    ? startShortClosing
    : [{ do: 'END', reason: 'NO_CONTACT' }];
};

const isOfAge: Check = (c) => refuseIf(!isAdult(c.state.facts, onDay(c)), 'not_turned_18');

export const ageRules = {
  checks: { ownConsentsAnswered, isOfAge },
  conditions: {},
  effects: {
    setAgeTimers,
    planTransition,
    openTransition,
    askOwnConsents,
    turnedAdult,
    goOnAsAdult,
    closeAsAdult,
    ownRefusal,
    notReachedAsAdult,
  },
  dates: { ownConsentDay, adultDay, transitionDay, transitionDue, adultServiceEnds },
};
