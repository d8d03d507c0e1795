import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CaseDetail, GlassReviewView } from '../src/api';
import { openRoom, setLanguage } from '../src/i18n';
import { EmergencyPage } from '../src/pages/admin/emergency-page';
import { Emergency } from '../src/pages/case/emergency';
import { KnownPerson } from '../src/pages/case/known-person';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

const session = {
  user: { id: 'u', username: 'mgr', displayName: 'Matti', roles: ['TL'], language: 'en', shortcuts: true },
  mode: 'oidc',
  training: true,
};
const caseWith = (over: Partial<CaseDetail>) =>
  ({ id: 'c1', reference: 'HELMI-2026-0001', allowedActions: [], ...over }) as unknown as CaseDetail;

beforeAll(async () => {
  await setLanguage('en');
  await openRoom('admin');
});

describe('somebody who knows the family', () => {
  it('is told what it means before they step aside', async () => {
    const calls = answering({ 'POST /api/v1/cases/c1/step-aside': {} });
    await draw(<KnownPerson of={caseWith({ allowedActions: ['STEP_ASIDE'] })} />);
    await userEvent.click(screen.getByRole('button', { name: 'I know this family' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText(/ends at once/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: /Step aside/ }));
    await waitFor(() => expect(calls).toContain('POST /api/v1/cases/c1/step-aside {"confirm":true}'));
  });

  it('is let back by a leader, by name', async () => {
    const calls = answering({ 'POST /api/v1/cases/c1/let-back': {} });
    await draw(<KnownPerson of={caseWith({ aside: [{ userId: 'p1', displayName: 'Fatima' }] })} />);
    await userEvent.click(screen.getByRole('button', { name: 'Let Fatima back' }));
    await waitFor(() => expect(calls).toContain('POST /api/v1/cases/c1/let-back {"userId":"p1"}'));
  });
});

describe('an emergency', () => {
  it('is offered to who may, asks for a reason in words, and says until when', async () => {
    const calls = answering({ 'GET /api/v1/session': session, 'POST /api/v1/cases/c1/break-glass': {} });
    const none = await draw(<Emergency of={caseWith({})} />);
    expect(screen.queryByRole('button')).toBeNull();
    none.unmount();
    const offered = await draw(<Emergency of={caseWith({ allowedActions: ['BREAK_GLASS'] })} />);
    await userEvent.click(screen.getByRole('button', { name: 'Open in an emergency' }));
    const dialog = screen.getByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Open for 60 minutes' });
    await userEvent.type(within(dialog).getByRole('textbox'), 'short');
    await userEvent.click(send);
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual([]);
    await userEvent.type(within(dialog).getByRole('textbox'), ' but then longer');
    await userEvent.click(send);
    const sent = 'POST /api/v1/cases/c1/break-glass {"reason":"short but then longer","confirm":true}';
    await waitFor(() => expect(calls).toContain(sent));
    const glass = { id: 'g1', until: '2026-11-23T10:45:00.000Z' };
    offered.unmount();
    await draw(<Emergency of={caseWith({ allowedActions: ['BREAK_GLASS'], glass })} />);
    expect(screen.getByText(/until 12[.:]45/)).toBeTruthy();
  });

  it('is judged by a second person, who sees who, why and what was read', async () => {
    const opened: GlassReviewView = {
      id: 'g1',
      caseId: 'c1',
      caseReference: 'HELMI-2026-0001',
      userId: 'm',
      displayName: 'Matti',
      role: 'MGR',
      reason: 'The police ask for the guardian.',
      at: '2026-11-23T09:45:00.000Z',
      until: '2026-11-23T10:45:00.000Z',
      reads: [{ at: '2026-11-23T09:46:00.000Z', object: 'CASE', sections: ['REFERRAL'] }],
      review: null,
      allowedActions: ['REVIEW'],
    };
    const own = { ...opened, id: 'g2', allowedActions: [] };
    const calls = answering({
      'GET /api/v1/session': session,
      'GET /api/v1/break-glass': { items: [opened, own], nextCursor: null },
      'POST /api/v1/break-glass/g1/review': {},
    });
    await draw(<EmergencyPage />);
    expect((await screen.findAllByText('The police ask for the guardian.')).length).toBe(2);
    expect(screen.getByText('2 opened cases wait for a second person’s word.')).toBeTruthy();
    const judge = screen.getAllByRole('button', { name: 'Say whether it was justified' });
    expect(judge).toHaveLength(1);
    expect(await violations()).toEqual([]);
    await userEvent.click(judge[0] as HTMLElement);
    await userEvent.click(screen.getByRole('radio', { name: 'Justified' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save my word' }));
    await waitFor(() => expect(calls).toContain('POST /api/v1/break-glass/g1/review {"verdict":"JUSTIFIED"}'));
  });
});
