import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft keeps the whole answer as typed so far: beside the form also the chosen outcome and the reason for stepping in. */
export class DraftAnswer1795651200000 implements MigrationInterface {
  readonly name = 'DraftAnswer1795651200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE task_draft ADD COLUMN outcome text, ADD COLUMN reason text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE task_draft DROP COLUMN outcome, DROP COLUMN reason');
  }
}
