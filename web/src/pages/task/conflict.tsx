import { type ApiProblem, type TaskDetail, useTask } from '../../api';
import { clockTime } from '../../dates';
import type { Typed } from '../../form';
import { useTexts } from '../../i18n';
import { Button, Card, Notification } from '../../ui';
import { Ended } from './ended';
import { TypedAnswers } from './typed-answers';

interface Props {
  readonly task: TaskDetail;
  readonly problem: ApiProblem;
  readonly typed: Typed;
  readonly onAgain: () => void;
}

/** Somebody was faster: who and when, what they wrote, and what was typed here, which stays as the person's own draft. */
export function Conflict({ task, problem, typed, onAgain }: Props) {
  const { t, language } = useTexts();
  const { data: now } = useTask(task.id);
  const { by, at } = problem.extra;
  const name =
    typeof by === 'object' && by !== null && 'displayName' in by ? String(by.displayName) : t('task.somebody');
  const time = typeof at === 'string' ? clockTime(language, at) : '';
  const current = now ?? task;
  const open = current.status === 'OPEN' || current.status === 'IN_PROGRESS';
  return (
    <>
      <Notification
        tone="alert"
        title={t(open ? 'task.conflict.changed' : 'task.conflict.finished', { name, time })}
        focus
        live
      >
        <p>{t('task.conflict.kept')}</p>
        {open ? (
          <Button small onClick={onAgain}>
            {t('task.conflict.goOn')}
          </Button>
        ) : null}
      </Notification>
      {open ? (
        <Card title={t('task.yourText')} tone="info">
          <TypedAnswers task={task} typed={typed} />
        </Card>
      ) : (
        <Ended task={current} typed={typed} />
      )}
    </>
  );
}

/** The same, where nothing was sent yet: the task ended under the reader's hands. */
export function Meanwhile({ task, typed }: { readonly task: TaskDetail; readonly typed: Typed }) {
  const { t } = useTexts();
  return (
    <>
      <Notification tone="alert" title={t('task.conflict.meanwhile')} focus live>
        <p>{t('task.conflict.kept')}</p>
      </Notification>
      <Ended task={task} typed={typed} />
    </>
  );
}
