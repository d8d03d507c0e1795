/** Named rules of X3, and of what a placement means for the closing (domain.md §2.6, P9). */
import { addMonths, addWorkingDays, type LocalDate, rollDate } from '../../calendar';
import type { Effect } from '../../model';
import { OFFICE_HOURS } from '../../sla';
import { PLACEMENTS } from '../forms';
import { goOn, startClosing } from '../passages';
import { startPause } from '../pause';
import { placementOver } from '../placement';
import { pauseLimits } from './pause';
import { limit, numberOf, refuseIf, textOf } from './read';
import type { Check, ConditionRule, DateRule, EffectsRule, RuleContext } from './types';

const CLOCK = 'ST_EPL_30D';

/** Working days outside 8:15–16:00, and every other day (H17). */
const officesClosed: ConditionRule = ({ env }) => {
  const { at, today, calendar } = env;
  if (rollDate(today, 'FOLLOWING', calendar).date !== today) return true;
  return at < env.instant(today, OFFICE_HOURS.from) || at >= env.instant(today, OFFICE_HOURS.until);
};

const placedOn = (c: RuleContext): LocalDate | undefined => {
  const at = textOf(c.data.placedAt);
  return at === undefined ? undefined : c.env.localDate(at);
};

/** One placement at a time, and none from before the case; one that lies ahead is refused by the form (X3). */
const placementMoment: Check = (c) => {
  if (c.state.facts.placementOpen === true) return { code: 'already_placed' };
  const on = placedOn(c);
  const { submittedOn } = c.state;
  return refuseIf(
    on !== undefined && submittedOn !== undefined && on < submittedOn,
    'placement_before_case',
    'placedAt',
  );
};

/** How serious a placement is: the gravest of the service is what the closing counts (R3). */
function gravest(c: RuleContext, now: string): string {
  const rank = (code: string | undefined) => PLACEMENTS.findIndex((placement) => placement === code);
  const before = textOf(c.state.facts.gravestPlacement);
  return before !== undefined && rank(before) > rank(now) ? before : now;
}

/** The day of the placement begins the law's thirty (LsL 38 §). */
const placementBegan: EffectsRule = (c) => [
  { do: 'SET', fact: 'placementOn', value: placedOn(c) ?? c.env.today },
  { do: 'SET', fact: 'placementOpen', value: true },
  { do: 'SET', fact: 'placementExtended', value: false },
  { do: 'SET', fact: 'gravestPlacement', value: gravest(c, 'EMERGENCY') },
];

const placementOpen: Check = (c) => refuseIf(c.state.facts.placementOpen !== true, 'not_placed');

const howEnded = (c: RuleContext): string => c.outcome ?? textOf(c.data.outcome) ?? '';
const inService = (c: RuleContext): boolean => c.state.status === 'IN_SERVICE';
const planned = (c: RuleContext): boolean => textOf(c.state.facts.planConfirmedOn) !== undefined;

/** The last day on which the work with the parents may end: three months from today, back to a working day (X3). */
function lastDayWithParents(c: RuleContext): LocalDate {
  return rollDate(addMonths(c.env.today, limit(c, 'parentsMonths')), 'PRECEDING', c.env.calendar).date;
}

function parentsFault(c: RuleContext): ReturnType<Check> {
  if (c.data.continueWithParents !== true) return null;
  const others = Object.values(c.state.parts).some((part) => part.status === 'ACTIVE' && part.discipline !== 'NURSE');
  if (!inService(c) || !others) return refuseIf(true, 'no_part_for_parents', 'continueWithParents');
  const until = textOf(c.data.continueUntil);
  const last = lastDayWithParents(c);
  if (until === undefined || (until > c.env.today && until <= last)) return null;
  return { code: 'parents_too_long', params: { last }, errors: [{ path: 'continueUntil', code: 'out_of_range' }] };
}

/** The end of a placement lies inside it; a pause that follows keeps the limits of every pause; parents are helped for three months at most (X3). */
const placementEnd: Check = (c) => {
  const on = textOf(c.data.endedOn);
  const began = textOf(c.state.facts.placementOn);
  if (on !== undefined && began !== undefined && on < began) return refuseIf(true, 'ended_before_placement', 'endedOn');
  const how = howEnded(c);
  if (how === 'OPEN_CARE_PLACEMENT' && c.data.helmi === 'PAUSE')
    return pauseLimits({ ...c, data: { ...c.data, pauseFrom: c.env.today } });
  return how === 'TAKEN_INTO_CARE' ? parentsFault(c) : null;
};

/** Once, decided while the placement's time still ran (LsL 38 a §). */
const placementExtension: Check = (c) => {
  if (c.state.facts.placementExtended === true) return { code: 'placement_extended_already' };
  const on = textOf(c.data.decidedOn);
  const limitDay = c.state.clocks[CLOCK]?.dueOn;
  const began = textOf(c.state.facts.placementOn);
  const outside = on !== undefined && ((began ?? on) > on || (limitDay ?? on) < on);
  return refuseIf(outside, 'decision_outside_placement', 'decidedOn');
};

