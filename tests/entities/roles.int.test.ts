import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Client, type Pool } from 'pg';
import { poolOf } from '../../entities/data-source';
import { grantRights, RUNTIME_ROLES, TABLE_RIGHTS } from '../../entities/roles';
import { runtimeRoleFault } from '../../entities/runtime-role';
import { freshDatabase, type TestDatabase } from '../support/database';

const WRITTEN_ONCE = ['case_event', 'usage_log', 'usage_link', 'usage_checkpoint'];
const REFUSED = '42501';

/** The code of the refusal, or 'done'. Nothing is kept. */
async function attempt(pool: Pool, statement: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(statement);
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('the database roles', () => {
  let db: TestDatabase;
  const pools: { [role: string]: Pool } = {};
  beforeAll(async () => {
    db = await freshDatabase(2);
    await grantRights(db.dataSource);
    pools['helmi_api'] = poolOf(await db.as('api'));
    pools['helmi_worker'] = poolOf(await db.as('worker'));
  });
  afterAll(() => db.drop());
  const poolFor = (role: string): Pool => pools[role] ?? db.pool;

  test('every table of the schema says who may do what with it', async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(TABLE_RIGHTS).sort());
  });

  test('a table of which nobody has said who may do what with it ends the migration', async () => {
    await db.pool.query('CREATE TABLE unheard_of (id int)');
    await expect(grantRights(db.dataSource)).rejects.toThrow('who may do what with unheard_of');
    await db.pool.query('DROP TABLE unheard_of');
  });

  test('a role has the rights of the table and no others, also after somebody gave it more', async () => {
    await db.pool.query(
      'GRANT ALL ON case_event, usage_log TO helmi_api; GRANT SELECT ON case_content TO PUBLIC, helmi_audit',
    );
    await grantRights(db.dataSource);
    const { rows } = await db.pool.query<{ role: string; name: string; rights: string[] }>(
      `SELECT r AS role, c.relname AS name, ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE',
           'REFERENCES', 'TRIGGER', 'MAINTAIN']) AS p WHERE has_table_privilege(r, c.oid, p)) AS rights
       FROM unnest($1::text[]) AS r, pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
      [RUNTIME_ROLES],
    );
    const wanted = (name: string, role: string): string[] =>
      // A right on some columns only is none on the table.
      (TABLE_RIGHTS[name]?.[role as (typeof RUNTIME_ROLES)[number]] ?? '')
        .split(/, (?![^(]*\))/)
        .filter((word) => /^[A-Z]+$/.test(word));
    const off = rows.filter(({ role, name, rights }) => rights.join() !== wanted(name, role).join());
    expect(off).toEqual([]);
    expect(rows.length).toBe(RUNTIME_ROLES.length * Object.keys(TABLE_RIGHTS).length);
  });

  test.each(['helmi_api', 'helmi_worker'])(
    '%s adds to what is written once and can neither change nor empty it',
    async (role) => {
      for (const table of WRITTEN_ONCE) {
        const { rows } = await db.pool.query<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attidentity = '' LIMIT 1`,
          [table],
        );
        const column = rows[0]?.name ?? '';
        expect(await attempt(poolFor(role), `UPDATE ${table} SET ${column} = ${column}`)).toBe(REFUSED);
        expect(await attempt(poolFor(role), `DELETE FROM ${table}`)).toBe(REFUSED);
        expect(await attempt(poolFor(role), `TRUNCATE ${table}`)).toBe(REFUSED);
        expect(await attempt(poolFor(role), `ALTER TABLE ${table} DISABLE TRIGGER ALL`)).toBe(REFUSED);
      }
      const use = `INSERT INTO usage_log (user_id, role, action, object_type, basis) VALUES ('x', 'TL', 'VIEW', 'CASE', 'ROLE')`;
      expect(await attempt(poolFor(role), use)).toBe('done');
    },
  );

  test.each(['helmi_api', 'helmi_worker'])('%s makes nothing and gives nothing away', async (role) => {
    for (const statement of [
      'CREATE TABLE mine (id int)',
      'CREATE TEMPORARY TABLE mine (id int)',
      'CREATE SCHEMA mine',
      'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$SELECT 1$$',
      'CREATE ROLE mine',
      'DROP TABLE case_file',
      'ALTER TABLE task ADD COLUMN mine int',
      'TRUNCATE task_draft',
      'DELETE FROM case_file',
      'DELETE FROM staff',
      'UPDATE case_content SET data = NULL',
      'UPDATE installation SET epoch = 2',
      'SET ROLE helmi_retention',
      `SELECT pg_read_file('/etc/passwd')`,
    ]) {
      expect([statement, await attempt(poolFor(role), statement)]).toEqual([statement, REFUSED]);
    }
  });

  test('the worker reads no usage log', async () => {
    expect(await attempt(poolFor('helmi_worker'), 'SELECT count(*) FROM usage_log')).toBe(REFUSED);
  });

  test('API and worker may serve as their roles; superuser, owner and roles with too much may not', async () => {
    expect(await runtimeRoleFault(poolFor('helmi_api'))).toBeNull();
    expect(await runtimeRoleFault(poolFor('helmi_worker'))).toBeNull();
    expect(await runtimeRoleFault(db.pool)).toMatch(/is a superuser$/);
    const faultWith = async (words: string): Promise<string | null> => {
      const client = new Client({ connectionString: db.url });
      await client.connect();
      try {
        await client.query(
          `BEGIN; CREATE ROLE helmi_some NOLOGIN; GRANT USAGE ON SCHEMA public TO helmi_some; ${words}; SET LOCAL ROLE helmi_some`,
        );
        return await runtimeRoleFault({ query: client.query.bind(client) });
      } finally {
        await client.query('ROLLBACK');
        await client.end();
      }
    };
    expect(await faultWith('GRANT SELECT ON task TO helmi_some')).toBeNull();
    expect(await faultWith('ALTER ROLE helmi_some BYPASSRLS')).toMatch(/helmi_some bypasses row-level security$/);
    expect(await faultWith('ALTER ROLE helmi_some CREATEROLE')).toMatch(/may make roles$/);
    expect(await faultWith('ALTER TABLE task_draft OWNER TO helmi_some')).toMatch(/owns the tables or may make some$/);
    expect(await faultWith('GRANT CREATE ON SCHEMA public TO helmi_some')).toMatch(/owns the tables or may make some$/);
    expect(await faultWith('GRANT UPDATE ON case_event TO helmi_some')).toMatch(/may change what is written once$/);
    expect(await faultWith('GRANT TRUNCATE ON usage_log TO helmi_some')).toMatch(/may change what is written once$/);
  });

  test.each(['api/server.ts', 'worker.ts'])(
    '%s refuses to start as a superuser, with one line and exit code 78',
    async (file) => {
      const plain = Object.entries(process.env).filter(([name]) => !/^(HELMI_|NODE_ENV)/.test(name));
      const child = spawn(process.execPath, ['--import', 'tsx', file], {
        cwd: resolve(__dirname, '..', '..'),
        env: {
          ...Object.fromEntries(plain),
          DATABASE_URL: db.url,
          TEMPORAL_ADDRESS: '127.0.0.1:1',
          HELMI_AUTH: 'demo',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let words = '';
      child.stderr.on('data', (chunk: Buffer) => {
        words += chunk.toString();
      });
      const [code] = await once(child, 'close');
      const [, fault, ...more] = words.trim().split('\n');
      expect(code).toBe(78);
      expect(fault).toMatch(
        /^ {2}- DATABASE_URL: the database role helmi_admin is a superuser; the (API|worker) signs in as helmi_/,
      );
      expect(more).toEqual([]);
    },
  );
});
