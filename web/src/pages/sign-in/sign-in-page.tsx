import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isProblem, keys, read, type Session, send } from '../../api';
import { LanguageSwitch } from '../../app/language-switch';
import { tellWhoIsHere } from '../../app/session';
import { setLanguage, useTexts } from '../../i18n';
import { ErrorState, Notification, PageTitle, Skeleton } from '../../ui';
import logo from '../../ui/helmi.svg';
import { byRole, type DemoPerson, localPath } from './demo-staff';
import { issuerLink, reasonOf } from './issuer';

/** The first page: the City's own sign-in, or in a demonstration the people to choose from. */
export function SignInPage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const staff = useQuery({
    queryKey: keys.demoStaff,
    queryFn: ({ signal }) => read<readonly DemoPerson[]>('/auth/demo/staff', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const issuer = isProblem(staff.error) && staff.error.status === 404;
  return (
    <>
      <header className="h-header">
        <div className="h-container h-header__row">
          <span className="h-header__brand">
            <img src={logo} alt="" width="28" height="28" /> Helmi
          </span>
          <LanguageSwitch />
        </div>
      </header>
      <main className="h-container h-main">
        <PageTitle tab={t('signIn.title')}>{t('signIn.title')}</PageTitle>
        <p className="h-lead">{t('signIn.what')}</p>
        <Why code={search.get('why')} />
        {staff.isPending ? <Skeleton rows={4} /> : null}
        {issuer ? <Issuer next={localPath(search.get('next'))} why={search.get('why')} /> : null}
        {staff.isError && !issuer ? (
          <ErrorState
            title={(isProblem(staff.error) && staff.error.title) || t('common.notReached')}
            requestId={isProblem(staff.error) ? staff.error.requestId : undefined}
            onRetry={() => void staff.refetch()}
          />
        ) : null}
        {staff.data === undefined ? null : (
          <aside className="h-bar h-bar--training" aria-label={t('signIn.demoName')}>
            <p>
              <strong>{t('signIn.demo')}</strong> {t('signIn.demoWhat')}
            </p>
          </aside>
        )}
        {staff.data === undefined ? null : <DemoStaff staff={staff.data} next={localPath(search.get('next'))} />}
      </main>
    </>
  );
}

/** What became of the last session or the last try, and what to do now. */
function Why({ code }: { readonly code: string | null }) {
  const { t } = useTexts();
  if (code === 'idle') return <Notification title={t('signIn.idle')} />;
  const told = reasonOf(code);
  if (told === null) return null;
  return (
    <Notification tone={told === 'notInHelmi' ? 'alert' : 'error'} title={t(`signIn.${told}`)}>
      <p>{t(`signIn.${told}Do`)}</p>
    </Notification>
  );
}

function Issuer({ next, why }: { readonly next: string; readonly why: string | null }) {
  const { t } = useTexts();
  return (
    <p>
      <a className="hds-button hds-button--primary hds-button--theme-coat h-button" href={issuerLink(next, why)}>
        <span className="hds-button__label">{t(reasonOf(why) === null ? 'signIn.issuer' : 'signIn.again')}</span>
      </a>
    </p>
  );
}

function DemoStaff({ staff, next }: { readonly staff: readonly DemoPerson[]; readonly next: string }) {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [entering, setEntering] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [opened] = useState(language);

  const enter = async (username: string) => {
    setEntering(username);
    setFault(null);
    try {
      await send({ method: 'POST', path: '/auth/demo', body: { username } });
      queries.clear();
      // A language that was chosen on this page is the person's wish; one that was guessed is not.
      if (language !== opened) await send({ method: 'PUT', path: '/api/v1/session/language', body: { language } });
      const session = await read<Session>('/api/v1/session');
      tellWhoIsHere(session.user.id);
      await setLanguage(session.user.language);
      await navigate(next, { replace: true });
    } catch (error) {
      setFault(error);
      setEntering(null);
    }
  };

  return (
    <>
      {fault === null ? null : (
        <ErrorState
          title={(isProblem(fault) && fault.title) || t('common.notReached')}
          requestId={isProblem(fault) ? fault.requestId : undefined}
        />
      )}
      <h2>{t('signIn.choose')}</h2>
      <ul className="h-people">
        {byRole(staff).map(({ role, people }) => (
          <li key={role} className="h-people__role">
            <h3>{t(`roles.${role}`)}</h3>
            <p className="h-small">{t(`signIn.does.${role}`)}</p>
            {people.map(({ username, displayName }) => (
              <button
                type="button"
                key={username}
                className="h-people__one"
                aria-disabled={entering !== null || undefined}
                onClick={() => (entering === null ? void enter(username) : undefined)}
              >
                <span>{displayName}</span>
                <span className="h-people__user">{entering === username ? t('signIn.entering') : username}</span>
              </button>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
