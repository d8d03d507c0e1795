import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AttentionView, NoticeView, ReassignView } from '../src/api';
import { openRoom, setLanguage } from '../src/i18n';
import { groupsOf, waitersOf } from '../src/pages/admin/attention';
import { AttentionPage } from '../src/pages/admin/attention-page';
import { linesOf, nameOf } from '../src/pages/admin/engine-lines';
import { partsOf } from '../src/pages/admin/health';
import { ReassignPage } from '../src/pages/admin/reassign-page';
import { receiversFor } from '../src/pages/admin/receivers';
import { groupedByCase } from '../src/pages/notifications/grouping';
import { NotificationsPage } from '../src/pages/notifications/notifications-page';
import { TeamPage } from '../src/pages/team/team-page';
import { absenceOf, shownPeople } from '../src/pages/team/workload';
import { answering } from './support/answering';
import { draw, violations } from './support/page';

const NURSE = { id: '00000000-0000-4000-8000-000000000001', displayName: 'Noora Terve', roles: ['NURSE'] };
const NURSE2 = { id: '00000000-0000-4000-8000-000000000002', displayName: 'Niko Terve', roles: ['NURSE'] };
const COORD = { id: '00000000-0000-4000-8000-000000000003', displayName: 'Kaisa Koordinaattori', roles: ['COORD'] };
const staff = { items: [NURSE, NURSE2, COORD] };
const session = {
  user: { id: 'u', username: 'tl', displayName: 'Taina', roles: ['TL'], language: 'en', shortcuts: true },
  mode: 'demo',
  training: true,
};
const health = {
  ready: true,
  degraded: [],
  postgres: true,
  temporal: true,
  worker: true,
  migrations: true,
  relayLagSeconds: 0,
  undelivered: 1,
};
const stuck: AttentionView = {
  caseId: 'c1',
  caseReference: 'HELMI-2026-0001',
  taskId: 't1',
  title: 'Nurse’s assessment',
  stepCode: 'P3B_NURSE',
  waitingFor: NURSE.id,
  sinceWd: 6,
  why: 'ESCALATED_3',
};
const lost: AttentionView = {
  caseId: 'c1',
  caseReference: 'HELMI-2026-0001',
  title: 'Helmi: a task is overdue',
  stepCode: null,
  waitingFor: 'ADMIN',
  sinceWd: 1,
  why: 'NOTICE_UNDELIVERED',
  noticeId: 'n1',
  recipient: NURSE.id,
  attempts: 5,
  lastCode: 'NO_ADDRESS',
};

beforeAll(async () => {
  await setLanguage('en');
  for (const room of ['admin', 'notices'] as const) await openRoom(room);
});

