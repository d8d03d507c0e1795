import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, poolOf } from '../../entities/data-source';

/** Environment variable with the address of the run's PostgreSQL (superuser). */
export const ADMIN_URL = 'HELMI_TEST_ADMIN_URL';
/** The same for the roles that API and worker sign in with. */
export const API_URL = 'HELMI_TEST_API_URL';
export const WORKER_URL = 'HELMI_TEST_WORKER_URL';
export const TEMPLATE = 'helmi_template';

/** A database of one test file. */
export interface TestDatabase {
  readonly url: string;
  /** As the superuser: for what a test looks at or prepares behind the product's back. */
  readonly dataSource: DataSource;
  readonly pool: Pool;
  /** As the API or the worker signs in. */
  as(role: 'api' | 'worker'): Promise<DataSource>;
  drop(): Promise<void>;
}

/** The run's server with another database's name. */
export function databaseUrl(name: string, as: string = ADMIN_URL): string {
  const url = new URL(process.env[as] ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** A migrated, empty database; call `drop()` when the file is done. */
export async function freshDatabase(poolSize = 10): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = databaseUrl(name);
  const dataSource = await createDataSource(url, { poolSize }).initialize();
  const roles = new Map<string, DataSource>();
  return {
    url,
    dataSource,
    pool: poolOf(dataSource),
    async as(role) {
      const known = roles.get(role);
      if (known !== undefined) return known;
      const address = databaseUrl(name, role === 'api' ? API_URL : WORKER_URL);
      const source = await createDataSource(address, { poolSize }).initialize();
      roles.set(role, source);
      return source;
    },
    async drop() {
      for (const source of roles.values()) await source.destroy();
      await dataSource.destroy();
      await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env[ADMIN_URL] });
  await client.connect();
  await client.query(statement);
  await client.end();
}
