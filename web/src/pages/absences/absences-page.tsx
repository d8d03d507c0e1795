import { isProblem, useSession, useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { EmptyState, ErrorState, PageTitle, Skeleton } from '../../ui';
import { AbsenceForm } from './absence-form';
import { AbsenceRow } from './absence-row';
import { type Absence, useAbsences } from './queries';

/** Who is away and who covers: one's own, what one covers, and the team's for who leads it. */
export function AbsencesPage() {
  const { t } = useTexts();
  const session = useSession();
  const staff = useStaff();
  const list = useAbsences();
  const me = session.data?.user;
  const leads = me?.roles.some((role) => role === 'TL' || role === 'MGR') === true;
  const nameOf = (id: string | null) =>
    id === null ? t('absences.noCover') : (staff.data?.items.find((one) => one.id === id)?.displayName ?? '–');
  const ahead = list.data?.items.filter(({ state }) => state !== 'CANCELLED' && state !== 'ENDED') ?? [];
  const own = ahead.filter(({ userId }) => userId === me?.id);
  const covers = ahead.filter(({ cover, userId }) => cover === me?.id && userId !== me?.id);
  const team = leads ? ahead.filter(({ userId }) => userId !== me?.id) : [];
  const section = (name: 'own' | 'covers' | 'team', rows: readonly Absence[]) => (
    <section aria-labelledby={`absences-${name}`} className="h-group-of-rows">
      <h2 id={`absences-${name}`}>{t(`absences.${name}`)}</h2>
      {rows.length === 0 ? (
        <EmptyState title={t('absences.none')}>
          <p>{t('absences.noneWhy')}</p>
        </EmptyState>
      ) : (
        <ul className="h-rows">
          {rows.map((each) => (
            <AbsenceRow key={each.id} absence={each} nameOf={nameOf} writes={name === 'own' || leads} />
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <>
      <PageTitle>{t('absences.title')}</PageTitle>
      <p className="h-lead">{t('absences.lead')}</p>
      {me === undefined || staff.data === undefined ? null : (
        <AbsenceForm me={me} people={staff.data.items} leads={leads} />
      )}
      {list.isPending ? <Skeleton rows={3} /> : null}
      {list.isError && list.data === undefined ? (
        <ErrorState
          title={(isProblem(list.error) && list.error.title) || t('common.notReached')}
          requestId={isProblem(list.error) ? list.error.requestId : undefined}
          onRetry={() => void list.refetch()}
        />
      ) : null}
      {list.data === undefined ? null : section('own', own)}
      {covers.length === 0 || leads ? null : section('covers', covers)}
      {list.data !== undefined && leads ? section('team', team) : null}
    </>
  );
}
