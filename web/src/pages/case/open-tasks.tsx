import { type CaseDetail, type TaskView, useSession } from '../../api';
import { dayAndTime, longDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, DueBadge, EmptyState, Link } from '../../ui';
import { useNames } from './names';

/** What is open in the case: whose it is, by when, and what happens by itself if nothing is done. */
export function OpenTasks({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  const me = useSession().data?.user.id;
  const isMine = ({ assignee, deputy }: TaskView) => me !== undefined && [assignee, deputy].includes(me);
  const all = of.tasks.filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS');
  const open = [...all.filter(isMine), ...all.filter((task) => !isMine(task))];
  return (
    <section aria-labelledby="open-tasks" className="h-group-of-rows">
      <h2 id="open-tasks">
        {t('case.openTasks')} <span className="h-count">{open.length}</span>
      </h2>
      {open.length === 0 ? (
        <EmptyState title={t('case.noTasks')}>
          <p>{of.next.text}</p>
        </EmptyState>
      ) : (
        <ul className="h-rows">
          {open.map((task) => (
            <Row key={task.id} task={task} mine={isMine(task)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ task, mine }: { readonly task: TaskView; readonly mine: boolean }) {
  const { t, has, language } = useTexts();
  const nameOf = useNames();
  const role = t(`roles.${task.role}`, { defaultValue: task.role });
  const name = nameOf(task.assignee);
  const moved = task.dueMoves.at(-1);
  const alarm = task.nextAlarm;
  const alarmKey = `case.alarm.${alarm?.kind ?? ''}`;
  return (
    <li className={`c-task ${task.timeliness.kind === 'OVERDUE' ? 'h-row--late' : ''}`}>
      <Link to={`/tasks/${task.id}`} className="h-row__title">
        {task.title}
      </Link>
      <span className="c-task__due">
        <DueBadge {...task} />
        {task.escalationLevel > 0 ? (
          <Badge tone="error" icon="up">
            {t('case.escalated', { level: task.escalationLevel })}
          </Badge>
        ) : null}
        {task.clock === 'STATUTORY' ? <Badge tone="info">{t('case.byLaw')}</Badge> : null}
      </span>
      <span className="h-row__sub">
        {mine ? <strong>{t('case.yours')} </strong> : null}
        {name === undefined ? t('case.pool', { role }) : `${name}, ${role}`}
        {task.coverFor === null
          ? ''
          : ` · ${t('case.coversFor', { name: nameOf(task.coverFor) ?? t('case.somebody') })}`}
        {task.window === null
          ? ''
          : ` · ${t('case.window', { from: longDay(language, task.window.opensOn), to: longDay(language, task.window.endsOn) })}`}
        {moved === undefined ? '' : ` · ${moved.text}`}
        {alarm === null || !has(alarmKey) ? '' : ` · ${t(alarmKey)} ${dayAndTime(language, alarm.at)}`}
      </span>
    </li>
  );
}
