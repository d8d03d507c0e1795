import { createHash } from 'node:crypto';
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { v5 as uuidV5 } from 'uuid';
import type { OidcSettings } from '../../platform/sign-in-settings';
import { boundedFetch } from './bounded-fetch';
import { type Issuer, SIGNATURES, SKEW_SECONDS } from './issuer';

/** An access token lives minutes; one that claims to be older than this was kept by somebody (s). */
const OLDEST_SECONDS = 3_600;
/** Namespace of the ids that clients have here: the same client, the same id. */
const NAMESPACE = '6f1f7a1e-5e0c-4e0a-9d0b-6d1b8f0e7c52';

/** Nothing is known against the token: its keys could not be asked for. */
export const ISSUER_AWAY = 'issuer_unavailable';

/** A client of the issuer that may call. */
export interface Machine {
  /** The same for the same client, always. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Says in the usage log that a machine asked, which one, and with which token. */
  readonly sessionId: string;
}

/** A machine that may call, or a code that says why not; the code is for the log. */
export type MachineCheck = (
  token: string,
) => Promise<{ readonly ok: true; readonly machine: Machine } | { readonly ok: false; readonly why: string }>;

/** Checks bearer tokens of the issuer (RFC 9068): signed by it, for this service, young, and of a client that the settings name. */
export function createMachineCheck(settings: OidcSettings, issuer: Issuer): MachineCheck | undefined {
  const { machines } = settings;
  if (machines === undefined) return undefined;
  let keys: { readonly url: string; readonly get: JWTVerifyGetKey } | undefined;

  async function keysOf(): Promise<JWTVerifyGetKey> {
    const found = await issuer.keysUrl();
    if (!found.ok) throw new IssuerAway();
    if (keys?.url !== found.value) {
      const get = createRemoteJWKSet(new URL(found.value), { timeoutDuration: 5_000, [customFetch]: boundedFetch });
      keys = { url: found.value, get };
    }
    return keys.get;
  }

  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, await keysOf(), {
        issuer: settings.issuer,
        audience: machines.audience,
        algorithms: SIGNATURES,
        typ: 'at+jwt',
        maxTokenAge: OLDEST_SECONDS,
        clockTolerance: SKEW_SECONDS,
        requiredClaims: ['exp', 'iat', 'sub', 'client_id'],
      });
      const client = payload['client_id'];
      const roles = typeof client === 'string' && Object.hasOwn(machines.roles, client) ? machines.roles[client] : [];
      if (typeof client !== 'string' || roles === undefined || roles.length === 0) {
        return { ok: false, why: 'unknown_client' };
      }
      return { ok: true, machine: machineOf(client, roles, token) };
    } catch (error) {
      const judged = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
      return { ok: false, why: judged ? error.code : ISSUER_AWAY };
    }
  };
}

class IssuerAway extends Error {}

function machineOf(client: string, roles: readonly string[], token: string): Machine {
  const tokenHash = createHash('sha256').update(token).digest('base64url').slice(0, 16);
  return { id: uuidV5(client, NAMESPACE), name: client, roles, sessionId: `machine:${client}:${tokenHash}` };
}
