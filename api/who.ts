import type { Request } from 'express';
import { glassOf } from '../ledger/break-glass';
import { finnishCalendar } from '../pathways/calendar';
import type { ApiDeps } from './deps';
import { scopesOfPerson } from './policies/may';
import { type Problem, problem } from './problems';
import type { Caller, Route } from './route';
import { cookieName, findCaller } from './session';
import { ISSUER_AWAY } from './sign-in/machines';

/** Who calls what is open to everybody. */
export const NOBODY: Caller = {
  id: '',
  username: '',
  displayName: '',
  roles: [],
  language: 'fi',
  shortcuts: true,
  sessionId: '',
  signedInAt: new Date(0),
  glass: [],
  moment: { now: new Date(0), calendar: finnishCalendar() },
};

const BEARER = /^bearer +([\w.~+/-]+=*)$/i;
const NO_TOKEN = problem('unauthenticated', {
  code: 'bad_token',
  headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
});

/** Who asks: a person by their session, or a machine by its token where the route is for machines too; never both. */
export async function findWho(route: Route, request: Request, deps: ApiDeps): Promise<Caller | Problem | null> {
  const { authorization, cookie } = request.headers;
  if (authorization === undefined || !/^bearer\b/i.test(authorization)) return personOf(deps, cookie);
  const token = BEARER.exec(authorization)?.[1];
  if (!route.machines || deps.machines === undefined || token === undefined || hasSession(request, deps)) {
    return NO_TOKEN;
  }
  const checked = await deps.machines(token);
  if (!checked.ok) {
    deps.logger.warn('token refused', { code: checked.why });
    return checked.why === ISSUER_AWAY ? problem('unavailable', { headers: { 'Retry-After': '5' } }) : NO_TOKEN;
  }
  const { name, ...machine } = checked.machine;
  const moment = { now: deps.now(), calendar: await deps.calendar() };
  return { ...NOBODY, ...machine, username: name, displayName: name, signedInAt: moment.now, moment };
}

/** True where the request carries a session's cookie, whatever it is worth. */
export function hasSession(request: Pick<Request, 'headers'>, deps: Pick<ApiDeps, 'config'>): boolean {
  return request.headers.cookie?.includes(`${cookieName(deps.config)}=`) === true;
}

async function personOf(deps: ApiDeps, cookie: string | undefined): Promise<Caller | null> {
  const person = await findCaller(deps, cookie);
  if (person === null) return null;
  const moment = { now: deps.now(), calendar: await deps.calendar() };
  // Few may break glass; for the others there is nothing to look up.
  const breaks = scopesOfPerson(person, 'case.breakGlass').size > 0;
  return { ...person, moment, glass: breaks ? await glassOf(deps.pool, person.id, moment.now) : [] };
}
