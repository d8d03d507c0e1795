import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE report_snapshot (
    id uuid NOT NULL,
    code text NOT NULL,
    period text NOT NULL,
    dimension text NOT NULL,
    practice boolean NOT NULL,
    revision integer NOT NULL,
    counted jsonb NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT report_snapshot_revision_ck CHECK (revision >= 1),
    CONSTRAINT report_snapshot_pk PRIMARY KEY (id)
  )`,
  `CREATE UNIQUE INDEX report_snapshot_uq ON report_snapshot (code, period, dimension, practice, revision)`,
];

/** Reports of finished periods stay as they were first told (domain.md §5.1 rule 5). */
export class ReportSnapshot1795834800000 implements MigrationInterface {
  readonly name = 'ReportSnapshot1795834800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  /** Reports are counted anew; what they told before is forgotten. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_snapshot');
  }
}
