/** A link of the header. */
export interface NavLink {
  readonly to: string;
  /** Room `common.nav`. */
  readonly key: string;
}

const WORK = { to: '/', key: 'work' };
const CASES = { to: '/cases', key: 'cases' };
const PATHWAY = { to: '/pathway', key: 'pathway' };
const NEW_REFERRAL = { to: '/referrals/new', key: 'newReferral' };
const REFERRALS = { to: '/referrals', key: 'referrals' };
const INSIGHTS = { to: '/insights', key: 'insights' };
const ADMIN = { to: '/admin', key: 'admin' };
const EMERGENCY = { to: '/admin/emergency', key: 'emergency' };
const USAGE_LOG = { to: '/admin/usage-log', key: 'usageLog' };

const ALLOWED: readonly { readonly link: NavLink; readonly roles: readonly string[] }[] = [
  { link: WORK, roles: ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR', 'ADMIN'] },
  { link: CASES, roles: ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR', 'ADMIN'] },
  { link: PATHWAY, roles: ['COORD', 'TL'] },
  { link: NEW_REFERRAL, roles: ['RSW', 'COORD'] },
  { link: REFERRALS, roles: ['RSW', 'COORD'] },
  { link: INSIGHTS, roles: ['COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'MGR', 'ADMIN', 'REP'] },
  { link: USAGE_LOG, roles: ['AUD'] },
  { link: ADMIN, roles: ['TL', 'MGR', 'ADMIN'] },
  { link: EMERGENCY, roles: ['AUD'] },
];

/** Pages that stand already; a link to a page that isn't there yet helps nobody. Add yours when it stands. */
const STANDING: ReadonlySet<string> = new Set([
  '/',
  '/pathway',
  '/referrals/new',
  '/referrals',
  '/cases',
  '/insights',
  '/admin',
  '/admin/emergency',
  '/admin/usage-log',
]);

const MOST = 5;

/** At most five links, always in the same order; the list of referrals gives way where there is no room. */
export function linksFor(roles: readonly string[], standing = STANDING): readonly NavLink[] {
  const links = ALLOWED.filter(
    (each) => standing.has(each.link.to) && each.roles.some((role) => roles.includes(role)),
  ).map(({ link }) => link);
  return links.length > MOST ? links.filter((link) => link !== REFERRALS) : links;
}

/** Pages that no link of the header leads to by their address, by the page that leads there. */
const REACHED_FROM: readonly (readonly [page: string, from: string])[] = [
  ['/referrals', PATHWAY.to],
  ['/tasks', WORK.to],
  ['/team', ADMIN.to],
];

/** The link that somebody is under: the nearest above the page, else above the page from which it is reached. */
export function litLink(links: readonly NavLink[], pathname: string): NavLink | undefined {
  const nearest = (path: string) =>
    links
      .filter(({ to }) => isUnder(path, to))
      .reduce<NavLink | undefined>((best, link) => (best && best.to.length >= link.to.length ? best : link), undefined);
  const from = REACHED_FROM.find(([page]) => isUnder(pathname, page))?.[1];
  return nearest(pathname) ?? (from === undefined ? undefined : nearest(from));
}

/** The page itself, or one below it; nothing is below the start page. */
export function isUnder(path: string, page: string): boolean {
  return path === page || (page !== '/' && path.startsWith(`${page}/`));
}
