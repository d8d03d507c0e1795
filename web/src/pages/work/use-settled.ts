import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TaskView } from '../../api';
import { settled } from './groups';

/**
 * What a list shows while its tasks change: new ones wait until they are asked for (`showAll`), and the next page's come
 * when it is (`showAlso`), with the focus on the first of them. What the reader took (`taken`) is no news and never waits.
 */
export function useSettled(
  tasks: readonly TaskView[],
  list: RefObject<HTMLElement | null>,
  taken: ReadonlySet<string>,
) {
  const [shown, setShown] = useState<ReadonlySet<string>>(() => idsOf(tasks));
  const added = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (added.current === null) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    // What was fetched is drawn a moment after it is allowed to show.
    const first = rows.find((row) => added.current?.has(row.dataset['row'] ?? '') === true);
    if (first === undefined) return;
    added.current = null;
    first.focus();
  });
  return {
    ...settled(new Set([...shown, ...taken]), tasks),
    showAll: () => setShown(idsOf(tasks)),
    showAlso: (more: readonly TaskView[]) => {
      if (more.length === 0) return;
      added.current = idsOf(more);
      setShown((before) => new Set([...before, ...idsOf(more)]));
    },
  };
}

function idsOf(tasks: readonly TaskView[]): ReadonlySet<string> {
  return new Set(tasks.map(({ id }) => id));
}
