import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE break_glass (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    command_key text NOT NULL,
    body_hash text NOT NULL,
    reviewed_by uuid,
    reviewed_at timestamptz,
    verdict text,
    note text,
    CONSTRAINT break_glass_reason_ck CHECK (char_length(reason) BETWEEN 10 AND 500),
    CONSTRAINT break_glass_hour_ck CHECK (until > at AND until <= at + interval '60 minutes'),
    CONSTRAINT break_glass_second_ck CHECK (reviewed_by <> user_id),
    CONSTRAINT break_glass_verdict_ck CHECK (verdict IN ('JUSTIFIED', 'NOT_JUSTIFIED')),
    CONSTRAINT break_glass_review_ck CHECK (num_nonnulls(reviewed_by, reviewed_at, verdict) IN (0, 3)),
    CONSTRAINT break_glass_pk PRIMARY KEY (id)
  )`,
  'CREATE UNIQUE INDEX break_glass_key_uq ON break_glass (user_id, command_key)',
  'CREATE INDEX break_glass_user_ix ON break_glass (user_id, until)',
  'CREATE INDEX break_glass_at_ix ON break_glass (at, id)',
  'ALTER TABLE break_glass ADD CONSTRAINT break_glass_case_fk FOREIGN KEY (case_id) REFERENCES case_file(id)',
  'ALTER TABLE break_glass ADD CONSTRAINT break_glass_user_fk FOREIGN KEY (user_id) REFERENCES staff(id)',
  'ALTER TABLE break_glass ADD CONSTRAINT break_glass_reviewer_fk FOREIGN KEY (reviewed_by) REFERENCES staff(id)',
];

/** Cases opened in an emergency: by whom, why, until when, and what a second person said of it. */
export class BreakGlass1795867200000 implements MigrationInterface {
  readonly name = 'BreakGlass1795867200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  /** What was opened stays in the usage log; the reviews are lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE break_glass');
  }
}
