import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isProblem, type UsageView } from '../../api';
import { dayAndTime } from '../../dates';
import { useTexts } from '../../i18n';
import { Button, ButtonLink, DateField, EmptyState, ErrorState, PageTitle, Skeleton, Table, TextInput } from '../../ui';
import { Findings } from './findings';
import { Proof } from './proof';
import { type LogFilter, useUsageRows } from './queries';

/** Who used clients' data: for the data protection auditor to read, to prove and to answer clients from. */
export function UsagePage() {
  const { t } = useTexts();
  return (
    <>
      <PageTitle>{t('usage.title')}</PageTitle>
      <p className="h-lead">{t('usage.what')}</p>
      <Proof />
      <Findings />
      <Log />
    </>
  );
}

function Log() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const value = (name: string) => search.get(name) ?? undefined;
  const filter = { reference: value('reference'), user: value('user'), from: value('from'), to: value('to') };
  const rows = useUsageRows(filter);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = (next: LogFilter) =>
    setSearch(Object.entries({ ...filter, ...next }).filter((each): each is [string, string] => Boolean(each[1])));
  const caseId = filter.reference === undefined ? undefined : items.find((row) => row.caseId !== null)?.caseId;
  return (
    <section aria-labelledby="rows" className="h-group-of-rows">
      <h2 id="rows">{t('usage.log.title')}</h2>
      <Narrow key={search.toString()} filter={filter} onNarrow={narrow} />
      {caseId ? (
        <p>
          <ButtonLink variant="secondary" to={`/admin/usage-log/report?case=${caseId}`}>
            {t('usage.log.report')}
          </ButtonLink>
        </p>
      ) : null}
      {rows.isPending ? <Skeleton rows={8} /> : null}
      {rows.isError ? (
        <ErrorState
          title={(isProblem(rows.error) && rows.error.title) || t('common.notReached')}
          requestId={isProblem(rows.error) ? rows.error.requestId : undefined}
          onRetry={() => void rows.refetch()}
        />
      ) : null}
      {rows.data !== undefined && items.length === 0 ? <EmptyState title={t('usage.log.none')} /> : null}
      {items.length === 0 ? null : <Rows items={items} onPerson={(user) => narrow({ user })} />}
      {rows.hasNextPage ? (
        <Button variant="secondary" busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('usage.log.more')}
        </Button>
      ) : null}
    </section>
  );
}

interface NarrowProps {
  readonly filter: LogFilter;
  readonly onNarrow: (next: LogFilter) => void;
}

function Narrow({ filter, onNarrow }: NarrowProps) {
  const { t } = useTexts();
  const [reference, setReference] = useState(filter.reference ?? '');
  const [from, setFrom] = useState(filter.from);
  const [to, setTo] = useState(filter.to);
  const narrowed = Object.values(filter).some((each) => each !== undefined);
  return (
    <form
      className="h-tools"
      onSubmit={(event) => {
        event.preventDefault();
        onNarrow({ reference: reference.trim() || undefined, from, to });
      }}
    >
      <TextInput
        id="reference"
        label={t('usage.log.reference')}
        value={reference}
        onChange={setReference}
        maxLength={60}
      />
      <DateField id="from" label={t('usage.log.from')} value={from} onChange={setFrom} />
      <DateField id="to" label={t('usage.log.to')} value={to} onChange={setTo} />
      <Button type="submit">{t('usage.log.search')}</Button>
      {narrowed ? (
        <Button
          variant="secondary"
          onClick={() => onNarrow({ reference: undefined, user: undefined, from: undefined, to: undefined })}
        >
          {t('usage.log.all')}
        </Button>
      ) : null}
    </form>
  );
}

interface RowsProps {
  readonly items: readonly UsageView[];
  readonly onPerson: (userId: string) => void;
}

function Rows({ items, onPerson }: RowsProps) {
  const { t, language } = useTexts();
  return (
    <Table
      caption={t('usage.log.title')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        { name: t('usage.log.when'), cell: (row) => dayAndTime(language, row.at) },
        {
          name: t('usage.log.who'),
          cell: (row) => (
            <button
              type="button"
              className="h-link h-plain"
              aria-label={t('usage.log.onlyPerson', { name: row.userName ?? row.userId })}
              onClick={() => onPerson(row.userId)}
            >
              {row.userName ?? row.userId}
            </button>
          ),
        },
        { name: t('usage.log.did'), cell: (row) => row.text },
        {
          name: t('usage.log.case'),
          cell: (row) => row.caseReference ?? (row.cases === 0 ? '–' : t('usage.found.cases', { count: row.cases })),
        },
        { name: t('usage.log.basis'), cell: (row) => [row.basisText, row.reason].filter(Boolean).join(': ') },
      ]}
    />
  );
}
