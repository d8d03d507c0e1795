import { z } from 'zod';
import { findStaff, listStaff, setLanguage, setShortcuts } from '../../ledger/queries/staff';
import { languages } from '../../texts/index';
import { text } from '../contract/primitives';
import type { ApiDeps } from '../deps';
import { problem } from '../problems';
import { type Answer, noContent, ok, type Route, route } from '../route';
import { closeAllSessions, closeSession, findCaller, openSession } from '../session';
import { logSignIn, logSignOut } from '../sign-in/sign-in-log';

const PersonShape = z.strictObject({ username: z.string(), roles: z.array(z.string()), displayName: z.string() });

const ColleagueShape = z.strictObject({ id: z.string(), roles: z.array(z.string()), displayName: z.string() });

/** Forgets here what the browser keeps, and tells where the issuer's own session is ended: the browser has to go there itself. */
async function signedOut(deps: ApiDeps, cookie: string): Promise<Answer> {
  const further = await deps.issuer?.signOutUrl();
  return noContent({
    'Set-Cookie': cookie,
    'Clear-Site-Data': '"cache", "storage"',
    ...(typeof further === 'string' ? { 'X-Helmi-Sign-Out-At': further } : {}),
  });
}

/** Signing in and out. The demo's calls exist only where `HELMI_AUTH=demo`; the issuer's are in `sign-in.ts`. */
export const authRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/auth/demo/staff',
    summary: 'Demo staff to sign in as',
    policy: 'PUBLIC',
    audit: { nothing: 'staff, not clients' },
    output: { status: 200, schema: z.array(PersonShape) },
    async handler({ deps }) {
      if (deps.config.auth.mode !== 'demo') return problem('not_found');
      const staff = await listStaff(deps.pool);
      return ok(staff.map(({ username, roles, displayName }) => ({ username, roles, displayName })));
    },
  }),
  route({
    method: 'POST',
    path: '/auth/demo',
    summary: 'Sign in as one of the demo staff',
    policy: 'PUBLIC',
    audit: 'SESSION',
    body: z.strictObject({ username: text(80, 1) }),
    output: { status: 204 },
    async handler(call) {
      const { deps, body, http } = call;
      if (deps.config.auth.mode !== 'demo') return problem('not_found');
      const person = await findStaff(deps.pool, body.username);
      if (person === null)
        return problem('invalid', { code: 'unknown_user', errors: [{ path: 'username', code: 'unknown_user' }] });
      // A new id at every sign-in, so that an id planted before is worth nothing.
      await closeSession(deps, http.request.headers.cookie);
      const { cookie, idHash } = await openSession(deps, person.id);
      logSignIn(call, person, idHash);
      return noContent({ 'Set-Cookie': cookie });
    },
  }),
  route({
    method: 'POST',
    path: '/auth/logout',
    summary: 'Sign out',
    policy: 'PUBLIC',
    audit: 'SESSION',
    output: { status: 204 },
    async handler(call) {
      const { deps, http } = call;
      const person = await findCaller(deps, http.request.headers.cookie, 'MACHINE');
      if (person !== null) logSignOut(call, person, 'THIS_DEVICE');
      return signedOut(deps, await closeSession(deps, http.request.headers.cookie));
    },
  }),
  route({
    method: 'POST',
    path: '/auth/logout-everywhere',
    summary: 'Sign out on every device',
    policy: 'SIGNED_IN',
    audit: 'SESSION',
    output: { status: 204 },
    async handler(call) {
      const { deps, caller } = call;
      logSignOut(call, caller, 'ALL_DEVICES');
      return signedOut(deps, await closeAllSessions(deps, caller.id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Who is signed in',
    policy: 'SIGNED_IN',
    audit: { nothing: 'staff, not clients' },
    output: {
      status: 200,
      schema: z.strictObject({
        user: z.strictObject({
          id: z.string(),
          username: z.string(),
          displayName: z.string(),
          roles: z.array(z.string()),
          language: z.enum(['fi', 'sv', 'en']),
          shortcuts: z.boolean(),
        }),
        mode: z.enum(['demo', 'oidc']),
        training: z.boolean(),
      }),
    },
    handler({ caller, deps }) {
      const { id, username, displayName, roles, language, shortcuts } = caller;
      return ok(
        {
          user: { id, username, displayName, roles, language, shortcuts },
          mode: deps.config.auth.mode,
          training: deps.config.training,
        },
        { 'X-Helmi-Idle-Seconds': String(Math.floor(deps.session.idleMs / 1000)) },
      );
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/session/language',
    summary: 'The language in which the caller reads the product, mails included, from now on',
    policy: 'SIGNED_IN',
    audit: { nothing: 'staff, not clients' },
    body: z.strictObject({ language: z.enum(languages, { error: 'not_an_option' }) }),
    output: { status: 204 },
    async handler({ deps, caller, body }) {
      await setLanguage(deps.pool, caller.id, body.language);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/session/shortcuts',
    summary: 'Whether single keys do something in the caller’s pages',
    policy: 'SIGNED_IN',
    audit: { nothing: 'staff, not clients' },
    body: z.strictObject({ shortcuts: z.boolean() }),
    output: { status: 204 },
    async handler({ deps, caller, body }) {
      await setShortcuts(deps.pool, caller.id, body.shortcuts);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/staff',
    summary: 'Colleagues to choose from, by name: whom a task can be given to or help asked of',
    policy: 'task.list',
    audit: { nothing: 'staff, not clients' },
    output: { status: 200, schema: z.strictObject({ items: z.array(ColleagueShape) }) },
    async handler({ deps }) {
      const staff = await listStaff(deps.pool);
      return ok({ items: staff.map(({ id, roles, displayName }) => ({ id, roles, displayName })) });
    },
  }),
];
