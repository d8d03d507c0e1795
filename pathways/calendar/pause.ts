import { addDays, daysBetween } from './civil-date';
import { computeDue } from './due';
import type { DueMove, DueResult, DueSpec, HolidayCalendar, LocalDate } from './types';
import { rollDate, workingDaysBetween } from './working-days';

/** What `pauseRemaining` gives for a task that was overdue when the clock stopped. */
export const OVERDUE_AT_PAUSE = -1;

/** A running task at the moment its service clock stops. */
export interface PauseInput {
  readonly dueOn: LocalDate;
  readonly spec: DueSpec;
  readonly pausedOn: LocalDate;
  /** Set when the due instant (16:00) had passed although `dueOn` is the pause day itself. */
  readonly overdue?: boolean;
}

/** The same task when the clock goes on. */
export interface ResumeInput {
  readonly dueOn: LocalDate;
  readonly spec: DueSpec;
  /** The answer of `pauseRemaining`, kept over the pause. */
  readonly remaining: number;
  readonly pausedOn: LocalDate;
  readonly resumedOn: LocalDate;
  /** The date before its roll, if known: shifting it keeps one pause after another from eating days (MONTHS, CAL_DAYS). */
  readonly unrolledOn?: LocalDate;
}

/**
 * What is left of a limit at a pause, the pause day not counted (domain.md §2.3): working days of the spec's calendar
 * for WD, calendar days for MONTHS and CAL_DAYS. `OVERDUE_AT_PAUSE` if it was overdue; 0 if due on the pause day.
 */
export function pauseRemaining(input: PauseInput, cal: HolidayCalendar): number {
  const { dueOn, spec, pausedOn } = input;
  const days = daysBetween(pausedOn, dueOn);
  if (input.overdue || days < 0) return OVERDUE_AT_PAUSE;
  return spec.unit === 'WD' ? workingDaysBetween(pausedOn, dueOn, spec.calendar, cal) : days;
}

/** Working days left of a task at a pause, the pause day not counted; negative if its due date is past. */
export function remainingWorkingDays(
  input: Pick<PauseInput, 'dueOn' | 'spec' | 'pausedOn'>,
  cal: HolidayCalendar,
): number {
  return workingDaysBetween(input.pausedOn, input.dueOn, input.spec.calendar, cal);
}

function moved(input: ResumeInput, dueOn: LocalDate, moves: DueMove[], counted: number, version: string): DueResult {
  const pause: DueMove[] = dueOn === input.dueOn ? [] : [{ from: input.dueOn, to: dueOn, rule: 'PAUSE' }];
  return { dueOn, counted, moves: [...pause, ...moves], calendarVersion: version };
}

/**
 * The due date after a pause (domain.md §2.3). WD: the remaining working days counted from the resume day, so with 0
 * left the first WORKING day on or after it. MONTHS and CAL_DAYS: shifted by the paused calendar days, then rolled.
 * A task overdue at the pause keeps its due date, and so does any FI_STATUTORY limit: the law's clock never pauses.
 * The first move is 'PAUSE' if the date changed. Throws RangeError if `resumedOn` is before `pausedOn`.
 */
export function resumeDue(input: ResumeInput, cal: HolidayCalendar): DueResult {
  const { dueOn, spec, remaining, resumedOn } = input;
  const pausedDays = daysBetween(input.pausedOn, resumedOn);
  if (pausedDays < 0) throw new RangeError(`resumed on ${resumedOn}, before the pause of ${input.pausedOn}`);
  if (remaining < 0 || spec.calendar === 'FI_STATUTORY') return moved(input, dueOn, [], 0, cal.version);
  if (spec.unit === 'WD') {
    const due = computeDue(resumedOn, { ...spec, length: remaining }, cal);
    return moved(input, due.dueOn, due.moves, remaining, cal.version);
  }
  const rolled = rollDate(addDays(input.unrolledOn ?? dueOn, pausedDays), spec.roll ?? 'NONE', cal);
  return moved(input, rolled.date, rolled.moves, pausedDays, cal.version);
}