describe('what stands still', () => {
  it('is said with whom it waits for, for how long, why, and what to do about it', async () => {
    const calls = answering({
      'GET /api/v1/session': session,
      'GET /api/v1/staff': staff,
      'GET /api/v1/admin/attention': [stuck, lost],
      'GET /readyz': health,
      'POST /api/v1/admin/notices/n1/retry': undefined,
    });
    await draw(<AttentionPage />);
    const steps = await screen.findByRole('region', { name: /Late, and told onwards/ });
    await within(steps).findByText(/Waits for: Noora Terve/);
    expect(within(steps).getByText('for 6 working days')).toBeTruthy();
    expect(within(steps).getByText(/service manager has been told.*Decide who does it/)).toBeTruthy();
    const messages = screen.getByRole('region', { name: /Messages that did not arrive/ });
    expect(within(messages).getByText(/no e-mail address.*Tried 5 times/)).toBeTruthy();
    expect(await screen.findByText('1 message has not reached its receiver.')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(within(messages).getByRole('button', { name: /^Send again/ }));
    await waitFor(() => expect(calls).toContain('POST /api/v1/admin/notices/n1/retry {}'));
  });

  it('keeps what the clock has not heard first, and counts for whom things wait', () => {
    const behind = { ...stuck, why: 'WORKFLOW_BEHIND', waitingFor: 'ADMIN' };
    const off = { ...stuck, why: 'SMS_OFF', waitingFor: 'ADMIN' };
    expect([...groupsOf([stuck, behind, lost, off]).keys()]).toEqual(['steps', 'behind', 'notices']);
    expect(waitersOf([stuck, behind, lost, off], (code) => (code === 'ADMIN' ? 'Admin' : 'Noora'))).toEqual([
      { code: 'ADMIN', text: 'Admin (2)' },
      { code: NURSE.id, text: 'Noora (1)' },
    ]);
  });

  it('says of the installation what people feel of it', () => {
    const ill = partsOf({ ...health, temporal: false, relayLagSeconds: null, undelivered: 0 });
    expect(ill.map(({ part, well }) => [part, well])).toEqual([
      ['saving', true],
      ['reminders', false],
      ['telling', null],
      ['mail', true],
    ]);
  });
});

describe('the engine’s record', () => {
  const event = (eventId: number, type: string, more: object = {}) => ({
    eventId,
    at: '2026-11-20T08:00:00.000Z',
    type,
    summary: '',
    ...more,
  });
  const events = [
    event(1, 'WORKFLOW_EXECUTION_STARTED'),
    event(2, 'WORKFLOW_TASK_SCHEDULED'),
    event(3, 'WORKFLOW_TASK_STARTED'),
    event(4, 'WORKFLOW_TASK_FAILED'),
    event(5, 'TIMER_STARTED', { summary: 'P2_SCREENING due' }),
    event(6, 'WORKFLOW_TASK_COMPLETED'),
  ];

  it('folds what only keeps it running, and never what went wrong', () => {
    expect(
      linesOf(events, '').map((line) => (line.kind === 'event' ? line.event.eventId : line.events.length)),
    ).toEqual([1, 2, 4, 5, 1]);
    expect(linesOf(events, '').find((line) => line.kind === 'event' && line.bad)).toMatchObject({
      event: { eventId: 4 },
    });
  });

  it('is found by its own names and by ours', () => {
    expect(linesOf(events, 'screening')).toHaveLength(1);
    expect(linesOf(events, 'timer started')).toHaveLength(1);
    expect(linesOf(events, 'nothing like it')).toEqual([]);
    expect(nameOf('WORKFLOW_EXECUTION_SIGNALED')).toBe('Workflow signaled');
  });
});

describe('giving tasks on', () => {
  const item = {
    taskId: 't1',
    caseId: 'c1',
    caseReference: 'HELMI-2026-0001',
    title: 'Nurse’s assessment',
    dueOn: '2026-11-20',
  };
  const trial: ReassignView = {
    id: null,
    from: NURSE.id,
    to: NURSE2.id,
    items: [
      { ...item, result: 'READY' },
      { ...item, taskId: 't2', result: 'READY' },
      { ...item, taskId: 't3', result: 'REFUSED', reason: 'under_cover', text: 'It follows the absence.' },
    ],
    done: 2,
    refused: 1,
    undoUntil: null,
    undone: null,
  };

  it('offers colleagues of the same profession', () => {
    expect(receiversFor(staff.items, NURSE.id)).toEqual([NURSE2]);
    expect(receiversFor(staff.items, undefined)).toEqual(staff.items);
  });

  it('tries first, gives on only what is chosen, and says what was refused and why', async () => {
    const calls = answering({
      'GET /api/v1/session': session,
      'GET /api/v1/staff': staff,
      'POST /api/v1/admin/reassign': trial,
    });
    await draw(<ReassignPage />);
    const user = userEvent.setup();
    await screen.findAllByRole('option', { name: 'Noora Terve' });
    await user.click(screen.getByRole('button', { name: 'See what would happen' }));
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual([]);
    await user.selectOptions(screen.getByLabelText(/Whose tasks/), NURSE.id);
    await user.selectOptions(screen.getByLabelText(/To whom/), NURSE2.id);
    await user.click(screen.getByRole('button', { name: 'See what would happen' }));
    await screen.findByText('2 tasks can move, 1 cannot.');
    expect(screen.getByText('It follows the absence.')).toBeTruthy();
    await user.click(screen.getAllByRole('checkbox')[1] as HTMLElement);
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Hand over 1 task to Niko Terve' }));
    const last = () => calls.findLast((call) => call.startsWith('POST'));
    await waitFor(() => expect(last()).toContain('"taskIds":["t1"]'));
    expect(last()).not.toContain('dryRun');
  });
});

describe('the team’s work', () => {
  const none = { late: 0, thisWeek: 0, later: 0, paused: 0 };

  it('shows who works with families or has tasks, and of absences the one that counts', () => {
    const auditor = { ...none, id: 'a', displayName: 'Aud', roles: ['AUD'] };
    const nurse = { ...none, late: 1, ...NURSE };
    expect(shownPeople([auditor, nurse], undefined)).toEqual([nurse]);
    expect(shownPeople([auditor, nurse], 'AUD')).toEqual([auditor]);
    const away = { id: '1', userId: 'n', from: '2026-12-10', to: '2026-12-11', cover: null, state: 'PLANNED' } as const;
    const sooner = { ...away, id: '2', from: '2026-12-01' };
    const now = { ...away, id: '3', from: '2026-11-20', state: 'CURRENT' } as const;
    expect(absenceOf([away, sooner, { ...sooner, id: '4', state: 'CANCELLED', from: '2026-11-30' }], 'n')?.id).toBe(
      '2',
    );
    expect(absenceOf([away, now], 'n')?.id).toBe('3');
    expect(absenceOf([away], 'm')).toBeUndefined();
  });

  it('says every bar in words', async () => {
    answering({
      'GET /api/v1/session': session,
      'GET /api/v1/absences': { items: [], nextCursor: null },
      'GET /api/v1/team/workload': {
        people: [{ ...none, late: 1, later: 2, ...NURSE }],
        pools: [{ ...none, thisWeek: 1, role: 'COORD' }],
      },
    });
    await draw(<TeamPage />);
    expect(await screen.findByText('3 open: 1 late, 2 later')).toBeTruthy();
    expect(screen.getByText('1 open: 1 this week')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('notices', () => {
  const notice: NoticeView = {
    id: 'n1',
    kind: 'N6',
    caseId: 'c1',
    caseReference: 'HELMI-2026-0001',
    taskId: 't1',
    stepCode: null,
    level: null,
    dueOn: null,
    urgent: false,
    at: '2026-11-20T08:00:00.000Z',
    readAt: null,
    text: 'A task has come to you',
  };
  const other = { ...notice, id: 'n2', caseId: null, caseReference: '', taskId: null, text: 'The week’s list' };
  const again = { ...notice, id: 'n3', readAt: '2026-11-20T09:00:00.000Z', text: 'A task is due tomorrow' };

  it('stand together by case, also those that belong to none', () => {
    expect(groupedByCase([notice, other, again]).map(({ caseId, unread }) => [caseId, unread])).toEqual([
      ['c1', ['n1']],
      [null, ['n2']],
    ]);
  });

  it('stand first where something urgent waits to be read', () => {
    const urgent = { ...notice, id: 'n4', caseId: 'c2', caseReference: 'HELMI-2026-0002', urgent: true };
    expect(groupedByCase([notice, other, urgent]).map(({ caseId }) => caseId)).toEqual(['c2', 'c1', null]);
    expect(groupedByCase([notice, { ...urgent, readAt: notice.at }]).map(({ caseId }) => caseId)).toEqual(['c1', 'c2']);
  });

  it('are marked as read one by one or all that are shown', async () => {
    const calls = answering({
      'GET /api/v1/notifications': { items: [notice, other, again], nextCursor: null },
      'POST /api/v1/notifications/read': undefined,
    });
    await draw(<NotificationsPage />);
    await screen.findByText('A task has come to you');
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Mark 2 as read' }));
    await waitFor(() => expect(calls).toContain('POST /api/v1/notifications/read {"ids":["n1","n2"]}'));
    await userEvent.click(screen.getByRole('button', { name: 'Mark as read: A task has come to you' }));
    await waitFor(() => expect(calls).toContain('POST /api/v1/notifications/read {"ids":["n1"]}'));
  });
});
