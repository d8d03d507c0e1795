import { z } from 'zod';
import type { Given } from './read-environment';
import type { SettingValues } from './settings';

/** Roles by the name of a group, an application role or a client. */
export type RoleMap = Readonly<Record<string, readonly string[]>>;

/** How people and machines of one OpenID Connect issuer come in. */
export interface OidcSettings {
  readonly mode: 'oidc';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scopes asked for, separated by blanks. */
  readonly scope: string;
  /** Claim that names a person's groups, with dots for claims inside claims. */
  readonly roleClaim: string;
  readonly roles: RoleMap;
  /** One of these authentication contexts is required; empty: any. */
  readonly acr: readonly string[];
  /** All of these authentication methods are required; empty: any. */
  readonly amr: readonly string[];
  /** How long ago the person may have proved who they are (s). */
  readonly maxAgeSeconds: number | undefined;
  /** Who may come with a bearer token instead of a session; undefined: nobody. */
  readonly machines: { readonly audience: string; readonly roles: RoleMap } | undefined;
}

export type AuthConfig = { readonly mode: 'demo' } | OidcSettings;

const REQUIRED = ['HELMI_OIDC_ISSUER', 'HELMI_OIDC_CLIENT_ID', 'HELMI_OIDC_CLIENT_SECRET', 'HELMI_OIDC_ROLES'] as const;

const Roles = z.union([z.string(), z.array(z.string()).min(1)]).transform((given) => [given].flat());
const Map = z.record(z.string().min(1).max(200), Roles);

/**
 * The sign-in settings, from what was given and, where it has the right form, what was read from it. `complete`: this process lets people in, so what is missing is a fault. `knownRoles` are the
 * codes a map may give, where the caller knows them. Faults are added to `faults`.
 */
export function readAuth(
  given: Given,
  values: SettingValues | undefined,
  { complete, knownRoles }: { readonly complete: boolean; readonly knownRoles?: readonly string[] | undefined },
  faults: string[],
): AuthConfig {
  if (given.HELMI_AUTH === 'demo') return { mode: 'demo' };
  if (complete) {
    const missing = REQUIRED.filter((name) => given[name] === undefined);
    if (missing.length > 0) faults.push(`HELMI_AUTH=oidc needs ${missing.join(', ')}`);
  }
  const roles = readRoles('HELMI_OIDC_ROLES', given.HELMI_OIDC_ROLES, knownRoles, faults);
  const machines = readRoles('HELMI_MACHINES', given.HELMI_MACHINES, knownRoles, faults);
  const audience = given.HELMI_MACHINE_AUDIENCE;
  if ((given.HELMI_MACHINES === undefined) !== (audience === undefined)) {
    faults.push('HELMI_MACHINES and HELMI_MACHINE_AUDIENCE go together');
  }
  if (audience !== undefined && audience === given.HELMI_OIDC_CLIENT_ID) {
    faults.push("HELMI_MACHINE_AUDIENCE must differ from HELMI_OIDC_CLIENT_ID: a person's ID token is no machine's");
  }
  const minutes = values?.HELMI_OIDC_MAX_AGE_MINUTES;
  return {
    mode: 'oidc',
    issuer: given.HELMI_OIDC_ISSUER ?? '',
    clientId: given.HELMI_OIDC_CLIENT_ID ?? '',
    clientSecret: given.HELMI_OIDC_CLIENT_SECRET ?? '',
    scope: values?.HELMI_OIDC_SCOPE ?? '',
    roleClaim: values?.HELMI_OIDC_ROLE_CLAIM ?? '',
    roles,
    acr: words(given.HELMI_OIDC_ACR),
    amr: words(given.HELMI_OIDC_AMR),
    maxAgeSeconds: minutes === undefined ? undefined : minutes * 60,
    machines: audience === undefined ? undefined : { audience, roles: machines },
  };
}

/** The issuer's settings that were given: none of them may stand beside demo sign-in. */
export function issuerSettings(given: Given): string[] {
  return Object.keys(given).filter((name) => /^HELMI_(OIDC|MACHINE)/.test(name));
}

function readRoles(
  name: string,
  text: string | undefined,
  known: readonly string[] | undefined,
  faults: string[],
): RoleMap {
  if (text === undefined) return {};
  const parsed = Map.safeParse(fromJson(text));
  if (!parsed.success) {
    faults.push(`${name} must be JSON of the form {"name": "ROLE", "other name": ["ROLE", "ROLE"]}`);
    return {};
  }
  const unknown = [...new Set(Object.values(parsed.data).flat())].filter((role) => known?.includes(role) === false);
  if (unknown.length > 0) faults.push(`${name} gives roles that don't exist: ${unknown.join(', ')}`);
  return parsed.data;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((word) => word !== '');
}
