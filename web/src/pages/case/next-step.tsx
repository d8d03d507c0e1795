import type { ReactNode } from 'react';
import { type CaseDetail, type TaskView, useSession } from '../../api';
import { useTexts } from '../../i18n';
import { ButtonLink, DueBadge, Icon } from '../../ui';

/** The one sentence that says what the case waits for, and what the reader can do about it. */
export function NextStep({ of, children }: { readonly of: CaseDetail; readonly children: ReactNode }) {
  const { t } = useTexts();
  const late = of.next.code === 'LATE';
  const me = useSession().data?.user.id;
  const task = ownTask(of, me);
  const others = task !== undefined && task.stepCode !== of.next.params['step'];
  return (
    <section className={`c-next ${late ? 'c-next--late' : ''}`} aria-labelledby="next">
      <Icon name={late ? 'alert' : of.next.code === 'CLOSED' ? 'check' : 'info'} />
      <div className="c-next__words">
        <h2 id="next">{t('case.next')}</h2>
        <p>{of.next.text}</p>
        {others ? (
          <p>
            <strong>{t('case.you')}</strong> {task.title}, <DueBadge {...task} />
          </p>
        ) : null}
        <div className="h-actions">
          {task === undefined ? null : (
            <ButtonLink to={`/tasks/${task.id}`}>{t('case.do', { title: task.title })}</ButtonLink>
          )}
          {children}
        </div>
      </div>
    </section>
  );
}

/** The reader's own open task, the awaited one first; one of somebody else's is no next step of the reader's. */
export function ownTask(
  { tasks, next }: Pick<CaseDetail, 'tasks' | 'next'>,
  me: string | undefined,
): TaskView | undefined {
  const own = tasks.filter(
    ({ status, assignee, deputy, allowedActions, kind, window }) =>
      (status === 'OPEN' || status === 'IN_PROGRESS') &&
      ((me !== undefined && [assignee, deputy].includes(me)) ||
        (assignee === null && allowedActions.includes('CLAIM'))) &&
      (kind === 'TARGET' || window === null || allowedActions.includes('COMPLETE')),
  );
  return own.find(({ stepCode }) => stepCode === next.params['step']) ?? own[0];
}
