/** How each call of the API is tried by somebody for one case: what is sent, and which rights it asks in turn. */
import type { Action } from '../../api/policies/table';
import { request } from '../../scripts/stories/conference-forms';

/** The one case and task that every call is tried on. */
export interface Tried {
  readonly caseId: string;
  readonly taskId: string;
  readonly taskVersion: number;
  readonly version: number;
  readonly assignee: string;
}

export interface Probe {
  /** Fills the path's `:id` (OTHER: with an id that nothing has, so that an answer other than 403 says that the role may); absent: the call is about no object, and its role decides alone. */
  readonly of?: 'CASE' | 'TASK' | 'OTHER';
  readonly body?: (tried: Tried) => object;
  readonly query?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Who may not, sees nothing (404). Default: `case.read`. */
  readonly see?: Action;
  /** Who sees but may not, is told so (403). */
  readonly act?: Action;
}

const onCase = (act?: Action, body?: Probe['body'], see?: Action): Probe => ({
  of: 'CASE',
  ...(act === undefined ? {} : { act }),
  ...(body === undefined ? {} : { body }),
  ...(see === undefined ? {} : { see }),
});
const onTask = (act: Action | undefined, body?: Probe['body']): Probe => ({ ...onCase(act, body), of: 'TASK' });
const nothing: Probe = {};
const sends = (body: object): Probe => ({ body: () => body });
/** A body that no handler takes: whether the caller's role may is decided before it is read. */
const refused = sends({ unknown: true });
const other = (body?: object): Probe => ({ of: 'OTHER', ...(body === undefined ? {} : { body: () => body }) });

/** Every call that is there, by method and path. A new one has no place here yet: then the matrix fails. */
export const PROBES: { readonly [call: string]: Probe } = {
  'POST /auth/logout-everywhere': nothing,
  'GET /api/v1/session': nothing,
  'PUT /api/v1/session/language': refused,
  'PUT /api/v1/session/shortcuts': refused,
  'GET /api/v1/staff': nothing,
  'GET /api/v1/referrals/form': nothing,
  'GET /api/v1/referrals': nothing,
  'POST /api/v1/referrals': refused,
  'GET /api/v1/referrals/:id': onCase(undefined, undefined, 'referral.read'),
  'PATCH /api/v1/referrals/:id': onCase('referral.write', () => ({}), 'referral.read'),
  'DELETE /api/v1/referrals/:id': onCase('referral.discard'),
  'POST /api/v1/referrals/:id/confirm': onCase('referral.confirm'),
  'POST /api/v1/referrals/:id/submit': onCase('referral.submit', undefined, 'referral.read'),
  'GET /api/v1/cases/counts': nothing,
  'GET /api/v1/cases': nothing,
  'GET /api/v1/cases/:id': onCase(),
  'GET /api/v1/cases/:id/history': onCase(undefined, undefined, 'case.history'),
  'GET /api/v1/cases/:id/timeline': onCase(undefined, undefined, 'case.timeline'),
  'GET /api/v1/cases/:id/readers': onCase(),
  'GET /api/v1/cases/:id/forms': onCase(),
  'GET /api/v1/cases/:id/engine': onCase(undefined, undefined, 'case.engine'),
  'POST /api/v1/cases/:id/events': onCase('event.URGENT_CONCERN', ({ version }) => ({
    type: 'URGENT_CONCERN',
    version,
  })),
  'POST /api/v1/cases/:id/entries': onCase('entry.write', () => ({ kind: 'NOTE', note: 'x' })),
  'POST /api/v1/cases/:id/step-aside': onCase('case.stepAside', () => ({ confirm: true })),
  'POST /api/v1/cases/:id/let-back': onCase('case.letBack', ({ assignee }) => ({ userId: assignee })),
  'GET /api/v1/break-glass': nothing,
  'POST /api/v1/break-glass/:id/review': other({ verdict: 'JUSTIFIED' }),
  'POST /api/v1/cases/:id/break-glass': onCase('case.breakGlass', () => ({
    reason: 'A reason of some length.',
    confirm: true,
  })),
  'GET /api/v1/case-filters': nothing,
  'POST /api/v1/cases/:id/conferences': onCase('event.CONFERENCE', () => request()),
  'POST /api/v1/conferences': refused,
  'POST /api/v1/cases/:id/fast-forward': onCase('training.move', () => ({ to: '2028-01-03' })),
  'GET /api/v1/tasks': nothing,
  'GET /api/v1/tasks/:id': onTask(undefined),
  'PUT /api/v1/tasks/:id/draft': { ...onTask('task.draft', () => ({ data: {} })), headers: { 'If-Match': '"7"' } },
  'POST /api/v1/tasks/:id/complete': onTask('task.complete', ({ taskVersion }) => ({
    outcome: 'CONFIRMED',
    version: taskVersion,
    data: { fitsClientPlan: true },
    reason: 'Stands in.',
  })),
  'POST /api/v1/tasks/:id/claim': onTask('task.claim', ({ taskVersion }) => ({ version: taskVersion })),
  'POST /api/v1/tasks/:id/assign': onTask('task.assign', ({ assignee }) => ({ assignee })),
  'POST /api/v1/tasks/:id/extend': onTask('task.extend', ({ taskVersion }) => ({
    dueOn: '2028-01-03',
    reason: 'WORKLOAD',
    version: taskVersion,
  })),
  'POST /api/v1/tasks/:id/help': onTask('task.help', () => ({ to: 'TL' })),
  'GET /api/v1/calendar/due': nothing,
  'GET /api/v1/notifications': nothing,
  'POST /api/v1/notifications/read': refused,
  'GET /api/v1/absences': nothing,
  'POST /api/v1/absences': refused,
  'GET /api/v1/admin/attention': nothing,
  'POST /api/v1/admin/reassign': refused,
  'GET /api/v1/team/workload': nothing,
  'POST /api/v1/notifications/:id/read': other(),
  'GET /api/v1/events': nothing,
  'GET /api/v1/absences/:id': other(),
  'PATCH /api/v1/absences/:id': other({ unknown: true }),
  'POST /api/v1/absences/:id/end': other(),
  'POST /api/v1/admin/notices/:id/retry': other({}),
  'GET /api/v1/admin/reassign/:id': other(),
  'POST /api/v1/admin/reassign/:id/undo': other(),
  'GET /api/v1/team/late': nothing,
  'GET /api/v1/reports': nothing,
  'GET /api/v1/reports/:code': nothing,
  'GET /api/v1/reports/:code/csv': nothing,
  'GET /api/v1/admin/pathways': nothing,
  'GET /api/v1/admin/pathways/:id': other(),
  'PUT /api/v1/admin/pathways/:id': other({ unknown: true }),
  'POST /api/v1/cases/:id/copies': onCase(undefined, () => ({ as: 'PRINT', of: 'CASE' }), 'case.history'),
  'GET /api/v1/usage-log': nothing,
  'GET /api/v1/usage-log/verify': nothing,
  'GET /api/v1/usage-log/export': nothing,
  'GET /api/v1/usage-log/findings': nothing,
  'POST /api/v1/usage-log/report': refused,
};
