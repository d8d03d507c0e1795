import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openRoom, setLanguage } from '../src/i18n';
import { HelpPage } from '../src/pages/help/help-page';
import { OwnPage } from '../src/pages/own/own-page';
import { AccessibilityPage, PrivacyPage } from '../src/pages/statements/statement-pages';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

const session = {
  user: { id: 'u', username: 'nurse', displayName: 'Noora', roles: ['NURSE'], language: 'en', shortcuts: true },
  mode: 'demo',
  training: true,
};

beforeAll(async () => {
  await setLanguage('en');
  for (const room of ['own', 'help', 'statements'] as const) await openRoom(room);
});

describe('one’s own settings', () => {
  it('switch single keys off for good', async () => {
    const calls = answering({ 'GET /api/v1/session': session, 'PUT /api/v1/session/shortcuts': undefined });
    await draw(<OwnPage />);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Use keyboard shortcuts' }));
    await waitFor(() => expect(calls).toContain('PUT /api/v1/session/shortcuts {"shortcuts":false}'));
    expect(await screen.findByText('Your choice is kept.')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('help', () => {
  it('finds a word by what it means, and says so when there is none', async () => {
    answering({ 'GET /api/v1/session': session });
    await draw(<HelpPage />);
    const find = screen.getByLabelText('Find a word');
    await userEvent.type(find, 'nobody can extend');
    const words = screen.getByRole('region', { name: 'Words' });
    expect(within(words).getByText('time limit set by law')).toBeTruthy();
    expect(within(words).getByText('1 word')).toBeTruthy();
    await userEvent.type(find, ' xyz');
    expect(await within(words).findByText('No such word')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('the statements', () => {
  it.each(['fi', 'sv', 'en'] as const)('stand in %s, the rooms following the language', async (language) => {
    answering({ 'GET /api/v1/session': session });
    const { unmount } = await draw(<AccessibilityPage />, language);
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toContain('statements.');
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(7);
    unmount();
    await draw(<PrivacyPage />, language);
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(9);
    expect(document.body.textContent).not.toContain('statements.');
    expect(await violations()).toEqual([]);
  });
});
