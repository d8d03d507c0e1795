import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { isProblem, type Page, read } from '../../api';
import { shortDay } from '../../dates';
import { useTexts } from '../../i18n';
import { Badge, EmptyState, ErrorState, PageTitle, Select, Skeleton } from '../../ui';
import { AdminNav } from '../admin/admin-nav';
import { Bar, Legend } from './bar';
import { type Absence, absenceOf, shownPeople, totalOf, type Workload } from './workload';

/** How much waits for whom, and who is away. By name: nobody is ranked. */
export function TeamPage() {
  const { t } = useTexts();
  const load = useQuery({
    queryKey: ['workload'],
    queryFn: ({ signal }) => read<Workload>('/api/v1/team/workload', signal),
    refetchInterval: 60_000,
  });
  return (
    <>
      <AdminNav />
      <PageTitle>{t('admin.team.title')}</PageTitle>
      <p className="h-lead">{t('admin.team.what')}</p>
      {load.isPending ? <Skeleton rows={8} /> : null}
      {load.isError && load.data === undefined ? (
        <ErrorState
          title={(isProblem(load.error) && load.error.title) || t('common.notReached')}
          requestId={isProblem(load.error) ? load.error.requestId : undefined}
          onRetry={() => void load.refetch()}
        />
      ) : null}
      {load.data === undefined ? null : <People load={load.data} />}
    </>
  );
}

function People({ load }: { readonly load: Workload }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const role = search.get('role') ?? undefined;
  const absences = useQuery({
    queryKey: ['absences'],
    queryFn: ({ signal }) => read<Page<Absence>>('/api/v1/absences', signal),
  });
  const people = shownPeople(load.people, role);
  const pools = load.pools.filter((pool) => role === undefined || pool.role === role);
  const roles = [...new Set(shownPeople(load.people, undefined).flatMap((person) => person.roles))];
  const most = Math.max(1, ...people.map(totalOf), ...pools.map(totalOf));
  const nameOf = (id: string | null) => load.people.find((person) => person.id === id)?.displayName;
  return (
    <>
      <div className="h-tools">
        <Select
          id="role"
          label={t('admin.team.role')}
          empty={t('admin.team.everybody')}
          options={roles.map((code) => ({ code, text: t(`roles.${code}`) }))}
          value={role}
          onChange={(value) => setSearch(value === undefined ? {} : { role: value }, { replace: true })}
        />
        <Legend />
      </div>
      {pools.length === 0 ? null : (
        <section aria-labelledby="pools" className="h-group-of-rows">
          <h2 id="pools">{t('admin.team.pools')}</h2>
          <ul className="h-rows">
            {pools.map((pool) => (
              <li key={pool.role} className="h-load">
                <strong>{t(`roles.${pool.role}`)}</strong>
                <Bar counts={pool} most={most} />
                <span />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="people" className="h-group-of-rows">
        <h2 id="people">{t('admin.team.people')}</h2>
        {people.length === 0 ? <EmptyState title={t('admin.team.nobody')} /> : null}
        <ul className="h-rows">
          {people.map((person) => (
            <li key={person.id} className="h-load">
              <div className="h-row__what">
                <strong>{person.displayName}</strong>
                <span className="h-row__sub">{person.roles.map((each) => t(`roles.${each}`)).join(', ')}</span>
              </div>
              <Bar counts={person} most={most} />
              <Away absence={absenceOf(absences.data?.items ?? [], person.id)} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

interface AwayProps {
  readonly absence: Absence | undefined;
  readonly nameOf: (id: string | null) => string | undefined;
}

function Away({ absence, nameOf }: AwayProps) {
  const { t, language } = useTexts();
  if (absence === undefined) return <span className="h-row__sub">{t('admin.team.here')}</span>;
  const { from, to, cover, state } = absence;
  const days = { from: shortDay(language, from), to: shortDay(language, to) };
  return (
    <span>
      <Badge tone={state === 'CURRENT' ? 'alert' : 'neutral'} icon="pause">
        {state === 'CURRENT' ? t('admin.team.away', days) : t('admin.team.awaySoon', days)}
      </Badge>
      <br />
      <span className="h-row__sub">
        {cover === null ? t('admin.team.noCover') : t('admin.team.cover', { name: nameOf(cover) ?? '' })}
      </span>
    </span>
  );
}
