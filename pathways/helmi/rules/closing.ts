/** Named rules of P9 and P10: the closing's checklist, four eyes, the end of the service, and what follows in six months. */

import { addWorkingDays, computeDue } from '../../calendar';
import { hasRunningChild } from '../../conditions';
import { disciplineOf } from '../../disciplines';
import type { Effect } from '../../model';
import { goOn } from '../passages';
import { placementOver } from '../placement';
import { byChild, childAge, consentHolds, consentsTo } from './people';
import { startPart } from './plan';
import { limit, list, numberOf, refuseIf, textOf } from './read';
import type { Check, EffectsRule, RuleContext } from './types';

/** Contact data refreshed, interpreters cancelled, every hand-over accepted by its receiver (domain.md §2.5 P9 checklist). */
const closingChecklist: Check = (c) => {
  const { data } = c;
  const open = [
    ...(data.contactDataRefreshed === true ? [] : ['contactDataRefreshed']),
    ...(data.interpreterBookingsCancelled === true ? [] : ['interpreterBookingsCancelled']),
    ...(list(data.handovers).every((handover) => textOf(handover.acceptedOn)) ? [] : ['handovers']),
  ];
  if (open.length === 0) return null;
  return { code: 'checklist_open', errors: open.map((path) => ({ path, code: 'checklist_open' })) };
};

/** Who proposed a closing never confirms it, whichever form the proposal took (domain.md §2.4 four eyes). */
const twoPersons: Check = (c) => refuseIf(c.state.facts.closingProposedBy === c.actor.id, 'four_eyes');

/** Improved: the team's overall rating fell by at least one (domain.md §2.9). The follow-up consent asked at closing replaces the earlier one. */
const rememberClosing: EffectsRule = (c) => {
  const before = numberOf(c.state.facts.hsaBaselineOverall);
  const after = numberOf(c.state.facts.hsaClosingOverall);
  const improved = before !== undefined && after !== undefined ? after <= before - 1 : null;
  const answer = textOf(c.data.followUpConsent);
  return [
    { do: 'SET', fact: 'improved', value: improved },
    ...(answer ? [{ do: 'SET', fact: 'followUpConsent', value: answer } as const] : []),
  ];
};

const RIBBON = ['ST_7WD', 'ST_3M_ASSESS', 'ST_3M_SERVICE', 'ST_PLAN_12M'];

/** The service ends on the day of the confirmation: its parts end, nothing of it stays open, its clocks stop (P9; closing date of §2.2). */
const endService: EffectsRule = (c) => {
  const to = c.state.facts.closeReason === 'FAMILY_WITHDREW' ? 'ENDED_BY_FAMILY' : 'COMPLETED';
  const running = Object.values(c.state.parts).filter((part) => part.status === 'ACTIVE' || part.status === 'PAUSED');
  return [
    { do: 'CANCEL', steps: 'ALL' },
    { do: 'CANCEL', steps: ['X5_OWN_CONSENTS', 'X6_TALK', 'X6_GUARDIANS_DISAGREE'] },
    ...goOn,
    ...placementOver,
    ...running.map((part) => ({ do: 'PART', discipline: part.discipline, to }) as const),
    ...RIBBON.filter((clock) => c.state.clocks[clock]).map(
      (clock) => ({ do: 'CLOCK', clock, action: 'STOP' }) as const,
    ),
    { do: 'SET', fact: 'serviceEndedOn', from: 'TODAY' },
    { do: 'STATUS', to: 'FOLLOW_UP' },
  ];
};

const closingAnswer = (c: RuleContext): boolean => {
  const answer = textOf(c.state.facts.followUpConsent);
  return answer === undefined ? consentHolds(c, 'C7_FOLLOW_UP_CONTACT') : answer === 'GIVEN';
};

/** May the family be contacted in six months? C7; for somebody who is adult by then, only their own (P10). */
function familyMayBeAsked(c: RuleContext): boolean {
  const due = computeDue(
    c.env.today,
    { length: limit(c, 'followUpMonths'), unit: 'MONTHS', calendar: 'FI_SERVICE', roll: 'FOLLOWING' },
    c.env.calendar,
  ).dueOn;
  const adult = (childAge(c, due) ?? 0) >= limit(c, 'adultAge');
  if (!adult) return closingAnswer(c);
  const own = consentsTo(c, 'C7_FOLLOW_UP_CONTACT').some((row) => byChild(row) && row.state === 'GIVEN');
  return own && closingAnswer(c);
}

