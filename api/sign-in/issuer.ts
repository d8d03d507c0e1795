import * as oidc from 'openid-client';
import { isLoopbackHost } from '../../platform/loopback';
import type { OidcSettings } from '../../platform/sign-in-settings';
import type { Attempt } from './attempt';
import { AnswerTooLong, boundedFetch } from './bounded-fetch';
import { type Claims, groupsOf } from './claims';

/** Signatures that are accepted: asymmetric ones only, so that nobody who knows a public key can make one. */
export const SIGNATURES = ['RS256', 'PS256', 'ES256'];
/** How far the issuer's clock may be off (s). */
export const SKEW_SECONDS = 30;
/** An ID token is made for the question that was just asked (s). */
const FRESH_SECONDS = 600;
/** Addresses and keys of the issuer are asked for anew after this time (ms). */
const KNOWN_FOR_MS = 3_600_000;

/** A failed conversation with the issuer. `code` names the reason for the log; it holds nothing that was sent. */
export type IssuerFailure = {
  readonly ok: false;
  readonly why: 'unavailable' | 'refused';
  readonly code: string;
};
type Heard<T> = { readonly ok: true; readonly value: T } | IssuerFailure;

/** The OpenID Connect issuer, as far as Helmi talks to it. Nothing throws where the issuer is away or lies. */
export interface Issuer {
  /** Where the browser goes to sign in; `fresh`: the person has to prove anew who they are. */
  authorizeUrl(attempt: Attempt, fresh: boolean): Promise<Heard<string>>;
  /** The signed claims behind the query of a callback. The tokens are forgotten when this returns. */
  redeem(query: URLSearchParams, attempt: Attempt, fresh: boolean): Promise<Heard<Claims>>;
  /** Where the browser ends the issuer's own session; null where the issuer offers none or is away. */
  signOutUrl(): Promise<string | null>;
  /** Address of the issuer's keys. */
  keysUrl(): Promise<Heard<string>>;
}

/** Talks to an issuer. `publicUrl` is Helmi's own address; no answer is waited for longer than `timeoutSeconds`. */
export function createIssuer(
  settings: OidcSettings,
  publicUrl: string,
  {
    timeoutSeconds = 8,
    now = () => Date.now(),
  }: { readonly timeoutSeconds?: number; readonly now?: () => number } = {},
): Issuer {
  const redirectUri = `${publicUrl}/auth/callback`;
  const age = settings.maxAgeSeconds;
  const configuration = remembered(() => discover(settings, timeoutSeconds), now);

  return {
    authorizeUrl: (attempt, fresh) =>
      heard(async () => {
        const config = await configuration();
        return oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: settings.scope,
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
          ...(settings.acr.length === 0 ? {} : { acr_values: settings.acr.join(' ') }),
          ...(fresh ? { prompt: 'login' } : {}),
          ...(age === undefined ? {} : { max_age: String(age) }),
        }).href;
      }),
    redeem: (query, attempt, fresh) =>
      heard(async () => {
        const config = await configuration();
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}?${query.toString()}`), {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
          ...(age === undefined ? {} : { maxAge: age }),
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Refused('no_id_token');
        assertSigned(tokens.id_token);
        assertFresh(claims.iat, now());
        if (fresh) assertProvedAnew(claims.auth_time, now());
        return { ...(await moreOf(config, tokens.access_token, claims, settings.roleClaim)), ...claims };
      }),
    async signOutUrl() {
      const found = await heard(async () => {
        const config = await configuration();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        // Without a token in it: an ID token holds a name, and an address stays in the browser's history.
        return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/sign-in` }).href;
      });
      return found.ok ? found.value : null;
    },
    keysUrl: () =>
      heard(async () => {
        const url = (await configuration()).serverMetadata().jwks_uri;
        if (url === undefined) throw new Refused('no_keys');
        return url;
      }),
  };
}

