import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { useSession } from '../api';
import { setLanguage } from '../i18n';
import { Link, SkipLink } from '../ui';
import logo from '../ui/helmi.svg';
import { Footer } from './footer';
import { LanguageSwitch } from './language-switch';

/** Around pages that need nobody to be signed in. */
export function PublicFrame() {
  const session = useSession();
  const language = session.data?.user.language;
  useEffect(() => {
    if (language !== undefined) void setLanguage(language);
  }, [language]);
  return (
    <>
      <SkipLink />
      <header className="h-header">
        <div className="h-container h-header__row">
          <Link to="/" className="h-header__brand">
            <img src={logo} alt="" width="28" height="28" /> Helmi
          </Link>
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="h-container h-main">
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
