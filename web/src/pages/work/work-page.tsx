import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { isProblem, type TaskListView, type TaskView, useTaskPages } from '../../api';
import { useShortcuts } from '../../app/shortcuts';
import { useTexts } from '../../i18n';
import { Button, EmptyState, ErrorState, Link, PageTitle, Skeleton, Tabs, TextInput } from '../../ui';
import { grouped, searched } from './groups';
import { TaskRow } from './task-row';
import { useSettled } from './use-settled';
import { Waiting } from './waiting';

const VIEWS = ['mine', 'pool', 'team'] as const satisfies readonly TaskListView[];
type View = (typeof VIEWS)[number];

/** What waits for me, what waits for anybody of my role, and what my cases wait for. */
export function WorkPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'mine';
  const lists = { mine: useTaskPages('mine'), pool: useTaskPages('pool'), team: useTaskPages('team') };
  // What the reader took a moment ago is no news to them, in whichever list it comes up.
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const list = lists[view];
  const counts = list.data?.pages.at(-1)?.counts;
  const total = sumOf(counts) ?? 0;
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
          count: sumOf(lists[id].data?.pages.at(-1)?.counts),
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
          <TaskList
            key={view}
            view={view}
            pool={view === 'mine' ? lists.pool.data?.pages.at(-1)?.counts : undefined}
            tasks={list.data.pages.flatMap((page) => page.items)}
            more={list.hasNextPage}
            busy={list.isFetchingNextPage}
            onMore={async () => (await list.fetchNextPage()).data?.pages.at(-1)?.items ?? []}
            taken={taken}
            onTake={(id) => setTaken(new Set([...taken, id]))}
          />
        )}
      </Tabs>
      {view === 'mine' ? <Waiting /> : null}
    </>
  );
}

function sumOf(counts: Readonly<Record<string, number>> | undefined): number | undefined {
  return counts === undefined ? undefined : Object.values(counts).reduce((sum, each) => sum + each, 0);
}

interface ListProps {
  readonly view: View;
  /** What waits for anybody of the reader's role, where that is not what is shown. */
  readonly pool: Readonly<Record<string, number>> | undefined;
  readonly tasks: readonly TaskView[];
  /** Whether the service has more of them, and whether they are on their way. */
  readonly more: boolean;
  readonly busy: boolean;
  /** Fetches the next ones and gives them back. */
  readonly onMore: () => Promise<readonly TaskView[]>;
  readonly taken: ReadonlySet<string>;
  readonly onTake: (id: string) => void;
}

function TaskList({ view, pool, tasks, more, busy, onMore, taken, onTake }: ListProps) {
  const { t } = useTexts();
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const { rows, held, showAll, showAlso } = useSettled(tasks, list, taken);
  const groups = grouped(searched(rows, words));

  useShortcuts(
    useMemo(
      () => ({
        j: () => step(list.current, 1),
        k: () => step(list.current, -1),
        '/': () => document.getElementById('find')?.focus(),
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
          <Button variant="supplementary" small icon="bell" onClick={showAll}>
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
              <TaskRow key={task.id} task={task} onTake={onTake} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length > 0 ? null : (
        <EmptyState title={words === '' ? t(`work.empty.${view}`) : t('work.noneFound')}>
          {words === '' && (sumOf(pool) ?? 0) > 0 ? (
            <p>
              {t('work.inPool', { count: sumOf(pool) })}
              {(pool?.['late'] ?? 0) > 0 ? (
                <strong className="h-late">, {t('work.late', { count: pool?.['late'] })}</strong>
              ) : null}
              . <Link to="/?view=pool">{t('work.toPool')}</Link>
            </p>
          ) : null}
          {words === '' ? (
            <p>{t('work.emptyWhy')}</p>
          ) : (
            <Button variant="secondary" small onClick={() => setWords('')}>
              {t('work.clear')}
            </Button>
          )}
        </EmptyState>
      )}
      {more ? (
        <div className="h-actions h-no-print">
          <Button variant="secondary" busy={busy} onClick={() => void onMore().then(showAlso)}>
            {t('work.more')}
          </Button>
          {words === '' ? null : <p className="h-small">{t('work.foundAmong', { count: rows.length })}</p>}
        </div>
      ) : null}
      <p className="h-small h-no-print">{t('work.keysLine')}</p>
    </div>
  );
}

/** Moves the focus to the next or previous row. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
