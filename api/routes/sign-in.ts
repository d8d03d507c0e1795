import { parse, serialize } from 'cookie';
import { z } from 'zod';
import { deleteSessionsOf } from '../../ledger/queries/sessions';
import { beginSignIn, takeSignIn } from '../../ledger/queries/sign-ins';
import { admit } from '../../ledger/queries/staff-arrivals';
import type { OidcSettings } from '../../platform/sign-in-settings';
import type { ApiDeps } from '../deps';
import { problem } from '../problems';
import { type Answer, type Call, type Route, route } from '../route';
import { closeSession, hostCookie, openSession } from '../session';
import { ATTEMPT_SECONDS, type Attempt, attemptOf, newSecret } from '../sign-in/attempt';
import { arrivalOf, type Claims, isStrongEnough } from '../sign-in/claims';
import type { Issuer } from '../sign-in/issuer';
import { returnPath } from '../sign-in/return-path';
import { logSignIn, logSignInRefused } from '../sign-in/sign-in-log';

/** What the sign-in page explains: the words are the web app's. */
type Why = 'unavailable' | 'refused' | 'expired' | 'not_in_helmi' | 'too_weak';

/** Signing in at the issuer: authorization code with PKCE, state and nonce. Browsers come here by links, so every answer leads to a page. */
export const signInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/auth/login',
    summary: 'Sign in at the issuer; `next` is the page to come back to, `fresh` asks the issuer to ask again',
    policy: 'PUBLIC',
    audit: { nothing: 'a way to the issuer' },
    query: z.strictObject({ next: z.string().optional(), fresh: z.literal('true').optional() }),
    output: { status: 302 },
    async handler({ deps, query, http }) {
      if (deps.issuer === undefined) return problem('not_found');
      const returnTo = returnPath(query.next);
      const browser = browserSecret(deps, http.request.headers.cookie) ?? newSecret();
      const attempt = attemptOf(browser, newSecret());
      if (attempt === null) return toPage('refused', returnTo);
      const fresh = query.fresh === 'true';
      const address = await deps.issuer.authorizeUrl(attempt, fresh);
      if (!address.ok) {
        deps.logger.warn('the issuer can not be asked', { code: address.code });
        return toPage('unavailable', returnTo);
      }
      await beginSignIn(deps.pool, { ...attempt, returnTo, fresh }, ATTEMPT_SECONDS);
      return seeOther(address.value, [browserCookie(deps, browser, ATTEMPT_SECONDS)]);
    },
  }),
  route({
    method: 'GET',
    path: '/auth/callback',
    summary: 'Where the issuer sends the browser back to',
    policy: 'PUBLIC',
    audit: 'SESSION',
    query: z.record(z.string().max(200), z.string().max(8_000)),
    output: { status: 302 },
    async handler(call) {
      const { deps, query, http } = call;
      const { auth } = deps.config;
      if (deps.issuer === undefined || auth.mode !== 'oidc') return problem('not_found');
      const attempt = attemptOf(browserSecret(deps, http.request.headers.cookie), query['state']);
      const begun = attempt === null ? null : await takeSignIn(deps.pool, attempt.stateHash, attempt.browserHash);
      if (attempt === null || begun === null) {
        // Nobody asked for this: another browser's answer, one that was used already, or one that came too late.
        deps.logger.warn('an answer of the issuer that nobody waits for');
        return toPage('expired', '/');
      }
      return arrive(call, { issuer: deps.issuer, settings: auth, attempt, ...begun });
    },
  }),
];

interface Arriving {
  readonly issuer: Issuer;
  readonly settings: OidcSettings;
  readonly attempt: Attempt;
  readonly returnTo: string;
  readonly fresh: boolean;
}

type Calling = Call<undefined, Readonly<Record<string, string>>, undefined>;

async function arrive(call: Calling, { issuer, settings, attempt, returnTo, fresh }: Arriving): Promise<Answer> {
  const answer = await issuer.redeem(new URLSearchParams(call.query), attempt, fresh);
  if (!answer.ok) return turnAway(call, answer.why, answer.code, returnTo);
  if (!isStrongEnough(answer.value, settings)) return turnAway(call, 'too_weak', 'acr_or_amr', returnTo);
  return letIn(call, settings, answer.value, returnTo);
}

/** Gives a person of the issuer a session of a new id, if they belong here. */
async function letIn(call: Calling, settings: OidcSettings, claims: Claims, returnTo: string): Promise<Answer> {
  const { deps, http } = call;
  const person = arrivalOf(claims, settings);
  if (person === null) return turnAway(call, 'refused', 'no_subject', returnTo);
  const admission = await admit(deps.pool, person);
  if (admission.kind !== 'ADMITTED') {
    if (admission.userId !== undefined) await deleteSessionsOf(deps.pool, admission.userId);
    return turnAway(call, 'not_in_helmi', admission.kind.toLowerCase(), returnTo, admission.userId);
  }
  await closeSession(deps, http.request.headers.cookie);
  const { cookie, idHash } = await openSession(deps, admission.userId);
  logSignIn(call, { id: admission.userId, roles: person.roles }, idHash);
  return seeOther(returnTo, [cookie, browserCookie(deps, '', 0)]);
}

async function turnAway(call: Calling, why: Why, code: string, returnTo: string, userId?: string): Promise<Answer> {
  call.deps.logger.warn('sign-in refused', { code });
  logSignInRefused(call, code, userId);
  return toPage(why, returnTo);
}

/** To the sign-in page, which says why in the reader's language and offers another try. */
function toPage(why: Why, returnTo: string): Answer {
  const next = returnTo === '/' ? '' : `&next=${encodeURIComponent(returnTo)}`;
  return seeOther(`/sign-in?why=${why}${next}`, []);
}

function seeOther(address: string, cookies: readonly string[]): Answer {
  return {
    kind: 'answer',
    status: 302,
    headers: { Location: address, ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies }) },
  };
}

const COOKIE = 'signin';

/** The secret of a browser that is signing in: several tabs share it, each with a state of its own. */
function browserSecret(deps: Pick<ApiDeps, 'config'>, header: string | undefined): string | undefined {
  const secret = header === undefined ? undefined : parse(header)[hostCookie(deps.config, COOKIE).name];
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}

function browserCookie(deps: Pick<ApiDeps, 'config'>, value: string, maxAge: number): string {
  const { name, options } = hostCookie(deps.config, COOKIE);
  return serialize(name, value, { ...options, maxAge });
}
