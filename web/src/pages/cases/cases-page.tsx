import { useEffect, useState } from 'react';
import { useNavigation, useSearchParams } from 'react-router';
import { type CaseItemView, isProblem, useCaseFilters, useCases, useStaff } from '../../api';
import { useShortcuts } from '../../app/shortcuts';
import { useTexts } from '../../i18n';
import {
  Badge,
  Button,
  Checkbox,
  DueBadge,
  EmptyState,
  ErrorState,
  Link,
  PageTitle,
  Select,
  Skeleton,
  Table,
  TextInput,
} from '../../ui';
import './cases.css';
import { FILTERS, filterOf, MIN_SEARCH } from './filters';

const KEYS = { '/': () => document.getElementById('find-case')?.focus() };
const TYPING_MS = 300;

/** Every case within the reader's reach, by what is due next. The filters are in the address; a person's name never is. */
export function CasesPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const list = useCases(filter);
  const items = list.data?.pages.flatMap((page) => page.items);
  useShortcuts(KEYS);
  const set = (name: string, value: string | undefined) => {
    const { [name]: _, ...rest } = Object.fromEntries(search);
    setSearch(value === undefined ? rest : { ...rest, [name]: value }, { replace: true, preventScrollReset: true });
  };
  const clear = () => setSearch({}, { replace: true, preventScrollReset: true });
  return (
    <>
      <PageTitle>{t('cases.title')}</PageTitle>
      <p className="h-lead">{t('cases.what')}</p>
      <Filters search={search} onSet={set} onClear={clear} />
      {list.isPending ? <Skeleton rows={8} /> : null}
      {list.isError && items === undefined ? (
        <ErrorState
          title={(isProblem(list.error) && list.error.title) || t('common.notReached')}
          requestId={isProblem(list.error) ? list.error.requestId : undefined}
          onRetry={() => void list.refetch()}
        />
      ) : null}
      {items === undefined ? null : items.length > 0 ? (
        <List items={items} />
      ) : filter === '' ? (
        <EmptyState title={t('cases.empty')}>
          <p>{t('cases.emptyWhy')}</p>
        </EmptyState>
      ) : (
        <EmptyState title={t('cases.noneFound')}>
          <Button variant="secondary" small onClick={clear}>
            {t('cases.clear')}
          </Button>
        </EmptyState>
      )}
      {list.hasNextPage ? (
        <div className="h-actions">
          <Button variant="secondary" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('cases.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface FilterProps {
  readonly search: URLSearchParams;
  readonly onSet: (name: string, value: string | undefined) => void;
  readonly onClear: () => void;
}

function Filters({ search, onSet, onClear }: FilterProps) {
  const { t } = useTexts();
  const filters = useCaseFilters();
  const [words, setWords] = useState(search.get('q') ?? '');
  const asked = search.get('q') ?? '';
  const leaving = useNavigation().state !== 'idle';
  useEffect(() => {
    const wanted = words.trim();
    const next = wanted.length >= MIN_SEARCH ? wanted : '';
    // Whoever opens a case while the search is still settling is on the way there, and not called back.
    if (next === asked || leaving) return undefined;
    const timer = setTimeout(() => onSet('q', next === '' ? undefined : next), TYPING_MS);
    return () => clearTimeout(timer);
  }, [words, asked, leaving, onSet]);
  const any = FILTERS.some((name) => search.has(name));
  return (
    <search className="l-filters">
      <TextInput
        id="find-case"
        type="search"
        label={t('cases.find')}
        help={t('cases.findHelp')}
        value={words}
        maxLength={60}
        onChange={setWords}
      />
      <Select
        id="filter-status"
        label={t('cases.status')}
        empty={t('cases.any')}
        options={filters.data?.statuses ?? []}
        value={search.get('status') ?? undefined}
        onChange={(code) => onSet('status', code)}
      />
      <Select
        id="filter-step"
        label={t('cases.step')}
        empty={t('cases.any')}
        options={filters.data?.steps ?? []}
        value={search.get('step') ?? undefined}
        onChange={(code) => onSet('step', code)}
      />
      <div className="l-filters__boxes">
        <Checkbox
          id="filter-mine"
          label={t('cases.mine')}
          checked={search.get('mine') === 'true'}
          onChange={(on) => onSet('mine', on ? 'true' : undefined)}
        />
        <Checkbox
          id="filter-late"
          label={t('cases.late')}
          checked={search.get('late') === 'true'}
          onChange={(on) => onSet('late', on ? 'true' : undefined)}
        />
        {any ? (
          <Button
            variant="supplementary"
            small
            icon="close"
            onClick={() => {
              setWords('');
              onClear();
            }}
          >
            {t('cases.clear')}
          </Button>
        ) : null}
      </div>
    </search>
  );
}

function List({ items }: { readonly items: readonly CaseItemView[] }) {
  const { t, has } = useTexts();
  const staff = useStaff();
  const nameOf = (id: string | null) => staff.data?.items.find((person) => person.id === id)?.displayName ?? '';
  return (
    <div className="l-cases">
      <Table
        caption={t('cases.shown', { count: items.length })}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            name: t('cases.case'),
            cell: ({ id, reference, initials, training }) => (
              <>
                <Link to={`/cases/${id}`} className="h-row__title">
                  {reference}
                </Link>{' '}
                {initials === null ? null : <span>{initials} </span>}
                {training ? <Badge>{t('cases.training')}</Badge> : null}
              </>
            ),
          },
          {
            name: t('cases.status'),
            cell: ({ status, overlays }) => (
              <>
                {t(`statuses.${status}`)}{' '}
                {overlays.map((code) => (
                  <Badge key={code} tone={code === 'PAUSED' ? 'info' : 'alert'}>
                    {t(`case.overlay.${has(`case.overlay.${code}.title`) ? code : 'OTHER'}.title`, { code })}
                  </Badge>
                ))}
              </>
            ),
          },
          {
            name: t('cases.waits'),
            cell: ({ openTitles }) =>
              openTitles.length === 0 ? (
                ''
              ) : (
                <ul className="h-plain-list l-steps">
                  {openTitles.slice(0, 3).map((title) => (
                    <li key={title}>{title}</li>
                  ))}
                  {openTitles.length > 3 ? <li>{t('cases.others', { count: openTitles.length - 3 })}</li> : null}
                </ul>
              ),
          },
          {
            name: t('cases.due'),
            cell: ({ due }) => (due === null ? t('cases.nothingDue') : <DueBadge {...due} paused={false} />),
          },
          { name: t('roles.LEAD'), cell: ({ lead }) => nameOf(lead) },
        ]}
      />
    </div>
  );
}
