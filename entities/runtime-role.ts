import type { Pool } from 'pg';

interface Standing {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly makesRoles: boolean;
  readonly owns: boolean;
  readonly rewrites: boolean;
}

const STANDING = `SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolbypassrls AS bypasses, r.rolcreaterole AS "makesRoles",
    EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
      AND pg_has_role(c.relowner, 'MEMBER')) OR has_schema_privilege('public', 'CREATE') AS owns,
    EXISTS (SELECT 1 FROM unnest(ARRAY['case_event', 'usage_log']) AS t
      WHERE has_table_privilege(to_regclass(t), 'UPDATE, DELETE, TRUNCATE')) AS rewrites
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Why the role that this process signed in as may not serve people, or null. A role that may do everything would turn the
 * database's own walls (rights, row-level security, tables that are written once) into decoration.
 */
export async function runtimeRoleFault(pool: Pick<Pool, 'query'>): Promise<string | null> {
  const { rows } = await pool.query<Standing>(STANDING);
  const role = rows[0];
  if (role === undefined) return 'the database does not say who signed in';
  const fault = faultOf(role);
  return fault === null ? null : `the database role ${role.name} ${fault}`;
}

function faultOf(role: Standing): string | null {
  if (role.superuser) return 'is a superuser';
  if (role.bypasses) return 'bypasses row-level security';
  if (role.makesRoles) return 'may make roles';
  if (role.owns) return 'owns the tables or may make some';
  if (role.rewrites) return 'may change what is written once';
  return null;
}
