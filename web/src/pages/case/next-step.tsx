import type { ReactNode } from 'react';
import type { CaseDetail, TaskView } from '../../api';
import { useTexts } from '../../i18n';
import { ButtonLink, Icon } from '../../ui';

/** The one sentence that says what the case waits for, and what the reader can do about it. */
export function NextStep({ of, children }: { readonly of: CaseDetail; readonly children: ReactNode }) {
  const { t } = useTexts();
  const late = of.next.code === 'LATE';
  const task = ownTask(of);
  return (
    <section className={`c-next ${late ? 'c-next--late' : ''}`} aria-labelledby="next">
      <Icon name={late ? 'alert' : of.next.code === 'CLOSED' ? 'check' : 'info'} />
      <div className="c-next__words">
        <h2 id="next">{t('case.next')}</h2>
        <p>{of.next.text}</p>
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

/** The task that the reader can do now, the awaited one first. */
function ownTask({ tasks, next }: CaseDetail): TaskView | undefined {
  const doable = tasks.filter(({ allowedActions }) => allowedActions.includes('COMPLETE'));
  return doable.find(({ stepCode }) => stepCode === next.params['step']) ?? doable[0];
}
