import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORDS = [
  ['READ', 'VIEW'],
  ['DENY', 'DENIED'],
] as const;
const actions = (view: string, denied: string) =>
  `ALTER TABLE usage_log ADD CONSTRAINT usage_log_action_ck CHECK (action IN ('${view}', 'CREATE', 'UPDATE', 'DELETE', 'SEARCH', 'EXPORT', 'PRINT', 'LOGIN', 'LOGOUT', '${denied}', 'BREAK_GLASS'))`;

/** The words of a log that nobody may change are changed here, once, with its guard put aside. */
const reworded = (words: readonly (readonly [string, string])[]) => [
  'ALTER TABLE usage_log DROP CONSTRAINT usage_log_action_ck',
  'ALTER TABLE usage_log DISABLE TRIGGER USER',
  ...words.map(([from, to]) => `UPDATE usage_log SET action = '${to}' WHERE action = '${from}'`),
  'ALTER TABLE usage_log ENABLE TRIGGER USER',
];

const appendOnly = (table: string) => [
  `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const UP: readonly string[] = [
  ...reworded(WORDS),
  actions('VIEW', 'DENIED'),
  'ALTER TABLE usage_log ADD COLUMN route text',
  'ALTER TABLE usage_log ADD COLUMN grant_id uuid',
  'DROP TABLE usage_seal',
  `CREATE TABLE usage_link (
    seq bigint NOT NULL,
    usage_id bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT usage_link_seq_ck CHECK (seq >= 1),
    CONSTRAINT usage_link_hash_ck CHECK (length(hash) = 32),
    CONSTRAINT usage_link_pk PRIMARY KEY (seq)
  )`,
  'CREATE UNIQUE INDEX usage_link_usage_uq ON usage_link (usage_id)',
  `CREATE TABLE usage_checkpoint (
    number integer NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    hash text NOT NULL,
    key_id text NOT NULL,
    signature text NOT NULL,
    CONSTRAINT usage_checkpoint_number_ck CHECK (number >= 1),
    CONSTRAINT usage_checkpoint_pk PRIMARY KEY (number)
  )`,
  `CREATE TABLE usage_shipping (
    id smallint NOT NULL DEFAULT 1,
    shipped_seq bigint NOT NULL DEFAULT 0,
    shipped_at timestamptz,
    tries integer NOT NULL DEFAULT 0,
    last_code text,
    next_try_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT usage_shipping_one_row_ck CHECK (id = 1),
    CONSTRAINT usage_shipping_pk PRIMARY KEY (id)
  )`,
  'INSERT INTO usage_shipping (id) VALUES (1)',
  ...appendOnly('usage_link'),
  ...appendOnly('usage_checkpoint'),
];

const DOWN: readonly string[] = [
  'DROP TABLE usage_shipping',
  'DROP TABLE usage_checkpoint',
  'DROP TABLE usage_link',
  `CREATE TABLE usage_seal (
    seq integer NOT NULL,
    until timestamptz NOT NULL,
    rows integer NOT NULL,
    hash text NOT NULL,
    CONSTRAINT usage_seal_hash_ck CHECK (hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT usage_seal_pk PRIMARY KEY (seq)
  )`,
  ...appendOnly('usage_seal'),
  'ALTER TABLE usage_log DROP COLUMN grant_id',
  'ALTER TABLE usage_log DROP COLUMN route',
  ...reworded(WORDS.map(([before, now]) => [now, before] as const)),
  actions('READ', 'DENY'),
];

/** The usage log gets a chain from row to row, signed checkpoints and a place for how far it was shipped. */
export class UsageChain1795856400000 implements MigrationInterface {
  readonly name = 'UsageChain1795856400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
