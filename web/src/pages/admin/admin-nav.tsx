import { NavLink } from 'react-router';
import { useSession } from '../../api';
import { useTexts } from '../../i18n';

const PAGES = [
  { to: '/admin', key: 'attention', roles: ['TL', 'MGR', 'ADMIN'] },
  { to: '/team', key: 'team', roles: ['TL', 'MGR', 'ADMIN'] },
  { to: '/admin/reassign', key: 'reassign', roles: ['TL', 'MGR'] },
  { to: '/admin/rules', key: 'rules', roles: ['TL', 'MGR', 'ADMIN', 'AUD'] },
  { to: '/admin/emergency', key: 'emergency', roles: ['TL', 'AUD'] },
] as const;

/** The pages of those who keep the service going. */
export function AdminNav() {
  const { t } = useTexts();
  const roles = useSession().data?.user.roles ?? [];
  const mine = PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
  if (mine.length < 2) return null;
  return (
    <nav className="h-subnav h-no-print" aria-label={t('admin.nav.name')}>
      {mine.map(({ to, key }) => (
        <NavLink key={to} to={to} end className="h-subnav__link">
          {t(`admin.nav.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
