import { type FieldView, type TaskDetail, useCase } from '../../api';
import { dayAndTime } from '../../dates';
import { Answers, fromDraft, type Typed } from '../../form';
import { useTexts } from '../../i18n';
import { Card, Link, Notification } from '../../ui';
import { useLateFields } from './late-reason';
import { TypedAnswers } from './typed-answers';

/** A task that is over: its result, what was written, and what the reader had typed themselves, if another was faster. */
export function Ended({ task, typed }: { readonly task: TaskDetail; readonly typed?: Typed }) {
  const { t, language } = useTexts();
  const of = useCase(task.caseId);
  const written = Object.values(of.data?.sections ?? {})
    .flat()
    .filter(({ code }) => code === task.stepCode)
    .at(-1)?.data;
  const late = useLateFields(task);
  const own = typed ?? draftOf(task, [...task.fields, ...late]);
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
      {own === undefined || isEmpty(own) ? null : (
        <Card title={t('task.yourText')} tone="info">
          <p>{t('task.yourTextKept')}</p>
          <TypedAnswers task={task} typed={own} />
        </Card>
      )}
    </>
  );
}

function draftOf({ draft }: TaskDetail, fields: readonly FieldView[]): Typed | undefined {
  if (draft === undefined) return undefined;
  return {
    data: fromDraft(fields, draft.data),
    outcome: draft.outcome ?? undefined,
    reason: draft.reason ?? undefined,
  };
}

function isEmpty({ data, reason = '' }: Typed): boolean {
  return Object.keys(data).length === 0 && reason === '';
}
