import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isProblem, type ReassignView, useCommand, useSession, useStaff } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, DateField, EmptyState, ErrorState, Notification, PageTitle, Select, Skeleton } from '../../ui';
import { AdminNav } from './admin-nav';
import { useReassignment } from './queries';
import { receiversFor } from './receivers';
import { ResultTable } from './result-table';

/** All open tasks of one person to somebody else: tried, done, told one by one, taken back. */
export function ReassignPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const id = search.get('id');
  const made = useReassignment(id);
  const roles = useSession().data?.user.roles ?? [];
  const may = roles.includes('TL') || roles.includes('MGR');
  return (
    <>
      <AdminNav />
      <PageTitle>{t('admin.reassign.title')}</PageTitle>
      {may ? null : (
        <EmptyState title={t('admin.reassign.notYours')}>
          <p>{t('admin.reassign.notYoursWhy')}</p>
        </EmptyState>
      )}
      {may && id === null ? <Choose onDone={(done) => setSearch({ id: done })} /> : null}
      {id !== null && made.isPending ? <Skeleton rows={6} /> : null}
      {id !== null && made.isError && made.data === undefined ? (
        <ErrorState
          title={(isProblem(made.error) && made.error.title) || t('common.notReached')}
          requestId={isProblem(made.error) ? made.error.requestId : undefined}
          onRetry={() => void made.refetch()}
        />
      ) : null}
      {made.data === undefined || id === null ? null : <Made made={made.data} onNew={() => setSearch({})} />}
    </>
  );
}

function Choose({ onDone }: { readonly onDone: (id: string) => void }) {
  const { t } = useTexts();
  const staff = useStaff().data?.items ?? [];
  const trial = useCommand<ReassignView>();
  const move = useCommand<ReassignView>();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [dueTo, setDueTo] = useState<string>();
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const tried = trial.data;
  const chosen = tried?.items.filter(({ taskId, result }) => result === 'READY' && !left.has(taskId)) ?? [];
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      trial.reset();
      move.reset();
      setLeft(new Set());
      set(value);
    };
  const tryIt = () => {
    const lacks = [...(from === undefined ? ['from'] : []), ...(to === undefined ? ['to'] : [])];
    setMissing(new Set(lacks));
    if (lacks.length > 0) return document.getElementById(lacks[0] ?? '')?.focus();
    const filter = dueTo === undefined ? {} : { dueTo };
    return trial.mutate({ path: '/api/v1/admin/reassign', body: { from, to, filter, dryRun: true } });
  };
  const giveOn = async () => {
    const filter = { taskIds: chosen.map(({ taskId }) => taskId) };
    const done = await move
      .mutateAsync({ path: '/api/v1/admin/reassign', body: { from, to, filter } })
      .catch(() => undefined);
    if (done?.id) onDone(done.id);
  };
  const nameOf = (id: string | undefined) => staff.find((person) => person.id === id)?.displayName ?? '';
  return (
    <>
      <p className="h-lead">{t('admin.reassign.what')}</p>
      <form
        noValidate
        className="h-form"
        onSubmit={(event) => {
          event.preventDefault();
          tryIt();
        }}
      >
        <Select
          id="from"
          label={t('admin.reassign.from')}
          required
          empty={t('common.choose')}
          options={staff.map((person) => ({ code: person.id, text: person.displayName }))}
          value={from}
          onChange={change((value: string | undefined) => {
            setFrom(value);
            setTo(undefined);
          })}
          error={missing.has('from') && from === undefined ? t('faults.required') : undefined}
        />
        <Select
          id="to"
          label={t('admin.reassign.to')}
          help={t('admin.reassign.toHelp')}
          required
          empty={t('common.choose')}
          options={receiversFor(staff, from).map((person) => ({ code: person.id, text: person.displayName }))}
          value={to}
          onChange={change(setTo)}
          error={missing.has('to') && to === undefined ? t('faults.required') : undefined}
        />
        <DateField
          id="due-to"
          label={t('admin.reassign.dueTo')}
          help={t('admin.reassign.dueToHelp')}
          required={false}
          value={dueTo}
          onChange={change(setDueTo)}
        />
        {trial.error === null ? null : (
          <Notification
            tone="error"
            live
            title={(isProblem(trial.error) && trial.error.title) || t('common.notReached')}
          />
        )}
        <div className="h-actions">
          <Button type="submit" variant={tried === undefined ? 'primary' : 'secondary'} busy={trial.isPending}>
            {t('admin.reassign.try')}
          </Button>
        </div>
      </form>
      <div role="status">
        {tried === undefined ? null : tried.items.length === 0 ? (
          <EmptyState title={t('admin.reassign.none', { name: nameOf(from) })}>
            <p>{t('admin.reassign.noneWhy')}</p>
          </EmptyState>
        ) : (
          <p className="h-lead">{t('admin.reassign.tried', { count: tried.done, refused: tried.refused })}</p>
        )}
      </div>
      {tried === undefined || tried.items.length === 0 ? null : (
        <>
          <ResultTable
            caption={t('admin.reassign.trial')}
            items={tried.items}
            left={left}
            onLeave={(taskId, leave) => {
              const next = new Set(left);
              if (leave) next.add(taskId);
              else next.delete(taskId);
              setLeft(next);
            }}
          />
          {move.error === null ? null : (
            <Notification
              tone="error"
              live
              title={(isProblem(move.error) && move.error.title) || t('common.notReached')}
            />
          )}
          <div className="h-actions">
            {chosen.length === 0 ? (
              <p>{t('admin.reassign.nothingChosen')}</p>
            ) : (
              <Button busy={move.isPending} onClick={() => void giveOn()}>
                {t('admin.reassign.do', { count: chosen.length, name: nameOf(to) })}
              </Button>
            )}
          </div>
          <p className="h-small">{t('admin.reassign.after')}</p>
        </>
      )}
    </>
  );
}

