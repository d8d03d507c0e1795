import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { isProblem, useLive, useSession } from '../api';
import { PrintLine } from '../copies';
import { setLanguage, useTexts } from '../i18n';
import { ErrorState, Skeleton, SkipLink } from '../ui';
import { Footer } from './footer';
import { Header } from './header';
import { KeysHelp } from './keys';
import { linksFor } from './nav';
import { OfflineBar } from './offline-bar';
import { SessionGuard } from './session-guard';

/** Around every page of somebody who is signed in; whoever isn't signs in first and comes back to where they wanted. */
export function Layout() {
  const session = useSession();
  const { pathname } = useLocation();
  const { t } = useTexts();
  const language = session.data?.user.language;
  // Nothing is drawn in the browser's language only to jump into the person's own a moment later.
  const [worded, setWorded] = useState(false);
  useEffect(() => {
    if (language !== undefined) void setLanguage(language).finally(() => setWorded(true));
  }, [language]);

  if (session.data !== undefined && worded) return <SignedIn session={session.data} />;
  if (isProblem(session.error) && session.error.status === 401) {
    return <Navigate to={pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
  }
  return (
    <div className="h-container">
      {session.isError ? (
        <ErrorState
          title={(isProblem(session.error) && session.error.title) || t('common.notReached')}
          onRetry={() => void session.refetch()}
        />
      ) : (
        <Skeleton />
      )}
    </div>
  );
}

function SignedIn({ session }: { readonly session: NonNullable<ReturnType<typeof useSession>['data']> }) {
  useLive();
  const { pathname } = useLocation();
  // Whose work is elsewhere begins there.
  const first = linksFor(session.user.roles)[0]?.to;
  if (pathname === '/' && first !== undefined && first !== '/') return <Navigate to={first} replace />;
  return (
    <>
      <SkipLink />
      <Header session={session} />
      <OfflineBar />
      <main id="main" tabIndex={-1} className="h-container h-main">
        <PrintLine name={session.user.displayName} />
        <Outlet />
      </main>
      <Footer />
      <KeysHelp />
      <SessionGuard session={session} />
    </>
  );
}
