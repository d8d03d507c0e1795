import { createDataSource } from '../entities/data-source';
import { loadConfigOrExit } from '../platform/config';
import { createLogger } from '../platform/logger';

/** Brings the database to the present schema, and ends: a step of `npm start`, and a job of its own in production. */
async function main(): Promise<void> {
  const config = loadConfigOrExit('worker');
  const logger = createLogger(config, 'migrate');
  const source = createDataSource(config.database.url, { unhurried: true });
  try {
    await source.initialize();
    const done = await source.runMigrations({ transaction: 'each' });
    logger.info('schema is up to date', { count: done.length });
  } catch (err) {
    logger.error('schema could not be brought up to date', { err });
    process.exitCode = 1;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

void main();
