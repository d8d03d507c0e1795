/** Which numbers of a pathway may be changed, between which bounds, and why the others may not. */
import type { DueUnit } from '../calendar';
import { SERVICE_LISTS } from '../lists';
import type { ChainRung, Pathway, Recipient, Step } from '../model';

/** LAW: a limit of the law. RULE: the service's rules give the date (an agreed day, a grid of months, a pause). */
export type Lock = 'LAW' | 'RULE';

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Longest limit that may be set, by unit. */
const LONGEST: Readonly<Record<DueUnit, number>> = { WD: 250, CAL_DAYS: 90, MONTHS: 12 };
export const REMINDER_BOUNDS: Bounds & { readonly most: number } = { min: 1, max: 60, most: 3 };
export const RUNG_BOUNDS: Bounds = { min: 0, max: 60 };

/** Named date rules that count with their step's length; every other one gives its date without it. */
const COUNTS_LENGTH: ReadonlySet<string> = new Set([
  'screeningDue',
  'waitlistDecisionDue',
  'rswAcceptDue',
  'agreementBy',
  'convenerBy',
  'preparationBy',
  'summaryBy',
  'planBy',
  'approvalBy',
]);

/** Why a step's length may not be changed; null: it may. */
export function lockOf(step: Step): Lock | null {
  const { anchor, rule } = step.due;
  if (step.clock === 'STATUTORY' || (anchor && 'clock' in anchor)) return 'LAW';
  if (anchor !== undefined || step.due.length === 0) return 'RULE';
  return rule === undefined || COUNTS_LENGTH.has(rule) ? null : 'RULE';
}

/** Between which lengths a step's deadline may be set, in its own unit, as a positive number. */
export function lengthBounds(step: Step): Bounds {
  const alarms = step.alarms ?? [];
  // An alarm of the step's own comes while the step is open, and before its end.
  const inside =
    step.due.unit === 'CAL_DAYS' ? alarms.flatMap((a) => [a.afterOpenDays ?? 0, a.beforeDueDays ?? 0]) : [];
  // A level with a day of its own comes after the deadline that was missed.
  const levels = (step.levelsAtWd ?? []).map(({ afterOpenWd }) => afterOpenWd);
  return {
    min: Math.max(0, ...inside) + 1,
    max: Math.min(LONGEST[step.due.unit], ...levels.map((day) => day - 1)),
  };
}

/** Told by lists and not by notices: such a level keeps its receivers. */
export function toldByLists(rung: ChainRung): boolean {
  return rung.level >= SERVICE_LISTS.weekly.level;
}

/** Whom the chains of this pathway may name: those whom they know already, so that nobody new hears of its cases. */
export function rungRecipients(pathway: Pathway): readonly Recipient[] {
  const rungs = Object.values(pathway.chains).flat();
  return [...new Set(rungs.filter((rung) => !toldByLists(rung)).flatMap(({ to }) => to))];
}
