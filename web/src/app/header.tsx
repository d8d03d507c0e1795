import { useMemo, useState } from 'react';
import { Link as PlainLink, useLocation, useNavigate } from 'react-router';
import { type Session, useUnread } from '../api';
import { useTexts } from '../i18n';
import { Icon, Link } from '../ui';
import logo from '../ui/helmi.svg';
import { LanguageSwitch } from './language-switch';
import { isUnder, linksFor, litLink } from './nav';
import { useSignOut } from './session';
import { useShortcuts } from './shortcuts';

/** The one header: name, at most five links, bell, language, person. On a phone the links hide behind a menu button. */
export function Header({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const links = linksFor(session.user.roles);
  const lit = litLink(links, pathname);
  return (
    <header className="h-header">
      <div className="h-container h-header__row">
        <Link to="/" className="h-header__brand">
          <img src={logo} alt="" width="28" height="28" /> Helmi
        </Link>
        <button
          type="button"
          className="h-header__menu"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} /> {t('common.menu')}
        </button>
        <div id="menu" className={`h-header__menu-body ${open ? 'h-header__menu-body--open' : ''}`}>
          <nav aria-label={t('common.mainNav')} className="h-header__nav">
            {links.map((link) => (
              <PlainLink
                key={link.to}
                to={link.to}
                className={`h-header__link ${link === lit ? 'active' : ''}`}
                aria-current={currentIf(link === lit, pathname === link.to)}
                onClick={() => setOpen(false)}
              >
                {t(`common.nav.${link.key}`)}
              </PlainLink>
            ))}
          </nav>
          <div className="h-header__own">
            <Bell />
            <LanguageSwitch />
            <Person session={session} />
          </div>
        </div>
      </div>
    </header>
  );
}

/** The page itself, or only the part of Helmi that it belongs to. */
function currentIf(isLit: boolean, isPage: boolean): 'page' | 'true' | undefined {
  return isLit ? (isPage ? 'page' : 'true') : undefined;
}

function Bell() {
  const { t } = useTexts();
  const { data } = useUnread();
  const count = data?.items.length ?? 0;
  const navigate = useNavigate();
  useShortcuts(useMemo(() => ({ b: () => void navigate('/notifications') }), [navigate]));
  return (
    <Link to="/notifications" className="h-bell" aria-label={t('common.unread', { count })}>
      <Icon name="bell" />
      {count === 0 ? null : <span className="h-bell__count">{data?.nextCursor ? `${count}+` : count}</span>}
    </Link>
  );
}

/** Roles that have no tasks of a case, and so nobody to stand in for them. */
const WITHOUT_ABSENCES: ReadonlySet<string> = new Set(['AUD', 'REP']);

/** Pages of the person's menu. */
const OWN_PAGES = ['/absences', '/me'];

function Person({ session: { user } }: { readonly session: Session }) {
  const { t } = useTexts();
  const signOut = useSignOut();
  const { pathname } = useLocation();
  const isHere = (page: string) => isUnder(pathname, page);
  const lit = OWN_PAGES.some(isHere);
  return (
    <details className="h-person">
      <summary className={lit ? 'h-person__name--lit' : undefined}>
        <Icon name="person" /> {user.displayName}
      </summary>
      <div className="h-person__body">
        <p>{user.roles.map((role) => t(`roles.${role}`)).join(', ')}</p>
        {user.roles.some((role) => !WITHOUT_ABSENCES.has(role)) ? (
          <p>
            <Link to="/absences" aria-current={isHere('/absences') ? 'page' : undefined}>
              {t('absences.title')}
            </Link>
          </p>
        ) : null}
        <p>
          <Link to="/me" aria-current={isHere('/me') ? 'page' : undefined}>
            {t('common.own')}
          </Link>
        </p>
        <button type="button" className="h-link h-plain" onClick={() => void signOut()}>
          {t('common.signOut')}
        </button>
      </div>
    </details>
  );
}
