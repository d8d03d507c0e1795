import type { TaskView } from '../../api';

const GROUPS = ['late', 'today', 'thisWeek', 'later', 'noDeadline'] as const;
type Group = (typeof GROUPS)[number];

/** Tasks by the group that the server puts them into, each by due date and the escalated ones first among equals. Empty groups are left out. */
export function grouped(
  tasks: readonly TaskView[],
): readonly { readonly group: Group; readonly tasks: readonly TaskView[] }[] {
  return GROUPS.map((group) => ({
    group,
    tasks: tasks
      .filter((task) => task.group === group)
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
