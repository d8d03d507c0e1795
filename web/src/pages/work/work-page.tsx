import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { isProblem, type TaskListView, type TaskView, useTasks } from '../../api';
import { useShortcuts } from '../../app/shortcuts';
import { helsinkiToday } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, EmptyState, ErrorState, PageTitle, Skeleton, Tabs, TextInput } from '../../ui';
import { grouped, searched, settled } from './groups';
import { Keys } from './keys';
import { TaskRow } from './task-row';
import { Waiting } from './waiting';

const VIEWS = ['mine', 'pool', 'team'] as const satisfies readonly TaskListView[];
type View = (typeof VIEWS)[number];

/** What waits for me, what waits for anybody of my role, and what my cases wait for. */
export function WorkPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'mine';
  const lists = { mine: useTasks('mine'), pool: useTasks('pool'), team: useTasks('team') };
  const list = lists[view];
  const counts = list.data?.counts;
  const total = counts === undefined ? 0 : Object.values(counts).reduce((sum, each) => sum + each, 0);
  return (
    <>
      <PageTitle>{t('work.title')}</PageTitle>
      <p className="h-lead" role="status">
        {counts === undefined ? '\u00a0' : t('work.open_tasks', { count: total })}
        {counts !== undefined && counts.late > 0 ? (
          <strong className="h-late">, {t('work.late', { count: counts.late })}</strong>
        ) : null}
      </p>
      <Tabs
        label={t('work.views')}
        chosen={view}
        onChoose={(id) => setSearch(id === 'mine' ? {} : { view: id }, { replace: true })}
        tabs={VIEWS.map((id) => ({
          id,
          label: t(`work.view.${id}`),
          count: lists[id].data === undefined ? undefined : sumOf(lists[id].data.counts),
        }))}
      >
        {list.isPending ? <Skeleton rows={6} /> : null}
        {list.isError && list.data === undefined ? (
          <ErrorState
            title={(isProblem(list.error) && list.error.title) || t('common.notReached')}
            requestId={isProblem(list.error) ? list.error.requestId : undefined}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {list.data === undefined ? null : (
          <TaskList key={view} view={view} tasks={list.data.items} more={list.data.nextCursor !== null} />
        )}
      </Tabs>
      {view === 'mine' ? <Waiting /> : null}
    </>
  );
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

function TaskList({
  view,
  tasks,
  more,
}: {
  readonly view: View;
  readonly tasks: readonly TaskView[];
  readonly more: boolean;
}) {
  const { t } = useTexts();
  const [words, setWords] = useState('');
  const [help, setHelp] = useState(false);
  const [shown, setShown] = useState<ReadonlySet<string>>(() => new Set(tasks.map(({ id }) => id)));
  const list = useRef<HTMLDivElement>(null);
  const { rows, held } = settled(shown, tasks);
  const today = helsinkiToday();
  const groups = grouped(searched(rows, words), today);

  useShortcuts(
    useMemo(
      () => ({
        j: () => step(list.current, 1),
        k: () => step(list.current, -1),
        '/': () => document.getElementById('find')?.focus(),
        '?': () => setHelp(true),
      }),
      [],
    ),
  );
  useEffect(() => {
    if (held > 0) document.title = `(${held}) ${t('work.title')} – Helmi`;
    return () => {
      document.title = `${t('work.title')} – Helmi`;
    };
  }, [held, t]);

  return (
    <div ref={list}>
      <div className="h-tools">
        <TextInput id="find" label={t('work.find')} type="search" value={words} onChange={setWords} />
        <p className="h-live">{t('work.live')}</p>
      </div>
      <div role="status">
        {held === 0 ? null : (
          <Button
            variant="supplementary"
            small
            icon="bell"
            onClick={() => setShown(new Set(tasks.map(({ id }) => id)))}
          >
            {t('work.held', { count: held })}
          </Button>
        )}
      </div>
      {groups.map(({ group, tasks: members }) => (
        <section key={group} aria-labelledby={`group-${group}`} className="h-group-of-rows">
          <h2 id={`group-${group}`}>
            {t(`work.group.${group}`)} <span className="h-count">{members.length}</span>
          </h2>
          <ul className="h-rows">
            {members.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length > 0 ? null : (
        <EmptyState title={words === '' ? t(`work.empty.${view}`) : t('work.noneFound')}>
          {words === '' ? (
            <p>{t('work.emptyWhy')}</p>
          ) : (
            <Button variant="secondary" small onClick={() => setWords('')}>
              {t('work.clear')}
            </Button>
          )}
        </EmptyState>
      )}
      {more ? <p className="h-small">{t('work.more')}</p> : null}
      <p className="h-small h-no-print">{t('work.keysLine')}</p>
      {help ? <Keys onClose={() => setHelp(false)} /> : null}
    </div>
  );
}

/** Moves the focus to the next or previous row. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
