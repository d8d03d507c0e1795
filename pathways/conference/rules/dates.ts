/** The due dates of the conference: each step has an ordinary and an acute pace (domain.md §2.7). */
import { addMonths, computeDue, type DueSpec, type LocalDate, rollDate } from '../../calendar';
import { textOf } from '../../helmi/rules/read';
import type { RuleContext, Rules } from '../../model';
import { type ConferenceLimit, isAcute, limit } from './read';

function spec(c: RuleContext, step: string): DueSpec {
  const found = c.pathway.steps.find((one) => one.code === step);
  if (!found) throw new RangeError(`the pathway has no step ${step}`);
  return found.due;
}

const workingDays = (length: number): DueSpec => ({ length, unit: 'WD', calendar: 'FI_SERVICE' });
const fact = (c: RuleContext, name: string): LocalDate | undefined => textOf(c.state.facts[name]);
const counted = (c: RuleContext, from: LocalDate, due: DueSpec): LocalDate =>
  computeDue(from, due, c.env.calendar).dueOn;

/** The step's own deadline from this day, or so many working days where the conference is acute. */
function paced(c: RuleContext, step: string, acute: ConferenceLimit, from: LocalDate): LocalDate {
  return counted(c, from, isAcute(c) ? workingDays(limit(c, acute)) : spec(c, step));
}

const agreementBy = (c: RuleContext) =>
  paced(c, 'G2_AGREEMENT', 'acuteAgreementWd', fact(c, 'requestedOn') ?? c.env.today);
const convenerBy = (c: RuleContext) => paced(c, 'G3_CONVENER', 'acuteConvenerWd', c.env.today);

/** Eight weeks from the agreement, or as long as the responsible social worker has extended it. */
const preparationBy = (c: RuleContext) =>
  fact(c, 'preparationUntil') ?? paced(c, 'G4_PREPARATION', 'acutePreparationWd', fact(c, 'agreedOn') ?? c.env.today);

/** Ten working days before the conference (one, where it is acute), but never a day that is over. */
function summaryBy(c: RuleContext): LocalDate {
  const on = fact(c, 'conferenceOn') ?? c.env.today;
  const length = isAcute(c) ? -limit(c, 'acuteSummaryWd') : spec(c, 'G4_SUMMARY').length;
  const due = counted(c, on, workingDays(length));
  return due < c.env.today ? counted(c, c.env.today, workingDays(0)) : due;
}

/** The agreed day; an acute conference is held within five working days of the agreement, and until then of the request. */
function conferenceBy(c: RuleContext): LocalDate {
  const agreed = fact(c, 'conferenceOn');
  if (agreed !== undefined && (!isAcute(c) || c.state.facts.conferencePostponed === true)) return agreed;
  if (!isAcute(c)) return preparationBy(c);
  const from = fact(c, 'agreedOn') ?? fact(c, 'requestedOn') ?? c.env.today;
  return counted(c, from, workingDays(limit(c, 'acuteConferenceWd')));
}

const planBy = (c: RuleContext) => counted(c, fact(c, 'heldOn') ?? c.env.today, spec(c, 'G6_PLAN'));

/** Five working days after the conference; a plan that comes later or again is still given its time. */
function approvalBy(c: RuleContext): LocalDate {
  const { today } = c.env;
  if (c.state.facts.planReturned === true) return counted(c, today, spec(c, 'G7_APPROVAL'));
  const due = counted(c, fact(c, 'heldOn') ?? today, spec(c, 'G7_APPROVAL'));
  return due < today ? counted(c, today, workingDays(limit(c, 'approvalLeastWd'))) : due;
}

/** So many months after the conference, on a working day. */
export function monthsAfterConference(c: RuleContext, months: number): LocalDate {
  return rollDate(addMonths(fact(c, 'heldOn') ?? c.env.today, months), 'FOLLOWING', c.env.calendar).date;
}

/** The last day of the first follow-up: three months after the conference, after an acute one already after one. */
export function firstFollowUpBy(c: RuleContext): LocalDate {
  return monthsAfterConference(c, isAcute(c) ? limit(c, 'acuteFollowUpMonths') : spec(c, 'G8_FOLLOW_UP').length);
}

/** The day that was agreed, else the last one. An acute conference's second meeting is three months after it. */
function followUpBy(c: RuleContext): LocalDate {
  if (c.state.facts.followUps === undefined) return fact(c, 'followUpOn') ?? firstFollowUpBy(c);
  return fact(c, 'secondOn') ?? monthsAfterConference(c, limit(c, 'followUpMonths'));
}

export const dates: Rules['dates'] = {
  agreementBy,
  convenerBy,
  preparationBy,
  summaryBy,
  conferenceBy,
  planBy,
  approvalBy,
  followUpBy,
};
