import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = "'PENDING', 'SENDING', 'SENT', 'UNDELIVERED', 'NOT_NEEDED'";

async function allow(runner: QueryRunner, states: string): Promise<void> {
  await runner.query('ALTER TABLE notice DROP CONSTRAINT notice_email_state_ck');
  await runner.query(`ALTER TABLE notice ADD CONSTRAINT notice_email_state_ck CHECK (email_state IN (${states}))`);
}

/** A notice that has not left can be taken back. */
export class TakenBack1795478400000 implements MigrationInterface {
  readonly name = 'TakenBack1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    await allow(runner, `${STATES}, 'TAKEN_BACK'`);
  }

  /** The older release knows nothing of it: such a notice needs no e-mail any more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE notice SET email_state = 'NOT_NEEDED' WHERE email_state = 'TAKEN_BACK'`);
    await allow(runner, STATES);
  }
}
