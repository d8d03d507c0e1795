/** Whether the steps of the straight way, each in its time, still keep the law's limit (domain.md §2.3, design check). */
import { addDays, computeDue, daysBetween, type HolidayCalendar, type LocalDate } from '../calendar';
import type { Pathway } from '../model';

/** Of each place the longest that may be taken: the steps that follow each other, and the limit over all of them. */
const STRAIGHT: Readonly<Record<string, { readonly clock: string; readonly steps: readonly (readonly string[])[] }>> = {
  helmi: {
    clock: 'ST_3M_SERVICE',
    steps: [
      ['P2_SCREENING'],
      ['P3B_CONSENT'],
      ['P4_ASSESSMENT'],
      ['P5_INTAKE'],
      ['P6_PLAN'],
      ['P7_FIRST_CONTACT_FAMW', 'P7_FIRST_CONTACT_ASW'],
    ],
  },
};
const YEAR = 366;

export interface LawMargin {
  readonly clock: string;
  /** Of all steps together, in working days. */
  readonly workingDays: number;
  /** Days left to the limit at the worst start of the year ahead; negative: the limit is missed. */
  readonly leastDays: number;
  readonly worstStart: LocalDate;
  /** On how many of the year's starts the limit is missed. */
  readonly missed: number;
}

/** How near the straight way comes to the law's limit for every start in the year from `today`; null where there is none. */
export function lawMargin(pathway: Pathway, today: LocalDate, calendar: HolidayCalendar): LawMargin | null {
  const straight = STRAIGHT[pathway.id];
  const clock = pathway.clocks.find(({ code }) => code === straight?.clock);
  if (!straight || !clock) return null;
  const lengthOf = (code: string) => pathway.steps.find((step) => step.code === code)?.due.length ?? 0;
  const lengths = straight.steps.map((codes) => Math.max(...codes.map(lengthOf)));
  let least = { days: Number.POSITIVE_INFINITY, start: today };
  let missed = 0;
  for (let i = 0; i < YEAR; i += 1) {
    const start = addDays(today, i);
    const begun = lengths.reduce(
      (day, length) => computeDue(day, { length, unit: 'WD', calendar: 'FI_SERVICE' }, calendar).dueOn,
      start,
    );
    const days = daysBetween(begun, computeDue(start, clock, calendar).dueOn);
    if (days < 0) missed += 1;
    if (days < least.days) least = { days, start };
  }
  const workingDays = lengths.reduce((sum, length) => sum + length, 0);
  return { clock: clock.code, workingDays, leastDays: least.days, worstStart: least.start, missed };
}
