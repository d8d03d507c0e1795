import { useStaff, useTasks } from '../../api';
import { useTexts } from '../../i18n';
import { TaskRow } from './task-row';

/** What others are doing in the reader's cases: to know, not to do, and so closed until it is asked for. */
export function Waiting() {
  const { t } = useTexts();
  const { data } = useTasks('waiting');
  const staff = useStaff();
  if (data === undefined || data.items.length === 0) return null;
  const nameOf = (id: string | null) => staff.data?.items.find((person) => person.id === id)?.displayName;
  return (
    <details className="h-waiting">
      <summary>
        <h2>
          {t('work.group.waiting')} <span className="h-count">{data.items.length}</span>
        </h2>
      </summary>
      <ul className="h-rows">
        {data.items.map((task) => (
          <TaskRow key={task.id} task={task} owner={nameOf(task.assignee)} />
        ))}
      </ul>
    </details>
  );
}