/** After a child's return the family comes together soon: the next review comes forward, and its place on the grid stays (X3, P8). */
const reviewAfterReturn: EffectsRule = (c) => {
  const days = limit(c, 'reviewAfterPlacementWd');
  const review =
    inService(c) &&
    Object.values(c.state.tasks).find(
      (task) => task.step === 'P8_REVIEW' && (task.status === 'OPEN' || task.status === 'IN_PROGRESS'),
    );
  // Counted from the return itself; told of too late for that, the next working day is left.
  const home = textOf(c.data.endedOn) ?? c.env.today;
  const asked = addWorkingDays(home, days, 'FI_SERVICE', c.env.calendar);
  const late = asked <= c.env.today;
  const soon = late ? addWorkingDays(c.env.today, 1, 'FI_SERVICE', c.env.calendar) : asked;
  if (!review || review.dueOn <= soon) return [];
  const due = { unit: 'WD', calendar: 'FI_SERVICE' } as const;
  return [
    { do: 'SET', fact: 'reviewIndex', value: Math.max(0, (numberOf(c.state.facts.reviewIndex) ?? 0) - 1) },
    {
      do: 'RESTART',
      step: 'P8_REVIEW',
      due:
        late || home === c.env.today
          ? { ...due, length: late ? 1 : days }
          : { ...due, length: days, anchor: { field: 'endedOn' } },
    },
  ];
};

/** The child's own part ends with the placement; the others go on with the parents until the day that was agreed (X3). */
const withParents = (c: RuleContext): readonly Effect[] => [
  { do: 'SET', fact: 'parentsUntil', value: textOf(c.data.continueUntil) ?? lastDayWithParents(c) },
  { do: 'PART', discipline: 'NURSE', to: 'COMPLETED' },
  { do: 'CANCEL', steps: ['P7_FIRST_CONTACT_NURSE', 'P7_SILENCE_NURSE'] },
  { do: 'OPEN', step: 'X3_PARENTS_END' },
];

/** Taken into care: the closing in service, the end before there was a plan, or some time more with the parents (X3, §2.2). */
function intoCare(c: RuleContext): readonly Effect[] {
  if (!planned(c)) return [...goOn, { do: 'END', reason: 'SUBSTITUTE_CARE' }];
  if (c.data.continueWithParents === true) return [...goOn, ...withParents(c)];
  return inService(c) ? startClosing : goOn;
}

/** Home again, in open care, or in substitute care (X3). */
const placementEnded: EffectsRule = (c) => {
  const how = howEnded(c);
  const ended: readonly Effect[] = [
    ...placementOver,
    { do: 'SET', fact: 'gravestPlacement', value: gravest(c, how === 'TAKEN_INTO_CARE' ? how : 'EMERGENCY') },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM', 'TL'] },
  ];
  if (how === 'TAKEN_INTO_CARE') return [...ended, { do: 'SET', fact: 'inCare', value: true }, ...intoCare(c)];
  // The pause begins before the overlay ends, so that nothing goes on for a moment.
  const rest = how === 'OPEN_CARE_PLACEMENT' && c.data.helmi === 'PAUSE';
  return [
    ...ended,
    ...(rest ? startPause('pauseReason', 'pauseFrom', 'pausePlannedUntil', 'PLACEMENT') : []),
    { do: 'OVERLAY', code: 'EMERGENCY', action: 'END' },
  ];
};

/** First day of the thirty days that run now. */
const placementPeriod: DateRule = ({ state, env }) =>
  state.clocks[CLOCK]?.startedOn ?? textOf(state.facts.placementOn) ?? env.today;

/** The day agreed with the responsible social worker, three months from now at most (X3). */
const parentsUntil: DateRule = (c) => textOf(c.state.facts.parentsUntil) ?? lastDayWithParents(c);

/** A closing can't know less of placements than the service does (P9, R3). */
const placementFits: Check = (c) => {
  const said = textOf(c.data.placementDuringService);
  const fits = said === undefined || gravest(c, said) === said;
  return refuseIf(!fits, 'placement_forgotten', 'placementDuringService');
};

/** Taken into care, and no closing on that has been taken back since. */
const inCare = ({ state: { facts } }: RuleContext): boolean =>
  facts.gravestPlacement === 'TAKEN_INTO_CARE' && facts.inCare !== false;

/** A child who was taken into care is closed with that reason (X3). */
const closingOfCare: Check = (c) => refuseIf(inCare(c) && c.outcome !== 'SUBSTITUTE_CARE', 'closes_as_substitute_care');

/** What happened to the child while a proposed closing waited counts too: it goes back to whoever proposed it (X3, P9, R3). */
const placementStillFits: Check = (c) => {
  const { facts } = c.state;
  const said = textOf(facts.placementDuringService) ?? PLACEMENTS[0];
  if (gravest(c, said) !== said) return { code: 'placement_forgotten' };
  return refuseIf(
    inCare(c) && facts.closingForm === 'P9_CLOSING' && facts.closeReason !== 'SUBSTITUTE_CARE',
    'closes_as_substitute_care',
  );
};

export const placementRules = {
  checks: {
    placementMoment,
    placementOpen,
    placementEnd,
    placementExtension,
    placementFits,
    closingOfCare,
    placementStillFits,
  },
  conditions: { officesClosed },
  effects: { placementBegan, placementEnded, reviewAfterReturn },
  dates: { placementPeriod, parentsUntil },
};
