import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { Layout } from '../src/app/layout';
import { answering } from './support/answering';
import { draw } from './support/page';

const as = (...roles: string[]) => ({
  user: { id: 'u', username: 'u', displayName: 'Aino', roles, language: 'en', shortcuts: true },
  mode: 'oidc',
  training: true,
});

const pages = (
  <Routes>
    <Route element={<Layout />}>
      <Route index element={<p>my work</p>} />
      <Route path="/admin/usage-log" element={<p>the usage log</p>} />
    </Route>
  </Routes>
);

describe('where an auditor begins', () => {
  it('is the usage log, which the header leads back to; nothing there leads to work of their own', async () => {
    answering({ 'GET /api/v1/session': as('AUD') });
    await draw(pages);
    expect(await screen.findByText('the usage log')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Usage log' }).getAttribute('href')).toBe('/admin/usage-log');
    expect(screen.queryByRole('link', { name: 'My work' })).toBeNull();
  });

  it('is my work where the auditor has another role too, with the log one click away', async () => {
    answering({ 'GET /api/v1/session': as('AUD', 'NURSE') });
    await draw(pages);
    expect(await screen.findByText('my work')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Usage log' })).toBeTruthy();
  });

  it('nobody else is led to the log', async () => {
    answering({ 'GET /api/v1/session': as('NURSE', 'TL', 'ADMIN') });
    await draw(pages);
    expect(await screen.findByText('my work')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Usage log' })).toBeNull();
  });
});
