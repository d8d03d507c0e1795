import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CASE_TABLES } from './case-tables';
import { GUARDS } from './guards';
import { REFERENCES, SERVICE_TABLES } from './service-tables';

/** The first schema. */
export class Ledger1795305600000 implements MigrationInterface {
  readonly name = 'Ledger1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CASE_TABLES, ...SERVICE_TABLES, ...REFERENCES, ...GUARDS])
      await runner.query(statement);
  }

  /** There is no way back from the first schema but an empty database. */
  async down(): Promise<void> {
    throw new Error('the first schema is not taken back: drop the database instead');
  }
}
