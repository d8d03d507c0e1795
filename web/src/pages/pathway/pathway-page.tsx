import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { type CaseCounts, isProblem, read } from '../../api';
import { useTexts } from '../../i18n';
import { ErrorState, Link, PageTitle, Skeleton, Tabs } from '../../ui';
import { Board } from './board';
import { BoardTable } from './board-table';
import { Flow } from './flow';

const VIEWS = ['board', 'table', 'flow'] as const;

/** Where the cases stand: as a board of columns, as a table, and the pathway itself with its numbers. */
export function PathwayPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'board';
  const counts = useQuery({
    queryKey: ['case-counts'],
    queryFn: ({ signal }) => read<CaseCounts>('/api/v1/cases/counts', signal),
    refetchInterval: 60_000,
  });
  const late = counts.data?.statuses.reduce((sum, status) => sum + status.late, 0) ?? 0;
  return (
    <>
      <PageTitle after={<Link to="/referrals">{t('referral.queue.title')}</Link>}>{t('pathway.title')}</PageTitle>
      <p className="h-lead" role="status">
        {counts.data === undefined ? ' ' : t('pathway.cases', { count: inService(counts.data) })}
        {late > 0 ? <strong className="h-late">, {t('pathway.late', { count: late })}</strong> : null}
      </p>
      <Tabs
        label={t('pathway.views')}
        chosen={view}
        onChoose={(id) => setSearch(id === 'board' ? {} : { view: id }, { replace: true })}
        tabs={VIEWS.map((id) => ({ id, label: t(`pathway.view.${id}`) }))}
      >
        {counts.isPending ? <Skeleton rows={5} /> : null}
        {counts.isError && counts.data === undefined ? (
          <ErrorState
            title={(isProblem(counts.error) && counts.error.title) || t('common.notReached')}
            requestId={isProblem(counts.error) ? counts.error.requestId : undefined}
            onRetry={() => void counts.refetch()}
          />
        ) : null}
        {counts.data === undefined ? null : view === 'board' ? (
          <Board statuses={counts.data.statuses} />
        ) : view === 'table' ? (
          <BoardTable statuses={counts.data.statuses} />
        ) : (
          <Flow counts={counts.data} />
        )}
      </Tabs>
    </>
  );
}

function inService({ statuses }: CaseCounts): number {
  return statuses.reduce((sum, { cases }) => sum + cases, 0);
}
