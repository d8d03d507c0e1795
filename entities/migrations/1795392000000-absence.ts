import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE absence (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    cover_id uuid,
    reason text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    command_key text NOT NULL,
    body_hash text NOT NULL,
    cancelled_at timestamptz,
    leader_told_at timestamptz,
    cover_told_at timestamptz,
    CONSTRAINT absence_days_ck CHECK (from_on <= to_on),
    CONSTRAINT absence_cover_ck CHECK (cover_id <> user_id),
    CONSTRAINT absence_reason_ck CHECK (reason IN ('LEAVE', 'AWAY', 'TRAINING', 'OTHER')),
    CONSTRAINT absence_pk PRIMARY KEY (id)
  )`,
  `CREATE INDEX absence_user_ix ON absence (user_id, to_on)`,
  `CREATE INDEX absence_to_ix ON absence (to_on) WHERE cancelled_at IS NULL`,
  `CREATE UNIQUE INDEX absence_key_uq ON absence (created_by, command_key)`,
  `ALTER TABLE absence ADD CONSTRAINT absence_user_fk FOREIGN KEY (user_id) REFERENCES staff(id)`,
  `ALTER TABLE absence ADD CONSTRAINT absence_cover_fk FOREIGN KEY (cover_id) REFERENCES staff(id)`,
  `ALTER TABLE absence ADD CONSTRAINT absence_creator_fk FOREIGN KEY (created_by) REFERENCES staff(id)`,
  `ALTER TABLE task ADD COLUMN cover_for uuid`,
  `ALTER TABLE task ADD CONSTRAINT task_cover_for_fk FOREIGN KEY (cover_for) REFERENCES staff(id)`,
  `CREATE INDEX task_cover_ix ON task (cover_for) WHERE closed_at IS NULL AND cover_for IS NOT NULL`,
  `ALTER TABLE notice ALTER COLUMN case_id DROP NOT NULL`,
];

const DOWN: readonly string[] = [
  `DELETE FROM notice WHERE case_id IS NULL`,
  `ALTER TABLE notice ALTER COLUMN case_id SET NOT NULL`,
  `ALTER TABLE task DROP COLUMN cover_for`,
  `DROP TABLE absence`,
];

/** Absences and cover, and notices that belong to no case. */
export class Absence1795392000000 implements MigrationInterface {
  readonly name = 'Absence1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  /** Cases that were under cover must be rebuilt from their events afterwards (`npm run rebuild projections`). */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
