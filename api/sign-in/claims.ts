import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OidcSettings, RoleMap } from '../../platform/sign-in-settings';

/** What the issuer says of a person, after its signature was checked. */
export type Claims = Readonly<Record<string, unknown>>;

/** A person as the issuer describes them and the settings understand it. */
export interface Arrival {
  /** `iss|sub`: the only thing a person is recognised by; names and addresses change hands. */
  readonly subject: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  /** Those of the person's groups that the settings name. */
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

/** More groups than anybody has. */
const MOST_GROUPS = 5_000;

const Known = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: word(160),
  given_name: word(80),
  family_name: word(80),
  preferred_username: word(80),
  email: z.email().max(254).optional().catch(undefined),
});

/** The person, or null where the claims say too little to know anybody by. */
export function arrivalOf(claims: Claims, settings: Pick<OidcSettings, 'roleClaim' | 'roles'>): Arrival | null {
  const known = Known.safeParse(claims);
  if (!known.success) return null;
  const { iss, sub, name, given_name, family_name, preferred_username, email } = known.data;
  const subject = `${iss}|${sub}`;
  const username = preferred_username ?? `user-${createHash('sha256').update(subject).digest('hex').slice(0, 12)}`;
  const groups = groupsOf(claims, settings.roleClaim).filter((group) => Object.hasOwn(settings.roles, group));
  return {
    subject,
    username,
    displayName: name ?? ([given_name, family_name].filter((part) => part !== undefined).join(' ') || username),
    email: email ?? null,
    groups,
    roles: rolesOf(groups, settings.roles),
  };
}

/** The groups in a claim: a list of words or a single one; a path of dots leads into claims inside claims. */
export function groupsOf(claims: Claims, path: string): readonly string[] {
  const value = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce<unknown>(inside, claims);
  const list = (Array.isArray(value) ? value : [value]).filter((group) => typeof group === 'string');
  return [...new Set(list)].slice(0, MOST_GROUPS);
}

/** What the groups come to by the map: each role once, in alphabetical order. */
export function rolesOf(groups: readonly string[], map: RoleMap): readonly string[] {
  return [...new Set(groups.flatMap((group) => (Object.hasOwn(map, group) ? (map[group] ?? []) : [])))].sort();
}

/** True where the person proved who they are as strongly as the settings ask: one of the contexts, all of the methods. */
export function isStrongEnough(claims: Claims, { acr, amr }: Pick<OidcSettings, 'acr' | 'amr'>): boolean {
  const context = claims['acr'];
  const methods: unknown = claims['amr'];
  return (
    (acr.length === 0 || (typeof context === 'string' && acr.includes(context))) &&
    amr.every((method) => Array.isArray(methods) && methods.includes(method))
  );
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** Something an issuer's administrators typed: trimmed and shortened, and passed over where it holds control characters. */
function word(most: number) {
  return z
    .string()
    .transform((text) => Array.from(text.normalize('NFC').trim()).slice(0, most).join(''))
    .refine((text) => text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text))
    .optional()
    .catch(undefined);
}
