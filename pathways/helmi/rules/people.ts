/** The child's age, the guardians, and what was consented to: read from the case's facts. */
import { ageOn, type LocalDate } from '../../calendar';
import { disciplineOf } from '../../disciplines';
import { consentInForce, type OnDay, rowHolds } from '../consent-force';
import { limit, list, textOf } from './read';
import type { Data, RuleContext } from './types';

/** Keys of a case's persons. Anything else in a PERSON field may be a name and never enters the facts. */
const PERSON_KEY = /^(CHILD|GUARDIAN_[1-4])$/;
export const personKey = (value: unknown): string | null =>
  typeof value === 'string' && PERSON_KEY.test(value) ? value : null;

/** Whole years of the child on a day; undefined where the birth date is not known. */
export function childAge(c: RuleContext, on: LocalDate): number | undefined {
  const born = textOf(c.state.facts.childDateOfBirth);
  return born === undefined ? undefined : ageOn(born, on);
}

/** Whose hand a consent row shows: who gave it, else whom it is about. */
export const giver = (row: Data): string | null => personKey(row.givenBy) ?? personKey(row.person);

export const byChild = (row: Data): boolean =>
  row.givenByRole === 'CHILD' && (giver(row) === 'CHILD' || giver(row) === null);

/** A no is taken from whoever says to be a guardian, unless the referral knows better. */
export function byAnyGuardian(c: RuleContext, row: Data): boolean {
  const known = list(c.state.facts.guardians).some((guardian) => guardian.person === giver(row));
  return byLegalGuardian(c, row) || (!known && ['GUARDIAN', 'REPRESENTATIVE'].includes(textOf(row.givenByRole) ?? ''));
}

/** Is this consent row one of a legal guardian, or of the representative of a child who is here without guardians? */
export function byLegalGuardian(c: RuleContext, row: Data): boolean {
  if (row.givenByRole === 'CHILD') return false;
  const known = list(c.state.facts.guardians).find((guardian) => guardian.person === giver(row));
  if (known?.isLegalGuardian === true) return true;
  const role = textOf(row.givenByRole);
  return c.state.facts.unaccompanied === true && (role === 'REPRESENTATIVE' || (!known && role === 'GUARDIAN'));
}

/** Rows of one item in the remembered consents. */
export function consentsTo(c: RuleContext, item: string): readonly Data[] {
  return list(c.state.facts.consents).filter((row) => row.item === item);
}

/** Today, and the age from which only the own word counts. */
export const onDay = (c: RuleContext): OnDay => ({ today: c.env.today, adultAge: limit(c, 'adultAge') });

/** Somebody gave it and nobody who was asked refused: the careful reading of several answers. */
export function consentHolds(c: RuleContext, item: string): boolean {
  return consentInForce(c.state.facts, item, onDay(c));
}

/** May this discipline's part open? Each parent answers for their own data, so one yes opens the part for that parent. */
export function partAllowed(c: RuleContext, discipline: string): boolean {
  const item = disciplineOf(discipline)?.needsConsent;
  return item === undefined || consentsTo(c, item).some((row) => rowHolds(row, c.state.facts, onDay(c)));
}