/** The register part always; the family part where it was agreed to, otherwise its reason is kept (P10). */
const openFollowUp: EffectsRule = (c) => {
  const asked = familyMayBeAsked(c);
  const family: readonly Effect[] = asked
    ? [{ do: 'OPEN', step: 'P10_FAMILY' }]
    : [
        { do: 'SKIP', step: 'P10_FAMILY', reason: 'NOT_CONSENTED' },
        { do: 'SET', fact: 'followUpFamily', value: 'NOT_CONSENTED' },
      ];
  return [{ do: 'OPEN', step: 'P10_FOLLOW_UP' }, ...family];
};

/** Adult by the follow-up's day: child welfare ended by age and is coded so, whatever the register shows; nobody else is (P10). */
const adultByFollowUp: Check = (c) => {
  const age = childAge(c, c.task?.dueOn ?? c.env.today);
  if (age === undefined || c.data.childWelfareClientAt6m === undefined) return null;
  const coded = c.data.childWelfareClientAt6m === 'TURNED_18';
  if (age >= limit(c, 'adultAge')) return refuseIf(!coded, 'turned_18', 'childWelfareClientAt6m');
  return refuseIf(coded, 'not_turned_18', 'childWelfareClientAt6m');
};

/** The register's answer holds as of the due date, not as of the day of looking (P10). */
const rememberRegister: EffectsRule = (c) => [{ do: 'SET', fact: 'registerAsOf', value: c.task?.dueOn ?? c.env.today }];

/** A closed service is taken back within twenty working days (P9 REOPEN). */
const reopenWindow: Check = (c) => {
  const ended = textOf(c.state.facts.serviceEndedOn);
  const last = ended && addWorkingDays(ended, limit(c, 'reopenWd'), 'FI_SERVICE', c.env.calendar);
  return !last || c.env.today > last ? { code: 'reopen_too_late', params: { last: last ?? null } } : null;
};

/** Back in service: the follow-up falls away, the law's limits, the assigned parts and the review grid go on (P9 REOPEN). */
const reopenService: EffectsRule = (c) => {
  const parts = Object.values(c.state.parts).filter(
    (part) => disciplineOf(part.discipline) && part.endedOn !== undefined,
  );
  const ended = textOf(c.state.facts.serviceEndedOn);
  const resumed = parts.filter((part) => part.endedOn === ended);
  return [
    { do: 'CANCEL', steps: ['P10_FOLLOW_UP', 'P10_FAMILY', 'P10_NEED_HELP'] },
    { do: 'STATUS', to: 'IN_SERVICE' },
    { do: 'SET', fact: 'serviceEndedOn', value: null },
    { do: 'SET', fact: 'closeReason', value: null },
    // A child who is back with the family; what happened before stays counted.
    { do: 'SET', fact: 'inCare', value: false },
    { do: 'SET', fact: 'reopenedOn', from: 'TODAY' },
    ...Object.values(c.state.clocks)
      .filter((clock) => clock.state === 'STOPPED')
      .map(({ code }) => ({ do: 'CLOCK', clock: code, action: 'RESTART' }) as const),
    ...resumed.flatMap((part) => startPart(part.discipline)),
    // A review that fell away with the closing is asked for again: the first day of the grid that is ahead.
    { do: 'SET', fact: 'reviewIndex', value: 0 },
    { do: 'APPLY', rule: 'openNextReview' },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'TEAM'] },
  ];
};

/** The service may end beside a conference that runs only if the responsible social worker keeps that (domain.md X1). */
const conferenceKept: Check = (c) =>
  refuseIf(hasRunningChild(c.state) && c.data.keepsConference !== true, 'conference_runs', 'keepsConference');

export const closingRules = {
  checks: { closingChecklist, twoPersons, conferenceKept, adultByFollowUp, reopenWindow },
  conditions: {},
  effects: { rememberClosing, endService, openFollowUp, rememberRegister, reopenService },
  dates: {},
};
