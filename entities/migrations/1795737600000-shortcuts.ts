import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who doesn't want single keys to do something says so once. */
export class Shortcuts1795737600000 implements MigrationInterface {
  readonly name = 'Shortcuts1795737600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE staff ADD COLUMN shortcuts boolean NOT NULL DEFAULT true');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE staff DROP COLUMN shortcuts');
  }
}
