/** Refuses every change of tables that are written once: the ledger's events, the usage log and its seals. */
const APPEND_ONLY = ['case_event', 'usage_log', 'usage_seal'].flatMap((table) => [
  `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
]);

/** What TypeORM's entities can't say: triggers, NULLS NOT DISTINCT, a GIN index, storage settings and the one installation row. */
export const GUARDS: readonly string[] = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'append only' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
  END $$`,
  ...APPEND_ONLY,
  `CREATE UNIQUE INDEX notice_once_uq ON notice (case_id, task_id, kind, recipient_id, occurrence) NULLS NOT DISTINCT`,
  `CREATE INDEX usage_log_cases_ix ON usage_log USING gin (case_ids) WHERE case_ids IS NOT NULL`,
  `CREATE INDEX usage_log_at_ix ON usage_log (at, id)`,
  // Room on the page keeps updates of the same row off the indexes.
  `ALTER TABLE case_file SET (fillfactor = 70)`,
  `ALTER TABLE task SET (fillfactor = 80)`,
  `ALTER TABLE relay SET (fillfactor = 50)`,
  `ALTER TABLE notice SET (fillfactor = 85)`,
  `INSERT INTO installation (id) VALUES (1)`,
];
