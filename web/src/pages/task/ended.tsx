import { type FormData, type TaskDetail, useCase } from '../../api';
import { dayAndTime } from '../../dates';
import { Answers, fromDraft } from '../../form';
import { useTexts } from '../../i18n';
import { Card, Link, Notification } from '../../ui';

/** A task that is over: its result, what was written, and what the reader had typed themselves, if another was faster. */
export function Ended({ task, typed }: { readonly task: TaskDetail; readonly typed?: FormData }) {
  const { t, language } = useTexts();
  const of = useCase(task.caseId);
  const written = Object.values(of.data?.sections ?? {})
    .flat()
    .filter(({ code }) => code === task.stepCode)
    .at(-1)?.data;
  const own = typed ?? (task.draft === undefined ? undefined : fromDraft(task.fields, task.draft.data));
  const outcome = task.outcomeTexts.find(({ code }) => code === task.outcome)?.text;
  return (
    <>
      <Notification
        tone={task.status === 'DONE' ? 'success' : 'info'}
        title={t(`task.ended.${task.status}`, { defaultValue: t('task.ended.DONE') })}
      >
        <p>
          {outcome} {task.closedAt === null ? '' : dayAndTime(language, task.closedAt)}
        </p>
        <Link to="/">{t('common.toMyWork')}</Link>
      </Notification>
      {written === undefined || written === null ? null : (
        <Card title={t('task.written')}>
          <Answers fields={task.fields} data={written} />
        </Card>
      )}
      {own === undefined || Object.keys(own).length === 0 ? null : (
        <Card title={t('task.yourText')} tone="info">
          <p>{t('task.yourTextKept')}</p>
          <Answers fields={task.fields} data={own} />
        </Card>
      )}
    </>
  );
}
