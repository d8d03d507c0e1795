import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { createDataSource } from '../../entities/data-source';
import { grantRights } from '../../entities/roles';
import { startPostgres } from '../../scripts/embedded/postgres';
import { ADMIN_URL, API_URL, databaseUrl, TEMPLATE, WORKER_URL } from './database';
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
  process.env[API_URL] = postgres.apiUrl;
  process.env[WORKER_URL] = postgres.workerUrl;
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const dataSource = createDataSource(databaseUrl(TEMPLATE), { poolSize: 1 });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await grantRights(dataSource);
  await dataSource.destroy();
}

// Jest asks for a module that is the function.
export = globalSetup;
