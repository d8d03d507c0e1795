import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE pathway_setting (
    pathway_id text NOT NULL,
    version integer NOT NULL,
    effective_from date NOT NULL,
    settings jsonb NOT NULL,
    reason text NOT NULL,
    published_by uuid NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pathway_setting_version_ck CHECK (version >= 1),
    CONSTRAINT pathway_setting_reason_ck CHECK (char_length(reason) BETWEEN 1 AND 500),
    CONSTRAINT pathway_setting_pk PRIMARY KEY (pathway_id, version)
  )`,
  `ALTER TABLE pathway_setting ADD CONSTRAINT pathway_setting_publisher_fk FOREIGN KEY (published_by) REFERENCES staff(id)`,
  `CREATE TRIGGER pathway_setting_append_only BEFORE UPDATE OR DELETE ON pathway_setting
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER pathway_setting_no_truncate BEFORE TRUNCATE ON pathway_setting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

/** The numbers of a pathway that the City sets itself, version by version. */
export class PathwaySetting1795824000000 implements MigrationInterface {
  readonly name = 'PathwaySetting1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  /** Cases keep the pathway they began with; new ones get the release's numbers again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pathway_setting');
  }
}
