import { openApiDocument } from '../../api/openapi';
import { isAction } from '../../api/policies/table';
import { ROUTES } from '../../api/routes';

describe('the published contract', () => {
  it('describes every route that is mounted, and no other', () => {
    const document = openApiDocument(ROUTES) as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const mounted = ROUTES.map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(mounted.sort());
  });

  it('names a right for every call that is not open to everybody', () => {
    const open = ROUTES.filter((route) => !isAction(route.policy) && route.policy !== 'SIGNED_IN');
    expect(open.map((route) => route.path).sort()).toEqual([
      '/auth/callback',
      '/auth/demo',
      '/auth/demo/staff',
      '/auth/login',
      '/auth/logout',
      '/healthz',
      '/readyz',
    ]);
  });

  it('asks for a key on every command', () => {
    const withoutKey = ROUTES.filter((route) => route.method !== 'GET' && !route.command).map((route) => route.path);
    expect(withoutKey.sort()).toEqual([
      '/api/v1/session/language',
      '/api/v1/session/shortcuts',
      '/api/v1/tasks/:id/draft',
      // Writes nothing but the log: what it is made for would not fit into an address.
      '/api/v1/usage-log/report',
      '/auth/demo',
      '/auth/logout',
      '/auth/logout-everywhere',
    ]);
  });

  it('is for people, but for what is named here', () => {
    expect(ROUTES.filter((route) => route.machines).map((route) => `${route.method} ${route.path}`)).toEqual([
      'GET /api/v1/admin/attention',
    ]);
  });
});
