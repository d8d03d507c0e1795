import { useSearchParams } from 'react-router';
import { type AttentionView, isProblem, useSession, useStaff } from '../../api';
import { useTexts } from '../../i18n';
import { ButtonLink, EmptyState, ErrorState, HelpTip, Link, Notification, PageTitle, Select, Skeleton } from '../../ui';
import { AdminNav } from './admin-nav';
import { groupsOf, SECTIONS, waitersOf } from './attention';
import { Health } from './health';
import { NoticeRow } from './notice-row';
import { useAttention } from './queries';

/** What stands still, whom it waits for and why; and how the service itself does. */
export function AttentionPage() {
  const { t } = useTexts();
  const { data, isPending, isError, error, refetch } = useAttention();
  return (
    <>
      <AdminNav />
      <PageTitle>{t('admin.attention.title')}</PageTitle>
      <p className="h-lead" role="status">
        {data === undefined
          ? ' '
          : t('admin.attention.sum', { count: data.filter(({ why }) => why !== 'SMS_OFF').length })}
      </p>
      {isPending ? <Skeleton rows={6} /> : null}
      {isError && data === undefined ? (
        <ErrorState
          title={(isProblem(error) && error.title) || t('common.notReached')}
          requestId={isProblem(error) ? error.requestId : undefined}
          onRetry={() => void refetch()}
        />
      ) : null}
      {data === undefined ? null : <Rows rows={data} />}
      <section aria-labelledby="health" className="h-group-of-rows">
        <h2 id="health">{t('admin.health.title')}</h2>
        <Health />
      </section>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly AttentionView[] }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const nameOf = useWaiterName();
  const waits = search.get('waits') ?? undefined;
  const waiters = waitersOf(rows, nameOf);
  const groups = groupsOf(rows.filter(({ waitingFor }) => waits === undefined || waitingFor === waits));
  const others = rows.filter(({ why }) => why !== 'SMS_OFF').length;
  return (
    <>
      {rows.some(({ why }) => why === 'SMS_OFF') ? (
        <Notification tone="alert" title={t('admin.attention.smsOff')}>
          <p>{t('admin.attention.smsOffWhy')}</p>
        </Notification>
      ) : null}
      {others === 0 ? (
        <EmptyState title={t('admin.attention.empty')}>
          <p>{t('admin.attention.emptyWhy')}</p>
        </EmptyState>
      ) : (
        <div className="h-tools">
          <Select
            id="waits"
            label={t('admin.attention.waitsFor')}
            empty={t('admin.attention.everybody')}
            options={waiters}
            value={waits}
            onChange={(value) => setSearch(value === undefined ? {} : { waits: value }, { replace: true })}
          />
        </div>
      )}
      {SECTIONS.map((section) => {
        const members = groups.get(section) ?? [];
        if (members.length === 0) return null;
        return (
          <section key={section} aria-labelledby={`section-${section}`} className="h-group-of-rows">
            <h2 id={`section-${section}`}>
              {t(`admin.section.${section}.title`)} <span className="h-count">{members.length}</span>
              {section === 'steps' ? <HelpTip word="escalation" /> : null}
            </h2>
            <p className="h-small">{t(`admin.section.${section}.why`)}</p>
            <ul className="h-rows">
              {members.map((row, index) =>
                section === 'notices' ? (
                  <NoticeRow key={row.noticeId ?? index} row={row} nameOf={nameOf} />
                ) : (
                  <Row key={row.taskId ?? `${row.caseId}-${index}`} row={row} nameOf={nameOf} />
                ),
              )}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Row({ row, nameOf }: { readonly row: AttentionView; readonly nameOf: (waiter: string) => string }) {
  const { t } = useTexts();
  const { why, title, caseId, caseReference, waitingFor, sinceWd, count, taskId } = row;
  const worst = why === 'ESCALATED_3' || why === 'ESCALATED_4' || why === 'WORKFLOW_BEHIND';
  const leads = useSession().data?.user.roles.some((role) => role === 'TL' || role === 'MGR') === true;
  const name = count === undefined ? (title ?? t(`admin.why.${why}`)) : t('admin.attention.counted', { count });
  const about = [name, caseReference].filter(Boolean).join(', ');
  return (
    <li className={`h-row h-row--${worst ? 'late' : 'today'}`}>
      <div className="h-row__what">
        {leads && taskId !== undefined ? (
          <Link to={`/tasks/${taskId}`} className="h-row__title">
            {name}
          </Link>
        ) : (
          <span className="h-row__title">{name}</span>
        )}
        <span className="h-row__sub">
          {title === undefined && count === undefined ? null : t(`admin.why.${why}`)} {t(`admin.todo.${why}`)}
        </span>
      </div>
      <span>{leads && caseId !== null ? <Link to={`/cases/${caseId}`}>{caseReference}</Link> : caseReference}</span>
      <span>
        {t('admin.attention.for', { name: nameOf(waitingFor) })}
        <br />
        <span className="h-row__sub">{t('admin.attention.since', { count: sinceWd })}</span>
      </span>
      <span className="h-row__do">
        {leads && why === 'UNCLAIMED' && taskId !== undefined ? (
          <ButtonLink to={`/tasks/${taskId}`} small aria-label={`${t('admin.attention.give')}: ${about}`}>
            {t('admin.attention.give')}
          </ButtonLink>
        ) : null}
        {caseId === null ? null : (
          <ButtonLink
            variant="supplementary"
            small
            to={`/admin/cases/${caseId}`}
            aria-label={`${t('admin.attention.history')}: ${caseReference ?? ''}`}
          >
            {t('admin.attention.history')}
          </ButtonLink>
        )}
      </span>
    </li>
  );
}

/** The name of whom something waits for: a colleague, or a role. */
export function useWaiterName(): (waiter: string) => string {
  const { t, has } = useTexts();
  const staff = useStaff().data?.items ?? [];
  return (waiter) => {
    const person = staff.find(({ id }) => id === waiter)?.displayName;
    return person ?? (has(`roles.${waiter}`) ? t(`roles.${waiter}`) : t('admin.attention.somebody'));
  };
}
