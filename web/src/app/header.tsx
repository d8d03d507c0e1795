import { useMemo, useState } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { type Session, useUnread } from '../api';
import { useTexts } from '../i18n';
import { Icon, Link } from '../ui';
import logo from '../ui/helmi.svg';
import { LanguageSwitch } from './language-switch';
import { linksFor } from './nav';
import { useSignOut } from './session';
import { useShortcuts } from './shortcuts';

/** The one header: name, at most five links, bell, language, person. On a phone the links hide behind a menu button. */
export function Header({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const links = linksFor(session.user.roles);
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
            {links.map(({ to, key }) => (
              <NavLink key={to} to={to} end={to === '/'} className="h-header__link" onClick={() => setOpen(false)}>
                {t(`common.nav.${key}`)}
              </NavLink>
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

function Person({ session: { user } }: { readonly session: Session }) {
  const { t } = useTexts();
  const signOut = useSignOut();
  return (
    <details className="h-person">
      <summary>
        <Icon name="person" /> {user.displayName}
      </summary>
      <div className="h-person__body">
        <p>{user.roles.map((role) => t(`roles.${role}`)).join(', ')}</p>
        {user.roles.some((role) => !WITHOUT_ABSENCES.has(role)) ? (
          <p>
            <Link to="/absences">{t('absences.title')}</Link>
          </p>
        ) : null}
        <p>
          <Link to="/me">{t('common.own')}</Link>
        </p>
        <button type="button" className="h-link h-plain" onClick={() => void signOut()}>
          {t('common.signOut')}
        </button>
      </div>
    </details>
  );
}
