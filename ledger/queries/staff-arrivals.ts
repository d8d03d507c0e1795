import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { guarded, isDuplicate } from '../database-errors';

type Queryable = Pick<Pool, 'query'>;

/** Somebody the issuer vouches for. `subject` is `iss|sub`: nothing else makes them the same person as before. */
export interface ArrivingPerson {
  readonly subject: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

/** Whether they belong here; `userId` also where a person that is known may not come in. */
export type Admission =
  | { readonly kind: 'ADMITTED'; readonly userId: string }
  | { readonly kind: 'DISABLED'; readonly userId: string }
  | { readonly kind: 'NO_ROLE'; readonly userId: string | undefined };

const UPDATE = `UPDATE staff SET display_name = $2, email = coalesce($3, email), groups = $4, roles = $5
  WHERE oidc_subject = $1 RETURNING id, active`;
// Two first sign-ins at the same moment are one person.
const INSERT = `INSERT INTO staff (id, oidc_subject, username, display_name, email, groups, roles)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (oidc_subject) WHERE oidc_subject IS NOT NULL DO UPDATE SET roles = excluded.roles RETURNING id, active`;
/** A user name is for reading: where two people have the same, the later one gets a number. */
const NAMESAKES = 50;

interface Row {
  readonly id: string;
  readonly active: boolean;
}

/**
 * Takes over what the issuer says of a person, who becomes a member of the staff with the first sign-in that has a role.
 * Whoever has no role any more loses it here, in all their sessions.
 */
export async function admit(db: Queryable, person: ArrivingPerson): Promise<Admission> {
  const { subject, displayName, email, groups, roles } = person;
  const known = await guarded(() => db.query<Row>(UPDATE, [subject, displayName, email, groups, roles]));
  const row = known.rows[0] ?? (roles.length > 0 ? await insert(db, person) : undefined);
  if (row === undefined) return { kind: 'NO_ROLE', userId: undefined };
  if (!row.active) return { kind: 'DISABLED', userId: row.id };
  return { kind: roles.length > 0 ? 'ADMITTED' : 'NO_ROLE', userId: row.id };
}

async function insert(db: Queryable, person: ArrivingPerson): Promise<Row | undefined> {
  const { subject, username, displayName, email, groups, roles } = person;
  for (let number = 1; number <= NAMESAKES; number += 1) {
    const name = number === 1 ? username : `${username}-${number}`;
    try {
      const values = [randomUUID(), subject, name, displayName, email, groups, roles];
      const { rows } = await guarded(() => db.query<Row>(INSERT, values));
      return rows[0];
    } catch (error) {
      if (!isDuplicate(error, 'staff_username_uq')) throw error;
    }
  }
  throw new Error('too many people of one user name');
}

/** One line of the role map. */
interface GroupRole {
  readonly group: string;
  readonly role: string;
}

// Who came in through another issuer has no rights here: nobody vouches for them any more.
const REMAP = `UPDATE staff s SET roles = n.roles
  FROM (SELECT p.id, coalesce(array_agg(DISTINCT m.role) FILTER (WHERE m.role IS NOT NULL), '{}') AS roles
        FROM staff p LEFT JOIN jsonb_to_recordset($1) AS m("group" text, role text)
          ON m."group" = ANY(p.groups) AND starts_with(p.oidc_subject, $2)
        WHERE p.oidc_subject IS NOT NULL GROUP BY p.id) n
  WHERE s.id = n.id AND s.roles <> n.roles`;

/** Gives everybody the roles that a changed map makes of their groups; returns how many people that changed. */
export async function remapRoles(db: Queryable, issuer: string, map: readonly GroupRole[]): Promise<number> {
  const { rowCount } = await guarded(() => db.query(REMAP, [JSON.stringify(map), `${issuer}|`]));
  return rowCount ?? 0;
}
