import { useStaff, useTaskPages } from '../../api';
import { useTexts } from '../../i18n';
import { Button } from '../../ui';
import { TaskRow } from './task-row';

/** What others are doing in the reader's cases: to know, not to do, and so closed until it is asked for. */
export function Waiting() {
  const { t } = useTexts();
  const list = useTaskPages('waiting');
  const tasks = list.data?.pages.flatMap((page) => page.items) ?? [];
  const staff = useStaff();
  if (tasks.length === 0) return null;
  const nameOf = (id: string | null) => staff.data?.items.find((person) => person.id === id)?.displayName;
  return (
    <details className="h-waiting">
      <summary>
        <h2>
          {t('work.group.waiting')}{' '}
          <span className="h-count">{list.hasNextPage ? `${tasks.length}+` : tasks.length}</span>
        </h2>
      </summary>
      <ul className="h-rows">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} owner={nameOf(task.assignee)} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button variant="secondary" small busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('work.more')}
        </Button>
      ) : null}
    </details>
  );
}
