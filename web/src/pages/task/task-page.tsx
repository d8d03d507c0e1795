import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { type CaseDetail, type Change, isProblem, type TaskDetail, useCase, useTask } from '../../api';
import { TrainingBar } from '../../app/training-bar';
import { useTexts } from '../../i18n';
import { ButtonLink, DueBadge, EmptyState, ErrorState, Link, Notification, PageTitle, Skeleton } from '../../ui';
import { Records } from '../case/records';
import { CaseGlance } from './case-glance';
import { Done } from './done';
import { Ended } from './ended';
import { TaskActions } from './task-actions';
import { TaskForm } from './task-form';

/** One task: its form on the left, its case at a glance on the right. */
export function TaskPage() {
  const { id = '' } = useParams();
  // Another task is another page: nothing typed here may follow there.
  return <OneTask key={id} id={id} />;
}

function OneTask({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const task = useTask(id);
  const of = useCase(task.data?.caseId);
  const [change, setChange] = useState<Change | null>(null);
  const [title, setTitle] = useState('');
  const name = task.data?.title;
  useEffect(() => {
    if (name !== undefined) setTitle(name);
  }, [name]);

  if (change !== null) return <Done title={title} change={change} of={of.data} />;
  if (task.data === undefined) {
    return (
      <>
        <PageTitle>{t('task.title')}</PageTitle>
        {task.isError ? (
          <Unreadable error={task.error} onRetry={() => void task.refetch()} />
        ) : (
          <Skeleton rows={5} height="field" />
        )}
      </>
    );
  }
  return (
    <>
      {of.data === undefined ? null : <TrainingBar of={of.data} />}
      <PageTitle
        tab={t('task.title')}
        before={
          <nav aria-label={t('common.breadcrumb')} className="h-crumbs">
            <Link to="/">{t('common.nav.work')}</Link>
          </nav>
        }
        after={<DueBadge {...task.data} />}
      >
        {task.data.title}
      </PageTitle>
      {task.data.help === null ? null : <p className="h-lead">{task.data.help}</p>}
      <div className="h-two">
        <div className="h-two__main">
          {of.data === undefined ? null : <Before of={of.data} />}
          <Body task={task.data} of={of.data} onDone={setChange} />
        </div>
        <aside className="h-two__side" aria-label={t('task.glance')}>
          <CaseGlance task={task.data} of={of.data} />
        </aside>
      </div>
    </>
  );
}

interface BodyProps {
  readonly task: TaskDetail;
  readonly of: CaseDetail | undefined;
  readonly onDone: (change: Change) => void;
}

function Body({ task, of, onDone }: BodyProps) {
  const { t } = useTexts();
  const open = task.status === 'OPEN' || task.status === 'IN_PROGRESS';
  // Somebody else was faster while the form was open: what was typed here stays in sight.
  const [began] = useState(open);
  const may = task.allowedActions.includes('COMPLETE');
  if (!open && !began) return <Ended task={task} />;
  return (
    <>
      <TaskActions task={task} />
      {task.kind === 'TARGET' ? <ByRecording of={of} /> : null}
      {task.kind === 'FORM' && open && !may ? (
        <Notification title={t(task.window !== null ? 'task.notYet' : 'task.notYours')} />
      ) : null}
      {task.kind === 'FORM' && (may || began) ? (
        <TaskForm task={task} now={of?.now} readOnly={!may || !open} over={!open} onDone={onDone} />
      ) : null}
    </>
  );
}

/** What has been recorded in the case so far: who decides reads it beside the form. */
function Before({ of }: { readonly of: CaseDetail }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (Object.keys(of.sections).length === 0) return null;
  return (
    <details className="h-waiting h-no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t('task.before')}</h2>
      </summary>
      {open ? <Records of={of} /> : null}
    </details>
  );
}

/** A task without a form: the way to where it is done. */
function ByRecording({ of }: { readonly of: CaseDetail | undefined }) {
  const { t } = useTexts();
  const writing = of?.status === 'DRAFT' || of?.status === 'RETURNED';
  return (
    <Notification title={t(writing ? 'task.referral' : 'task.target')}>
      {writing ? null : <p>{t('task.targetWhy')}</p>}
      {of === undefined ? null : (
        <div className="h-actions">
          {writing ? <ButtonLink to={`/referrals/${of.id}`}>{t('task.toReferral')}</ButtonLink> : null}
          {of.allowedActions.includes('ENTRY') ? (
            <ButtonLink to={`/cases/${of.id}?record=what`}>{t('case.record')}</ButtonLink>
          ) : null}
        </div>
      )}
    </Notification>
  );
}

function Unreadable({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTexts();
  if (isProblem(error) && error.status === 404) {
    return (
      <EmptyState title={error.title}>
        <Link to="/">{t('common.toMyWork')}</Link>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={(isProblem(error) && error.title) || t('common.notReached')}
      requestId={isProblem(error) ? error.requestId : undefined}
      onRetry={onRetry}
    />
  );
}
