import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { WorkPage } from '../src/pages/work/work-page';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

const COUNTS = { late: 0, today: 0, thisWeek: 0, later: 0, noDeadline: 0 };
const task = (id: string, title: string, group: string) => ({
  id,
  title,
  group,
  caseId: 'c',
  caseReference: 'HELMI-2026-0001',
  initials: null,
  role: 'NURSE',
  assignee: null,
  dueOn: '2031-05-04',
  timeliness: { kind: 'ON_TIME', days: 2 },
  paused: false,
  escalationLevel: 0,
  allowedActions: [],
  version: 1,
});
const page = (items: readonly object[], nextCursor: string | null, counts = COUNTS) => ({ items, nextCursor, counts });
const NONE = page([], null);

describe('my work', () => {
  it('shows the next tasks when asked, in their place, with the focus on the first of them', async () => {
    answering({
      'GET /api/v1/tasks?view=mine&limit=100': page([task('1', 'Assessment', 'thisWeek')], 'next page', {
        ...COUNTS,
        thisWeek: 2,
      }),
      'GET /api/v1/tasks?view=mine&limit=100&cursor=next%20page': page([task('2', 'Plan', 'thisWeek')], null, {
        ...COUNTS,
        thisWeek: 2,
      }),
      'GET /api/v1/tasks?view=pool&limit=100': NONE,
      'GET /api/v1/tasks?view=team&limit=100': NONE,
      'GET /api/v1/tasks?view=waiting&limit=100': NONE,
      'GET /api/v1/staff': { items: [] },
    });
    await draw(<WorkPage />);
    const week = await screen.findByRole('region', { name: /^This week/ });
    expect(screen.getByText('2 open tasks')).toBeTruthy();
    expect(within(week).queryByText('Plan')).toBeNull();
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Find in the tasks'), 'plan');
    expect(screen.getByText('Searched in the one task shown.')).toBeTruthy();
    await user.clear(screen.getByLabelText('Find in the tasks'));
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Plan'));
    const rows = within(screen.getByRole('region', { name: /^This week/ })).getAllByRole('listitem');
    expect(rows.map((row) => within(row).getAllByRole('link')[0]?.textContent)).toEqual(['Assessment', 'Plan']);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(await violations()).toEqual([]);
  });
});
