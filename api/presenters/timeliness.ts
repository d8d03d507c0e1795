import { addDays, type HolidayCalendar, weekday, workingDaysBetween } from '../../pathways/calendar';
import type { TaskState } from '../../pathways/model';
import { dayOf } from '../../texts/dates';
import type { CaseTime } from './case-time';

export interface Timeliness {
  readonly kind: 'ON_TIME' | 'SOON' | 'TODAY' | 'OVERDUE' | 'DONE_LATE';
  /** Working days left, or working days late (at least 1: somebody is late from the first minute on). */
  readonly days: number;
}

type Dated = Pick<TaskState, 'status' | 'dueOn' | 'lateAt' | 'closedAt' | 'frozen' | 'overdue' | 'window'>;

const SOON_WD = 3;

/** Late by the case's clock: past the due moment (or the window's end), or closed after it. A pause stops it from becoming late. */
export function isLate(task: Dated, time: CaseTime): boolean {
  if (task.closedAt !== undefined) return task.status === 'DONE' && task.closedAt > task.lateAt;
  return task.frozen !== undefined ? task.overdue : time.at > task.lateAt;
}

/** How a task stands to its due date (domain.md §2.4: due dates end at 16:00; working days of the service's calendar). */
export function timelinessOf(task: Dated, time: CaseTime, calendar: HolidayCalendar): Timeliness {
  const wd = (from: string, to: string) => workingDaysBetween(from, to, 'FI_SERVICE', calendar);
  const limit = task.window?.endsOn ?? task.dueOn;
  const late = isLate(task, time);
  if (task.closedAt !== undefined) {
    return late
      ? { kind: 'DONE_LATE', days: Math.max(1, wd(limit, dayOf(task.closedAt))) }
      : { kind: 'ON_TIME', days: 0 };
  }
  const today = task.frozen?.on ?? time.today;
  if (late) return { kind: 'OVERDUE', days: Math.max(1, wd(limit, time.today)) };
  const left = Math.max(0, wd(today, task.dueOn));
  if (task.frozen !== undefined) return { kind: 'ON_TIME', days: left };
  if (today >= task.dueOn) return { kind: 'TODAY', days: 0 };
  return { kind: left <= SOON_WD ? 'SOON' : 'ON_TIME', days: left };
}

/** Where an open task stands in the list of somebody's work. */
export type TaskGroup = 'late' | 'today' | 'thisWeek' | 'later' | 'noDeadline';

/** The group of an open task by its case's clock: the week ends on Sunday, and what rests in a pause has no deadline. The list counts by the same days (`countTasks`). */
export function taskGroupOf(task: Dated, time: CaseTime): TaskGroup {
  if (isLate(task, time)) return 'late';
  if (task.frozen !== undefined) return 'noDeadline';
  if (task.dueOn <= time.today) return 'today';
  return task.dueOn <= addDays(time.today, 7 - weekday(time.today)) ? 'thisWeek' : 'later';
}
