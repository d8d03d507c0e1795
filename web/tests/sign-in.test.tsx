import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openRoom, setLanguage } from '../src/i18n';
import { OwnPage } from '../src/pages/own/own-page';
import { issuerLink, reasonOf } from '../src/pages/sign-in/issuer';
import { SignInPage } from '../src/pages/sign-in/sign-in-page';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

beforeAll(async () => {
  await setLanguage('en');
  await openRoom('own');
});

// This page is a whole one: it brings the landmarks that other pages are drawn into.
const faults = async () => (await violations()).filter((each) => !each.startsWith('landmark-'));

describe('the sign-in page with an issuer', () => {
  it('leads to the issuer, and back to the page one came from', async () => {
    answering({});
    await draw(<SignInPage />, 'en', '/sign-in?next=/cases/5f0c');
    const link = await screen.findByRole('link', { name: 'Sign in with your City account' });
    expect(link.getAttribute('href')).toBe('/auth/login?next=%2Fcases%2F5f0c');
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['unavailable', 'The City’s sign-in does not answer right now.', '/auth/login'],
    ['refused', 'Signing in did not work.', '/auth/login'],
    ['expired', 'Signing in took too long or began in another browser.', '/auth/login'],
    ['not_in_helmi', 'You have no right to use Helmi.', '/auth/login?fresh=true'],
    ['too_weak', 'Helmi asks for a stronger sign-in.', '/auth/login?fresh=true'],
  ])('says why it did not work (%s), and offers another try', async (why, words, href) => {
    answering({});
    await draw(<SignInPage />, 'en', `/sign-in?why=${why}`);
    expect(await screen.findByRole('heading', { name: words })).toBeTruthy();
    expect((await screen.findByRole('link', { name: 'Try again' })).getAttribute('href')).toBe(href);
    expect(await faults()).toEqual([]);
  });

  it('leads nowhere else, whatever an address says', () => {
    for (const why of [null, 'constructor', '__proto__', '<b>', '']) expect(reasonOf(why)).toBeNull();
    expect(issuerLink('/', 'idle')).toBe('/auth/login?fresh=true');
    expect(issuerLink('/work', null)).toBe('/auth/login?next=%2Fwork');
  });
});

describe('signing out everywhere', () => {
  const session = {
    user: { id: 'u', username: 'nurse', displayName: 'Noora', roles: ['NURSE'], language: 'en', shortcuts: true },
    mode: 'oidc',
    training: false,
  };

  it('says so where the service was not reached: nobody believes to be signed out who isn’t', async () => {
    const calls = answering({ 'GET /api/v1/session': session });
    await draw(<OwnPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    expect(await screen.findByText('Not found')).toBeTruthy();
    expect(calls.some((call) => call.startsWith('POST /auth/logout-everywhere'))).toBe(true);
    expect(await violations()).toEqual([]);
  });
});
