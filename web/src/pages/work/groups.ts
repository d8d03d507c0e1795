import type { TaskView } from '../../api';
import { type CivilDate, endOfWeek } from '../../dates';

export const GROUPS = ['late', 'today', 'thisWeek', 'later', 'noDeadline'] as const;
export type Group = (typeof GROUPS)[number];

/** Where a task stands in the list. Lateness is the server's word; the week is the reader's own. */
export function groupOf({ timeliness, paused, dueOn }: TaskView, today: CivilDate): Group {
  if (timeliness.kind === 'OVERDUE') return 'late';
  if (paused) return 'noDeadline';
  if (timeliness.kind === 'TODAY') return 'today';
  return dueOn <= endOfWeek(today) ? 'thisWeek' : 'later';
}

/** Tasks by group, each by due date and the escalated ones first among equals. Empty groups are left out. */
export function grouped(
  tasks: readonly TaskView[],
  today: CivilDate,
): readonly { readonly group: Group; readonly tasks: readonly TaskView[] }[] {
  return GROUPS.map((group) => ({
    group,
    tasks: tasks
      .filter((task) => groupOf(task, today) === group)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || b.escalationLevel - a.escalationLevel),
  })).filter((each) => each.tasks.length > 0);
}

/**
 * What a list shows when its tasks changed while it is read: what is gone goes, what changed changes in place, and what
 * is new waits until it is asked for, so that no row moves under the reader's hand.
 */
export function settled(
  shown: ReadonlySet<string> | null,
  tasks: readonly TaskView[],
): { readonly rows: readonly TaskView[]; readonly held: number } {
  if (shown === null) return { rows: tasks, held: 0 };
  const rows = tasks.filter(({ id }) => shown.has(id));
  return { rows, held: tasks.length - rows.length };
}

/** Tasks whose title, case number or child's initials have all of the words. */
export function searched(tasks: readonly TaskView[], words: string): readonly TaskView[] {
  const wanted = words
    .toLocaleLowerCase('fi')
    .split(/\s+/)
    .filter((word) => word !== '');
  return tasks.filter(({ title, caseReference, initials }) => {
    const text = `${title} ${caseReference} ${initials ?? ''}`.toLocaleLowerCase('fi');
    return wanted.every((word) => text.includes(word));
  });
}
