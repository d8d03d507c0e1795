import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE sign_in (
    state_hash text NOT NULL,
    browser_hash text NOT NULL,
    return_to text NOT NULL,
    fresh boolean NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sign_in_pk PRIMARY KEY (state_hash)
  )`,
  'CREATE INDEX sign_in_expires_ix ON sign_in (expires_at)',
  `ALTER TABLE staff ADD COLUMN groups text[] NOT NULL DEFAULT '{}'`,
  `CREATE FUNCTION helmi_keep_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'the stamp of an installation is never changed' USING ERRCODE = 'check_violation'; END $$`,
  `CREATE TRIGGER installation_stamp_kept BEFORE UPDATE ON installation FOR EACH ROW
   WHEN (OLD.stamp IS NOT NULL AND NEW.stamp IS DISTINCT FROM OLD.stamp) EXECUTE FUNCTION helmi_keep_stamp()`,
];

const DOWN: readonly string[] = [
  'DROP TRIGGER installation_stamp_kept ON installation',
  'DROP FUNCTION helmi_keep_stamp()',
  'ALTER TABLE staff DROP COLUMN groups',
  'DROP TABLE sign_in',
];

/** Sign-in at an issuer: what is under way, the groups that roles follow from, and a stamp that stays. */
export class SignIn1795845600000 implements MigrationInterface {
  readonly name = 'SignIn1795845600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
