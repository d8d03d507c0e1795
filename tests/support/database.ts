import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, poolOf } from '../../entities/data-source';

/** Environment variable with the address of the run's PostgreSQL (superuser). */
export const ADMIN_URL = 'HELMI_TEST_ADMIN_URL';
export const TEMPLATE = 'helmi_template';

/** A database of one test file. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly pool: Pool;
  drop(): Promise<void>;
}

/** The run's server with another database's name. */
export function databaseUrl(name: string): string {
  const url = new URL(process.env[ADMIN_URL] ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** A migrated, empty database; call `drop()` when the file is done. */
export async function freshDatabase(poolSize = 10): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = databaseUrl(name);
  const dataSource = await createDataSource(url, { poolSize }).initialize();
  return {
    url,
    dataSource,
    pool: poolOf(dataSource),
    async drop() {
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
