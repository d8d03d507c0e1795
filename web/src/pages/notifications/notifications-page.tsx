import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { isProblem, keys, type NoticeView, type Page, read, useCommand } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, Button, EmptyState, ErrorState, Link, PageTitle, Skeleton, Tabs } from '../../ui';
import { groupedByCase, type NoticeGroup } from './grouping';

const VIEWS = ['unread', 'all'] as const;
type View = (typeof VIEWS)[number];

function useNotices(view: View) {
  return useInfiniteQuery({
    queryKey: [...keys.notices, view],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<Page<NoticeView>>(
        `/api/v1/notifications?limit=50${view === 'unread' ? '&unread=true' : ''}${
          pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`
        }`,
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** What the reader was told, by case: unread first to be seen, and marked as read by the reader alone. */
export function NotificationsPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'unread';
  const list = useNotices(view);
  const readAll = useCommand();
  const notices = list.data?.pages.flatMap(({ items }) => items) ?? [];
  // What is urgent is read one by one.
  const unread = notices.filter(({ readAt, urgent }) => readAt === null && !urgent).map(({ id }) => id);
  const markRead = (ids: readonly string[]) =>
    readAll.mutate({ path: '/api/v1/notifications/read', body: { ids: ids.slice(0, 100) } });
  return (
    <>
      <PageTitle
        after={
          unread.length === 0 ? null : (
            <Button variant="secondary" small icon="check" busy={readAll.isPending} onClick={() => markRead(unread)}>
              {t('notices.readAll', { count: Math.min(unread.length, 100) })}
            </Button>
          )
        }
      >
        {t('notices.title')}
      </PageTitle>
      <p role="alert" className="h-late">
        {readAll.error === null ? '' : (isProblem(readAll.error) && readAll.error.title) || t('common.notReached')}
      </p>
      <Tabs
        label={t('notices.views')}
        chosen={view}
        onChoose={(id) => setSearch(id === 'unread' ? {} : { view: id }, { replace: true })}
        tabs={VIEWS.map((id) => ({ id, label: t(`notices.view.${id}`) }))}
      >
        {list.isPending ? <Skeleton rows={6} /> : null}
        {list.isError && list.data === undefined ? (
          <ErrorState
            title={(isProblem(list.error) && list.error.title) || t('common.notReached')}
            requestId={isProblem(list.error) ? list.error.requestId : undefined}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {list.data !== undefined && notices.length === 0 ? (
          <EmptyState title={t(`notices.empty.${view}`)}>
            <p>{t('notices.emptyWhy')}</p>
          </EmptyState>
        ) : null}
        {groupedByCase(notices).map((group) => (
          <Group key={group.caseId ?? 'none'} group={group} onRead={markRead} />
        ))}
        {list.hasNextPage ? (
          <Button variant="secondary" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('notices.older')}
          </Button>
        ) : null}
      </Tabs>
    </>
  );
}

interface GroupProps {
  readonly group: NoticeGroup;
  readonly onRead: (ids: readonly string[]) => void;
}

function Group({ group, onRead }: GroupProps) {
  const { t } = useTexts();
  const { caseId, reference, notices, unread } = group;
  const id = `case-${caseId ?? 'none'}`;
  const name = caseId === null ? t('notices.noCase') : reference;
  return (
    <section aria-labelledby={id} className="h-group-of-rows">
      <div className="h-bar__row">
        <h2 id={id}>
          {caseId === null ? name : <Link to={`/cases/${caseId}`}>{name}</Link>}{' '}
          <span className="h-count">{unread.length === 0 ? '' : t('notices.unread', { count: unread.length })}</span>
        </h2>
        {unread.length < 2 ? null : (
          <Button variant="supplementary" small onClick={() => onRead(unread)}>
            {t('notices.readCase')}
            <span className="visually-hidden">, {name}</span>
          </Button>
        )}
      </div>
      <ul className="h-rows">
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </section>
  );
}

function Notice({ notice, onRead }: { readonly notice: NoticeView; readonly onRead: GroupProps['onRead'] }) {
  const { t, language } = useTexts();
  const { id, text, taskId, caseId, readAt, urgent, at } = notice;
  const to = taskId === null ? (caseId === null ? null : `/cases/${caseId}`) : `/tasks/${taskId}`;
  const isNew = readAt === null;
  return (
    <li className={`h-row h-row--notice ${urgent ? 'h-row--late' : ''}`}>
      <div className="h-row__what">
        {to === null ? (
          <span className="h-row__title">{text}</span>
        ) : (
          <Link to={to} className="h-row__title" onClick={() => (isNew ? onRead([id]) : undefined)}>
            {text}
          </Link>
        )}
        <span className="h-row__sub">{dayAndTime(language, at)}</span>
      </div>
      <span className="h-row__due">
        {urgent ? (
          <Badge tone="error" icon="alert">
            {t('notices.urgent')}
          </Badge>
        ) : null}
        {isNew ? (
          <Badge tone="info" icon="bell">
            {t('notices.isNew')}
          </Badge>
        ) : (
          <span className="h-row__sub">{t('notices.isRead')}</span>
        )}
      </span>
      <span className="h-row__do">
        {isNew ? (
          <Button variant="secondary" small aria-label={`${t('notices.read')}: ${text}`} onClick={() => onRead([id])}>
            {t('notices.read')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
