import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, poolOf } from '../entities/data-source';
import { DatabaseError, toDatabaseError } from '../ledger/database-errors';
import { configOrExit, loadLauncherConfig } from '../platform/config';
import { readJson } from './embedded/json-file';

/** Runs a job on the database that DATABASE_URL names, or on the one that a running `npm start` brought; its number is the exit code. */
export async function onRunningDatabase(job: (pool: Pool, source: DataSource) => Promise<number>): Promise<void> {
  const url = databaseUrl();
  if (url === undefined) {
    console.error('There is no database: give DATABASE_URL, or start Helmi first (npm start).');
    process.exitCode = 78;
    return;
  }
  const source = createDataSource(url, { poolSize: 2 });
  try {
    await source.initialize();
    process.exitCode = await job(poolOf(source), source);
  } catch (error) {
    const known = toDatabaseError(error);
    console.error(
      known instanceof DatabaseError
        ? `The database could not be used: ${known.message}`
        : `It could not be done: ${known instanceof Error ? known.message : 'unknown error'}`,
    );
    process.exitCode = 1;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

function databaseUrl(): string | undefined {
  const { values, dataDir } = configOrExit(loadLauncherConfig(process.env));
  if (values.DATABASE_URL !== undefined) return values.DATABASE_URL;
  try {
    const port = Number(readJson(join(dataDir, 'ports.json'))['postgres']);
    const password = readFileSync(join(dataDir, 'secrets', 'postgres-owner'), 'utf8').trim();
    return `postgres://helmi_owner:${encodeURIComponent(password)}@127.0.0.1:${port}/helmi`;
  } catch {
    return undefined;
  }
}
