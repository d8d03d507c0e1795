import { isProblem } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import { EmptyState, ErrorState, Skeleton, Table } from '../../ui';
import { useFindings } from './queries';

/** What the rules find worth a look; whether it was wrong is for people to say. */
export function Findings() {
  const { t, language } = useTexts();
  const { data, isPending, isError, error, refetch } = useFindings();
  return (
    <section aria-labelledby="found" className="h-group-of-rows">
      <h2 id="found">{t('usage.found.title')}</h2>
      {isPending ? <Skeleton rows={3} /> : null}
      {isError ? (
        <ErrorState
          title={(isProblem(error) && error.title) || t('common.notReached')}
          onRetry={() => void refetch()}
        />
      ) : null}
      {data?.length === 0 ? <EmptyState title={t('usage.found.none')} /> : null}
      {data === undefined || data.length === 0 ? null : (
        <Table
          caption={t('usage.found.title')}
          rows={data}
          rowKey={(row) => `${row.rule} ${row.userId} ${row.caseId ?? row.first}`}
          columns={[
            { name: t('usage.found.rule'), cell: (row) => row.text },
            { name: t('usage.log.who'), cell: (row) => row.userName ?? row.userId },
            {
              name: t('usage.log.case'),
              cell: (row) => row.caseReference ?? t('usage.found.cases', { count: row.cases }),
            },
            { name: t('usage.found.times'), cell: (row) => row.times, numeric: true },
            { name: t('usage.found.last'), cell: (row) => dayAndTime(language, row.last) },
          ]}
        />
      )}
    </section>
  );
}
