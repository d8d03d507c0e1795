import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `ALTER TABLE staff ADD COLUMN phone text`,
  `ALTER TABLE notice ADD COLUMN sms_state text NOT NULL DEFAULT 'NONE'`,
  `ALTER TABLE notice ADD COLUMN sms_attempts smallint NOT NULL DEFAULT '0'`,
  `ALTER TABLE notice ADD COLUMN sms_code text`,
  `ALTER TABLE notice ADD CONSTRAINT notice_sms_state_ck CHECK (sms_state IN ('NONE', 'PENDING', 'SENDING', 'SENT', 'UNDELIVERED', 'NOT_NEEDED'))`,
  `CREATE INDEX notice_sms_ix ON notice (send_after) WHERE sms_state IN ('PENDING', 'SENDING')`,
  `CREATE INDEX notice_sms_undelivered_ix ON notice (created_at) WHERE sms_state = 'UNDELIVERED'`,
];

const DOWN: readonly string[] = [
  `ALTER TABLE notice DROP COLUMN sms_state, DROP COLUMN sms_attempts, DROP COLUMN sms_code`,
  `ALTER TABLE staff DROP COLUMN phone`,
];

/** Urgent alerts by text message: people's numbers, and what became of each message. */
export class TextMessages1795564800000 implements MigrationInterface {
  readonly name = 'TextMessages1795564800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
