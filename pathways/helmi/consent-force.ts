/** Whether a consent holds on a day: asked at every access, so that a right ends by time even where no alarm has told it. */
import { ageOn, birthdayOn, type LocalDate } from '../calendar';
import type { Data } from '../model';
import { list, textOf } from './rules/read';

/** A parent's consent on the parent's own data; every other one a guardian gives for the child. */
const PARENTS_OWN: ReadonlySet<string> = new Set(['C6_PARENT_ADULT_SW']);

/** What is exchanged about the young person is asked anew at eighteen; until then an earlier yes, even their own, opens nothing. */
const ASKED_ANEW: ReadonlySet<string> = new Set(['C2_HEALTH_TO_TEAM', 'C4_SCHOOL', 'C5_OTHER_HEALTH']);

export interface OnDay {
  readonly today: LocalDate;
  readonly adultAge: number;
}

/** Is the child of the case an adult on that day? False where the date of birth is not known. */
export function isAdult(facts: Data, { today, adultAge }: OnDay): boolean {
  const born = textOf(facts.childDateOfBirth);
  return born !== undefined && ageOn(born, today) >= adultAge;
}

/** Does this answer still count? What others said for the child is void from the eighteenth birthday (domain.md X5; P3b). */
export function stillCounts(row: Data, facts: Data, on: OnDay): boolean {
  const own = row.givenByRole === 'CHILD' || PARENTS_OWN.has(textOf(row.item) ?? '');
  return own || !isAdult(facts, on);
}

/** Given before the eighteenth birthday, and to be asked anew since (X5: no data exchange meanwhile). */
function fromChildhood(row: Data, facts: Data, on: OnDay): boolean {
  const born = textOf(facts.childDateOfBirth);
  if (born === undefined || !isAdult(facts, on) || !ASKED_ANEW.has(textOf(row.item) ?? '')) return false;
  return (textOf(row.givenAt) ?? '') < birthdayOn(born, on.adultAge);
}

/** Given, not withdrawn, not past its last day, and by somebody whose word counts. */
export function rowHolds(row: Data, facts: Data, on: OnDay): boolean {
  const until = textOf(row.validUntil);
  const inTime = until === undefined || until >= on.today;
  return row.state === 'GIVEN' && inTime && stillCounts(row, facts, on) && !fromChildhood(row, facts, on);
}

/** Somebody gave it and nobody's refusal or withdrawal stands against it: the careful reading of several answers. */
export function consentInForce(facts: Data, item: string, on: OnDay): boolean {
  const rows = list(facts.consents).filter((row) => row.item === item && stillCounts(row, facts, on));
  const against = rows.some((row) => row.state === 'REFUSED' || row.state === 'WITHDRAWN');
  return !against && rows.some((row) => rowHolds(row, facts, on));
}

/** Does any consent of this person's own hold? */
export function holdsFor(facts: Data, person: string, on: OnDay): boolean {
  return list(facts.consents).some((row) => row.person === person && rowHolds(row, facts, on));
}
