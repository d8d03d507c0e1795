import type { DataSource } from 'typeorm';

/**
 * The database roles beside the owner, who changes the schema and does nothing else. `helmi_api` and `helmi_worker` are
 * signed in as; a person who reads the logs, and the job that erases content, are given a login that belongs to
 * `helmi_audit` or `helmi_retention`.
 */
export const RUNTIME_ROLES = ['helmi_api', 'helmi_worker', 'helmi_audit', 'helmi_retention'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

type Rights = { readonly [role in RuntimeRole]?: string };

const ADD = 'SELECT, INSERT';
const CHANGE = 'SELECT, INSERT, UPDATE';
/** The ledger writes from both processes: a person's command in the API, an alarm or a round in the worker. */
const both = (rights: string): Rights => ({ helmi_api: rights, helmi_worker: rights });

/**
 * What each role may do with each table; what is not written here it may not. Nobody but the owner changes the schema,
 * empties a table, or touches what is written once: the ledger's events, the usage log and its seals.
 */
export const TABLE_RIGHTS: { readonly [table: string]: Rights } = {
  absence: { helmi_api: CHANGE, helmi_worker: 'SELECT, UPDATE' },
  break_glass: { helmi_api: CHANGE, helmi_audit: 'SELECT' },
  calendar_day: both('SELECT'),
  // A referral's earlier drafts go when the next one is saved; what was sent stays.
  case_content: { ...both(`${ADD}, DELETE`), helmi_retention: 'SELECT, UPDATE (data, erased_at)' },
  case_event: { ...both(ADD), helmi_audit: 'SELECT', helmi_retention: 'SELECT' },
  case_file: { ...both(CHANGE), helmi_retention: 'SELECT' },
  case_member: { ...both(CHANGE), helmi_audit: 'SELECT', helmi_retention: 'SELECT' },
  command_key: { helmi_api: ADD, helmi_worker: `${ADD}, DELETE`, helmi_retention: 'SELECT, DELETE' },
  engine_archive: { helmi_api: 'SELECT', helmi_worker: ADD, helmi_retention: 'SELECT, DELETE' },
  // The API stamps a new database for what it is used for; a trigger keeps the stamp.
  installation: { helmi_api: 'SELECT, UPDATE (stamp)', helmi_worker: 'SELECT' },
  notice: { ...both(CHANGE), helmi_retention: 'SELECT, DELETE' },
  pathway_setting: { helmi_api: ADD, helmi_worker: 'SELECT' },
  pathway_snapshot: both(ADD),
  reassignment: { helmi_api: CHANGE },
  reference_counter: both(CHANGE),
  relay: both(CHANGE),
  report_snapshot: { helmi_api: ADD },
  schema_migration: {},
  sign_in: { helmi_api: `${ADD}, DELETE` },
  staff: { helmi_api: CHANGE, helmi_worker: 'SELECT', helmi_audit: 'SELECT' },
  staff_session: { helmi_api: `${CHANGE}, DELETE`, helmi_worker: 'SELECT, DELETE' },
  statutory_clock: { ...both(CHANGE), helmi_retention: 'SELECT' },
  task: { ...both(CHANGE), helmi_audit: 'SELECT', helmi_retention: 'SELECT' },
  task_draft: { ...both(`${CHANGE}, DELETE`), helmi_retention: 'SELECT, DELETE' },
  // The API reads it to seal it.
  usage_log: { helmi_api: ADD, helmi_worker: 'INSERT', helmi_audit: 'SELECT' },
  usage_link: { helmi_api: ADD, helmi_audit: 'SELECT' },
  usage_checkpoint: { helmi_api: ADD, helmi_audit: 'SELECT' },
  usage_shipping: { helmi_api: 'SELECT, UPDATE', helmi_audit: 'SELECT' },
};

const RIGHTS_LOCK = 4_855_121;

/**
 * Gives every role exactly the rights of the table, as the owner, in one transaction: run after every migration. The roles
 * themselves are made by whoever keeps the server (`deploy/postgres-roles.sql`, or the embedded default); throws a
 * `RolesMissing` where they are not.
 */
export async function grantRights(source: DataSource): Promise<void> {
  await source.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [RIGHTS_LOCK]);
    const missing = await manager.query<{ role: string }[]>(
      'SELECT r AS role FROM unnest($1::text[]) AS r WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = r)',
      [RUNTIME_ROLES],
    );
    if (missing.length > 0) throw new RolesMissing(missing.map(({ role }) => role));
    for (const statement of statements()) await manager.query(statement);
    const unsaid = await manager.query<{ name: string }[]>(UNSAID, [Object.keys(TABLE_RIGHTS)]);
    const names = unsaid.map(({ name }) => name).join(', ');
    if (unsaid.length > 0) throw new Error(`entities/roles.ts does not say who may do what with ${names}`);
  });
}

/** The server lacks roles that only its administrator can make. */
export class RolesMissing extends Error {
  constructor(readonly roles: readonly string[]) {
    super(`database roles are missing: ${roles.join(', ')}`);
  }
}

const UNSAID = `SELECT relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> ALL($1::text[])`;

function statements(): string[] {
  const everybody = [...RUNTIME_ROLES, 'PUBLIC'].join(', ');
  const grants = Object.entries(TABLE_RIGHTS).flatMap(([table, rights]) =>
    Object.entries(rights).map(([role, words]) => `GRANT ${words} ON ${table} TO ${role}`),
  );
  return [
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$`,
    `GRANT USAGE ON SCHEMA public TO ${RUNTIME_ROLES.join(', ')}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${everybody}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${everybody}`,
    ...grants,
  ];
}
