import type { ApiDeps } from '../../../api/deps';
import { createIssuer, type Issuer } from '../../../api/sign-in/issuer';
import { createMachineCheck } from '../../../api/sign-in/machines';
import type { OidcSettings } from '../../../platform/sign-in-settings';
import { type ApiWorld, openApi } from '../api-world';
import { Visitor } from './visitor';

/** Helmi's address as browsers and the issuer know it; the port behind it is another. */
export const HELMI = 'http://localhost';

export const oidcSettings = (issuer: string, over: Partial<OidcSettings> = {}): OidcSettings => ({
  mode: 'oidc',
  issuer,
  clientId: 'helmi',
  clientSecret: 'the secret of helmi, long enough',
  scope: 'openid profile email',
  roleClaim: 'groups',
  roles: { 'helmi-nurses': ['NURSE'], 'helmi-leaders': ['TL', 'NURSE'] },
  acr: [],
  amr: [],
  maxAgeSeconds: undefined,
  machines: { audience: 'urn:helmi:api', roles: { shipper: ['ADMIN'] } },
  ...over,
});

export interface SignInWorld extends ApiWorld {
  /** A browser that nobody has used yet. */
  visitor(login?: string): Visitor;
  /** The settings from now on, with an issuer that was never asked before. */
  use(settings: OidcSettings): void;
  /** Status of the question who is signed in. */
  session(visitor: Visitor): Promise<number>;
  /** What the usage log holds about sign-ins, newest last. */
  log(): Promise<readonly { action: string; userId: string; objectId: string | null }[]>;
}

/** The API with people of an issuer, on a real database. */
export async function openSignIn(settings: OidcSettings, over: Partial<ApiDeps> = {}): Promise<SignInWorld> {
  let current = connect(settings);
  const issuer: Issuer = {
    authorizeUrl: (...given) => current.issuer.authorizeUrl(...given),
    redeem: (...given) => current.issuer.redeem(...given),
    signOutUrl: () => current.issuer.signOutUrl(),
    keysUrl: () => current.issuer.keysUrl(),
  };
  const config = {
    get auth() {
      return current.settings;
    },
    training: false,
    production: false,
    http: { port: 0, bind: '127.0.0.1', publicUrl: HELMI },
  };
  const api = await openApi({ config, issuer, machines: (token) => current.machines(token), ...over });
  return Object.assign(api, {
    visitor: (login?: string) => new Visitor({ [HELMI]: api.url }, login),
    use(next: OidcSettings) {
      current = connect(next);
    },
    async session(visitor: Visitor) {
      return (await visitor.get(`${HELMI}/api/v1/session`)).status;
    },
    async log() {
      const { rows } = await api.db.pool.query<{ action: string; userId: string; objectId: string | null }>(
        `SELECT action, user_id AS "userId", object_id AS "objectId" FROM usage_log
         WHERE object_type = 'SESSION' ORDER BY id`,
      );
      return rows;
    },
  });
}

function connect(settings: OidcSettings) {
  const issuer = createIssuer(settings, HELMI, { timeoutSeconds: 2 });
  const machines = createMachineCheck(settings, issuer) ?? (() => Promise.resolve({ ok: false as const, why: 'none' }));
  return { settings, issuer, machines };
}
