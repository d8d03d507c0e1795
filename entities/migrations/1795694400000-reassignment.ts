import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE reassignment (
    id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    task_ids jsonb NOT NULL,
    items jsonb,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    undo_until timestamptz NOT NULL,
    command_key text NOT NULL,
    body_hash text NOT NULL,
    undone_at timestamptz,
    undo_items jsonb,
    CONSTRAINT reassignment_people_ck CHECK (from_id <> to_id),
    CONSTRAINT reassignment_pk PRIMARY KEY (id)
  )`,
  `CREATE UNIQUE INDEX reassignment_key_uq ON reassignment (created_by, command_key)`,
  ...['from', 'to'].map(
    (side) =>
      `ALTER TABLE reassignment ADD CONSTRAINT reassignment_${side}_fk FOREIGN KEY (${side}_id) REFERENCES staff(id)`,
  ),
  `ALTER TABLE reassignment ADD CONSTRAINT reassignment_creator_fk FOREIGN KEY (created_by) REFERENCES staff(id)`,
];

/** Bulk reassignments, so that each can be asked about, repeated safely and taken back. */
export class Reassignment1795694400000 implements MigrationInterface {
  readonly name = 'Reassignment1795694400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  /** The cases keep what was done; only the way back to it as a whole is lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reassignment');
  }
}
