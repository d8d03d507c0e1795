import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { createDataSource } from '../../entities/data-source';
import { startPostgres } from '../../scripts/embedded/postgres';
import { ADMIN_URL, databaseUrl, TEMPLATE } from './database';
import { clearAbandoned, serverFolder } from './server-folder';

declare global {
  var helmiTestServers: { stop: () => Promise<void> } | undefined;
}

/** One embedded PostgreSQL per run with a migrated template database; the address is in the environment for every worker. */
async function globalSetup(): Promise<void> {
  await clearAbandoned();
  const dataDir = serverFolder('test');
  const postgres = await startPostgres({ dataDir });
  globalThis.helmiTestServers = {
    stop: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  process.env[ADMIN_URL] = postgres.adminUrl;
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const dataSource = createDataSource(databaseUrl(TEMPLATE), { poolSize: 1 });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

// Jest asks for a module that is the function.
export = globalSetup;
