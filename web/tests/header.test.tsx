import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Header } from '../src/app/header';
import { linksFor, litLink } from '../src/app/nav';
import { StartReferralPage } from '../src/pages/referral/start-page';
import { answering } from './support/answering';
import { draw } from './support/page';

const sessionOf = (mode: 'demo' | 'oidc', ...roles: readonly string[]) =>
  ({
    user: { id: 'u', username: 'u', displayName: 'Riitta', roles, language: 'en', shortcuts: true },
    mode,
    training: true,
    idleSeconds: 1800,
  }) as const;
const toOf = (roles: readonly string[]) => linksFor(roles).map(({ to }) => to);

describe('the header', () => {
  it('leads whoever refers to the referrals, and nobody to more than five places', () => {
    expect(toOf(['RSW'])).toEqual(['/', '/cases', '/referrals/new', '/referrals']);
    expect(toOf(['COORD'])).toEqual(['/', '/cases', '/pathway', '/referrals/new', '/insights']);
  });

  it('lights the link that the page is under, also where another page leads there', () => {
    const lit = (role: string, page: string) => litLink(linksFor([role]), page)?.to;
    expect(lit('RSW', '/referrals/1')).toBe('/referrals');
    expect(lit('RSW', '/referrals/new')).toBe('/referrals/new');
    expect(lit('COORD', '/referrals')).toBe('/pathway');
    expect(lit('TL', '/team')).toBe('/admin');
    expect(lit('NURSE', '/tasks/1')).toBe('/');
    expect(lit('NURSE', '/absences')).toBeUndefined();
  });

  it('marks absences in the menu of the person', async () => {
    answering({ 'GET /api/v1/notifications?unread=true&limit=50': { items: [], nextCursor: null } });
    await draw(<Header session={sessionOf('oidc', 'NURSE')} />, 'en', '/absences');
    const current = [...document.querySelectorAll('[aria-current="page"]')].map((link) => link.getAttribute('href'));
    expect(current).toEqual(['/absences']);
  });
});

describe('a new referral', () => {
  const box = { name: /This is a training case/ };

  it('of a demonstration is about nobody, unless somebody says otherwise and is warned', async () => {
    answering({ 'GET /api/v1/session': sessionOf('demo', 'RSW') });
    await draw(<StartReferralPage />);
    const training = await screen.findByRole<HTMLInputElement>('checkbox', box);
    expect(training.checked).toBe(true);
    expect(screen.queryByText('No real family’s data belong here')).toBeNull();
    await userEvent.click(training);
    expect(screen.getByText('No real family’s data belong here')).toBeTruthy();
  });

  it('of real work is about a family, unless somebody says otherwise', async () => {
    answering({ 'GET /api/v1/session': sessionOf('oidc', 'RSW') });
    await draw(<StartReferralPage />);
    expect((await screen.findByRole<HTMLInputElement>('checkbox', box)).checked).toBe(false);
    expect(screen.queryByText('No real family’s data belong here')).toBeNull();
  });
});
