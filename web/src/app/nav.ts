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
const INSIGHTS = { to: '/insights', key: 'insights' };
const ADMIN = { to: '/admin', key: 'admin' };
const EMERGENCY = { to: '/admin/emergency', key: 'emergency' };

const ALLOWED: readonly { readonly link: NavLink; readonly roles: readonly string[] }[] = [
  { link: WORK, roles: ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR', 'ADMIN'] },
  { link: CASES, roles: ['RSW', 'COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'CONV', 'MGR', 'ADMIN'] },
  { link: PATHWAY, roles: ['COORD', 'TL'] },
  { link: NEW_REFERRAL, roles: ['RSW', 'COORD'] },
  { link: INSIGHTS, roles: ['COORD', 'TL', 'NURSE', 'FAMW', 'ASW', 'MGR', 'ADMIN', 'REP'] },
  { link: ADMIN, roles: ['TL', 'MGR', 'ADMIN'] },
  { link: EMERGENCY, roles: ['AUD'] },
];

/** Pages that stand already; a link to a page that isn't there yet helps nobody. Add yours when it stands. */
const STANDING: ReadonlySet<string> = new Set([
  '/',
  '/pathway',
  '/referrals/new',
  '/cases',
  '/insights',
  '/admin',
  '/admin/emergency',
]);

/** At most five links, always in the same order. */
export function linksFor(roles: readonly string[], standing = STANDING): readonly NavLink[] {
  return ALLOWED.filter((each) => standing.has(each.link.to) && each.roles.some((role) => roles.includes(role))).map(
    ({ link }) => link,
  );
}
