import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { isProblem, type Page, type ReferralItemView, read, useSession } from '../../api';
import { useTexts } from '../../i18n';
import { ButtonLink, EmptyState, ErrorState, PageTitle, Skeleton, Tabs } from '../../ui';
import { QueueRow } from './queue-row';

const VIEWS = ['DRAFT', 'SCREENING', 'RETURNED', 'WAITLISTED'] as const;
type View = (typeof VIEWS)[number];

function useQueue(status: View) {
  return useQuery({
    queryKey: ['referrals', status],
    queryFn: ({ signal }) => read<Page<ReferralItemView>>(`/api/v1/referrals?status=${status}&limit=100`, signal),
    refetchInterval: 60_000,
  });
}

/** All that is not in the service yet: drafts, what waits for screening, what was sent back, and the waiting list. */
export function QueuePage() {
  const { t } = useTexts();
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  const lists = {
    DRAFT: useQueue('DRAFT'),
    SCREENING: useQueue('SCREENING'),
    RETURNED: useQueue('RETURNED'),
    WAITLISTED: useQueue('WAITLISTED'),
  };
  const writes = session.data?.user.roles.some((role) => role === 'RSW' || role === 'COORD') === true;
  const coordinates = session.data?.user.roles.some((role) => role === 'COORD' || role === 'TL') === true;
  const view = VIEWS.find((each) => each === search.get('view')) ?? (coordinates ? 'SCREENING' : 'DRAFT');
  const list = lists[view];
  return (
    <>
      <PageTitle
        after={writes ? <ButtonLink to="/referrals/new">{t('common.nav.newReferral')}</ButtonLink> : undefined}
      >
        {t('referral.queue.title')}
      </PageTitle>
      <p className="h-lead">{t('referral.queue.lead')}</p>
      <Tabs
        label={t('referral.queue.views')}
        chosen={view}
        onChoose={(id) => setSearch({ view: id }, { replace: true })}
        tabs={VIEWS.map((id) => ({ id, label: t(`referral.queue.view.${id}`), count: lists[id].data?.items.length }))}
      >
        {list.isPending ? <Skeleton rows={4} /> : null}
        {list.isError && list.data === undefined ? (
          <ErrorState
            title={(isProblem(list.error) && list.error.title) || t('common.notReached')}
            requestId={isProblem(list.error) ? list.error.requestId : undefined}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {list.data?.items.length === 0 ? (
          <EmptyState title={t(`referral.queue.empty.${view}`)}>
            <p>{t(`referral.queue.why.${view}`)}</p>
          </EmptyState>
        ) : null}
        {list.data === undefined || list.data.items.length === 0 ? null : (
          <ul className="h-rows">
            {list.data.items.map((item) => (
              <QueueRow key={item.id} item={item} />
            ))}
          </ul>
        )}
        {list.data?.nextCursor ? <p className="h-small">{t('referral.queue.more')}</p> : null}
      </Tabs>
    </>
  );
}