function Made({ made, onNew }: { readonly made: ReassignView; readonly onNew: () => void }) {
  const { t, language } = useTexts();
  const staff = useStaff().data?.items ?? [];
  const undo = useCommand<ReassignView>();
  const nameOf = (id: string) => staff.find((person) => person.id === id)?.displayName ?? '';
  const names = { from: nameOf(made.from), to: nameOf(made.to) };
  const { undone } = made;
  return (
    <>
      <Notification
        focus
        tone={undone !== null ? 'info' : made.refused === 0 ? 'success' : 'alert'}
        title={
          undone === null
            ? t('admin.reassign.done', { ...names, count: made.done })
            : t('admin.reassign.undone', { ...names, count: undone.done })
        }
      >
        <p>{t('admin.reassign.refused', { count: undone === null ? made.refused : undone.refused })}</p>
        {made.undoUntil === null || made.done === 0 ? null : (
          <>
            <p>{t('admin.reassign.undoUntil', { time: dayAndTime(language, made.undoUntil) })}</p>
            <Button
              variant="secondary"
              busy={undo.isPending}
              onClick={() => undo.mutate({ path: `/api/v1/admin/reassign/${made.id ?? ''}/undo` })}
            >
              {t('admin.reassign.undo')}
            </Button>
          </>
        )}
      </Notification>
      {undo.error === null ? null : (
        <Notification tone="error" live title={(isProblem(undo.error) && undo.error.title) || t('common.notReached')} />
      )}
      {undone === null ? null : <ResultTable caption={t('admin.reassign.back')} items={undone.items} />}
      <ResultTable caption={t('admin.reassign.result')} items={made.items} />
      <div className="h-actions">
        <Button variant="secondary" onClick={onNew}>
          {t('admin.reassign.another')}
        </Button>
        <Button variant="supplementary" icon="print" onClick={() => print()}>
          {t('admin.history.print')}
        </Button>
      </div>
    </>
  );
}
