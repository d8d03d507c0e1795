import { ROUTES } from '../../api/routes';

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;
const logged = ROUTES.filter(({ audit }) => typeof audit === 'string');

/** Read one by one: each shows or changes nothing of a client. A call that is new here must be thought about. */
const NOTHING_OF_CLIENTS = [
  'GET /api/v1/absences',
  'GET /api/v1/admin/pathways',
  'GET /api/v1/admin/pathways/:id',
  'GET /api/v1/calendar/due',
  'GET /api/v1/case-filters',
  'GET /api/v1/cases/counts',
  'GET /api/v1/events',
  'GET /api/v1/referrals/form',
  'GET /api/v1/reports',
  'GET /api/v1/session',
  'GET /api/v1/staff',
  'GET /api/v1/team/late',
  'GET /api/v1/team/workload',
  'GET /api/v1/usage-log/verify',
  'GET /auth/demo/staff',
  'GET /auth/login',
  'GET /healthz',
  'GET /readyz',
  'PATCH /api/v1/absences/:id',
  'POST /api/v1/absences',
  'POST /api/v1/absences/:id/end',
  'POST /api/v1/admin/notices/:id/retry',
  'POST /api/v1/notifications/:id/read',
  'POST /api/v1/notifications/read',
  'PUT /api/v1/admin/pathways/:id',
  'PUT /api/v1/session/language',
  'PUT /api/v1/session/shortcuts',
];

describe('the usage log and the calls of the service', () => {
  it('keeps every call that is not on the reviewed list', () => {
    const silent = ROUTES.filter((route) => !logged.includes(route)).map(nameOf);
    expect(silent.sort()).toEqual(NOTHING_OF_CLIENTS);
  });

  it('keeps every view of a case, a task, a referral or the engine’s history', () => {
    const views = ROUTES.filter(({ method, path }) => method === 'GET' && /\/(cases|tasks|referrals)\/:id/.test(path));
    expect(views.length).toBeGreaterThan(6);
    for (const route of views) expect([nameOf(route), route.audit]).toEqual([nameOf(route), 'CLIENT_DATA']);
  });

  it('says of each call that it does not keep why', () => {
    const reasons = ROUTES.flatMap(({ audit }) => (typeof audit === 'string' ? [] : audit.nothing));
    expect(reasons.filter((reason) => reason.split(' ').length < 2)).toEqual([]);
  });
});
