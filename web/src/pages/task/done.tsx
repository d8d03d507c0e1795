import { type CaseDetail, type Change, useTasks } from '../../api';
import { longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { ButtonLink, Card, Link, Notification, PageTitle } from '../../ui';

interface Props {
  readonly title: string;
  readonly change: Change;
  readonly of: CaseDetail | undefined;
}

/** What came of it, at once: what opened, for whom, by when; and what to do next. */
export function Done({ title, change, of }: Props) {
  const { t, language } = useTexts();
  const mine = useTasks('mine');
  const next = mine.data?.items.find((task) => !change.closed.includes(task.id));
  return (
    <>
      <PageTitle tab={t('task.doneTitle')}>{t('task.doneTitle')}</PageTitle>
      <Notification tone="success" title={t('task.done', { title })} focus live>
        {change.status === 'CLOSED' ? <p>{t('task.caseClosed')}</p> : null}
        {of === undefined || change.status === 'CLOSED' ? null : (
          <p>{t('task.caseNow', { reference: of.reference, status: t(`statuses.${change.status}`) })}</p>
        )}
      </Notification>
      <Card title={t('task.opened')}>
        {change.opened.length === 0 ? <p>{t('task.nothingOpened')}</p> : null}
        <ul className="h-plain-list">
          {change.opened.map((task) => (
            <li key={task.id}>
              <Link to={`/tasks/${task.id}`}>{task.title}</Link>{' '}
              {t('task.openedFor', {
                who: t(`roles.${task.role}.the`, { defaultValue: t(`roles.${task.role}`) }),
                day: longDay(language, task.dueOn),
              })}
            </li>
          ))}
        </ul>
      </Card>
      <div className="h-actions">
        {next === undefined ? null : (
          <ButtonLink to={`/tasks/${next.id}`}>{t('task.next', { title: next.title })}</ButtonLink>
        )}
        <ButtonLink variant="secondary" to="/">
          {t('common.toMyWork')}
        </ButtonLink>
      </div>
    </>
  );
}
