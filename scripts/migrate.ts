import { createDataSource } from '../entities/data-source';
import { grantRights, RolesMissing } from '../entities/roles';
import { EXIT_BAD_CONFIG, loadConfigOrExit } from '../platform/config';
import { createLogger } from '../platform/logger';

/**
 * Brings the database to the present schema, gives each role its rights, and ends: a step of `npm start`, and a job of its
 * own in production. Runs as the owner.
 */
async function main(): Promise<void> {
  const config = loadConfigOrExit('worker');
  const logger = createLogger(config, 'migrate');
  const source = createDataSource(config.database.url, { unhurried: true });
  try {
    await source.initialize();
    const done = await source.runMigrations({ transaction: 'each' });
    await grantRights(source);
    logger.info('schema is up to date', { count: done.length });
  } catch (err) {
    logger.error('schema could not be brought up to date', { err });
    if (err instanceof RolesMissing) {
      process.stderr.write(
        `Helmi's ${err.message}. The database's administrator makes them: deploy/postgres-roles.sql\n`,
      );
    }
    process.exitCode = err instanceof RolesMissing ? EXIT_BAD_CONFIG : 1;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

void main();