/** What was found, for an hour; an issuer that is away when it is asked anew still has the addresses it had. */
function remembered<T>(find: () => Promise<T>, now: () => number): () => Promise<T> {
  let good: { readonly at: number; readonly value: T } | undefined;
  let asking: Promise<T> | undefined;
  async function ask(): Promise<T> {
    try {
      const value = await find();
      good = { at: now(), value };
      return value;
    } catch (error) {
      if (good === undefined) throw error;
      return good.value;
    } finally {
      asking = undefined;
    }
  }
  return () => {
    if (good !== undefined && now() - good.at < KNOWN_FOR_MS) return Promise.resolve(good.value);
    asking ??= ask();
    return asking;
  };
}

function discover(settings: OidcSettings, timeoutSeconds: number): Promise<oidc.Configuration> {
  const server = new URL(settings.issuer);
  const local = server.protocol === 'http:' && isLoopbackHost(server.hostname);
  return oidc.discovery(
    server,
    settings.clientId,
    { [oidc.clockTolerance]: SKEW_SECONDS },
    clientSecret(settings.clientSecret),
    {
      timeout: timeoutSeconds,
      [oidc.customFetch]: boundedFetch,
      execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
    },
  );
}

/** The secret in the header, which every issuer must understand, or in the form where the issuer says it wants that. */
function clientSecret(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (as, client, body, headers) => {
    const offered = as.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (offered.includes('client_secret_basic') ? basic : post)(as, client, body, headers);
  };
}

/** What the issuer tells only when asked with the access token: some keep names and groups out of the ID token. */
async function moreOf(
  config: oidc.Configuration,
  accessToken: string,
  claims: oidc.IDToken,
  roleClaim: string,
): Promise<Claims> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {};
  if (groupsOf(claims, roleClaim).length > 0 && claims['name'] !== undefined) return {};
  const more = await oidc.fetchUserInfo(config, accessToken, claims.sub);
  // How somebody proved who they are counts only where it is signed.
  return Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'acr' && name !== 'amr'));
}

function assertSigned(idToken: string | undefined): void {
  const head: unknown = JSON.parse(Buffer.from(idToken?.split('.')[0] ?? '', 'base64url').toString());
  const algorithm: unknown = typeof head === 'object' && head !== null && 'alg' in head ? head.alg : undefined;
  if (!SIGNATURES.some((known) => known === algorithm)) throw new Refused('signature_algorithm');
}

function assertFresh(issuedAt: number, nowMs: number): void {
  const age = nowMs / 1000 - issuedAt;
  if (age < -SKEW_SECONDS) throw new Refused('issued_in_the_future');
  if (age > FRESH_SECONDS) throw new Refused('issued_long_ago');
}

// Not every issuer says when; all of them are asked to ask.
function assertProvedAnew(provedAt: number | undefined, nowMs: number): void {
  if (provedAt !== undefined && nowMs / 1000 - provedAt > FRESH_SECONDS) throw new Refused('not_proved_anew');
}

class Refused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

async function heard<T>(ask: () => Promise<T>): Promise<Heard<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    return failureOf(error);
  }
}

/** Reasons of the library that mean "not there" or "not well", rather than an answer that must not be believed. */
const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);
/** The issuer itself says that it can't right now (RFC 6749 §4.1.2.1). */
const AWAY_ANSWERS = new Set(['temporarily_unavailable', 'server_error']);

/** The words of these errors hold what was sent, tokens included: only codes leave this function. */
function failureOf(error: unknown): IssuerFailure {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) {
    const code = /^[a-z_]{1,40}$/.test(error.error) ? error.error : 'error';
    return { ok: false, why: AWAY_ANSWERS.has(code) ? 'unavailable' : 'refused', code };
  }
  if (error instanceof Refused) return { ok: false, why: 'refused', code: error.code };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (isAway(error, code)) return { ok: false, why: 'unavailable', code: code ?? 'not_reached' };
  return { ok: false, why: 'refused', code: code ?? 'not_understood' };
}

function isAway(error: unknown, code: string | undefined): boolean {
  if (code !== undefined && AWAY.has(code)) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  const isFetch = (each: unknown) =>
    each instanceof AnswerTooLong || (each instanceof TypeError && /fetch failed|terminated/.test(each.message));
  return isFetch(error) || isFetch(cause);
}
