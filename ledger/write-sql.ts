const TASK_COLUMNS = [
  'id uuid',
  'step text',
  'kind text',
  'status text',
  'role text',
  'assignee_id uuid',
  'deputy_id uuid',
  'cover_for uuid',
  'opened_at timestamptz',
  'due_at timestamptz',
  'original_due_at timestamptz',
  'late_at timestamptz',
  'frozen boolean',
  'overdue boolean',
  'escalation_level smallint',
  'outcome text',
  'closed_at timestamptz',
  'closed_by text',
  'version integer',
];
const CLOCK_COLUMNS = ['code text', 'started_on date', 'due_on date', 'due_at timestamptz', 'state text'];
const CASE_COLUMNS = [
  'status text',
  'close_reason text',
  'in_work boolean',
  'subject text',
  'seq integer',
  'version integer',
  'clock_offset_ms bigint',
  'next_due_at timestamptz',
  'overdue boolean',
  'ended_at timestamptz',
];

const names = (columns: readonly string[]): string[] => columns.map((column) => column.split(' ')[0] ?? '');
const list = (columns: readonly string[]): string => names(columns).join(', ');
const replaced = (columns: readonly string[]): string =>
  names(columns)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ');

const TASKS = `tasks AS (INSERT INTO task (case_id, ${list(TASK_COLUMNS)})
    SELECT $1::uuid, ${list(TASK_COLUMNS)} FROM p, jsonb_to_recordset(j->'tasks') AS t(${TASK_COLUMNS.join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${replaced(TASK_COLUMNS)})`;
const CLOCKS = `clocks AS (INSERT INTO statutory_clock (case_id, ${list(CLOCK_COLUMNS)})
    SELECT $1::uuid, ${list(CLOCK_COLUMNS)} FROM p, jsonb_to_recordset(j->'clocks') AS c(${CLOCK_COLUMNS.join(', ')})
    ON CONFLICT (case_id, code) DO UPDATE SET ${replaced(CLOCK_COLUMNS)})`;
const JOINED = `INSERT INTO case_member (case_id, member_key, user_id, deputy, from_seq, from_at, to_at)
    SELECT $1::uuid, m.* FROM p, jsonb_to_recordset(j->'joined') AS m(member_key text, user_id uuid, deputy boolean, from_seq integer,
      from_at timestamptz, to_at timestamptz)`;

const NOT_LEFT = `('PENDING', 'SENDING', 'UNDELIVERED')`;

const INSERT_CASE = `INSERT INTO case_file
    (id, pathway_id, snapshot_hash, parent_case_id, reference, training, started_at, changed_at, state, ${list(CASE_COLUMNS)})
  SELECT $1::uuid, n.pathway_id, n.snapshot_hash, n.parent_case_id, n.reference, n.training, n.started_at, n.started_at,
    j->'state', ${list(CASE_COLUMNS)}
  FROM p, jsonb_to_record(j->'created') AS n(pathway_id text, snapshot_hash text, parent_case_id uuid, reference text,
    training boolean, started_at timestamptz), jsonb_to_record(j->'case') AS c(${CASE_COLUMNS.join(', ')})`;

const UPDATE_CASE = `UPDATE case_file SET state = j->'state', changed_at = (j->>'at')::timestamptz,
    ${names(CASE_COLUMNS)
      .map((name) => `${name} = c.${name}`)
      .join(', ')}
  FROM p, jsonb_to_record(j->'case') AS c(${CASE_COLUMNS.join(', ')}) WHERE id = $1::uuid`;

/**
 * One statement that writes everything a command leaves: `$1` the case's id, `$2` a `WritePayload` as JSON. One
 * statement means one round trip, and constraints are checked when all of it stands.
 */
function writeStatement(caseStatement: string): string {
  return `WITH p AS (SELECT $2::jsonb AS j),
  case_row AS (${caseStatement}),
  events AS (INSERT INTO case_event (case_id, seq, at, nominal_at, actor_id, actor_role, code, task_id, step_code, reason_code, params, change)
    SELECT $1::uuid, seq, at, "nominalAt", actor->>'id', actor->>'role', code, "taskId", "stepCode", "reasonCode", params, decode(change, 'base64')
    FROM p, jsonb_to_recordset(j->'events') AS e(seq integer, at timestamptz, "nominalAt" timestamptz, actor jsonb, code text,
      "taskId" uuid, "stepCode" text, "reasonCode" text, params jsonb, change text)),
  ${TASKS},
  ${CLOCKS},
  left_members AS (UPDATE case_member m SET to_at = e.to_at
    FROM p, jsonb_to_recordset(j->'left') AS e(member_key text, user_id uuid, deputy boolean, to_at timestamptz)
    WHERE m.case_id = $1::uuid AND m.member_key = e.member_key AND m.user_id = e.user_id AND m.deputy = e.deputy AND m.to_at IS NULL),
  joined_members AS (${JOINED}),
  old_drafts AS (DELETE FROM case_content USING p WHERE case_id = $1::uuid AND draft AND (j->>'dropDrafts')::boolean),
  content AS (INSERT INTO case_content (case_id, seq, section, source_kind, source_id, code, draft, at, actor_id, actor_role, data)
    SELECT $1::uuid, (j->>'firstSeq')::integer, c.section, c."sourceKind", c."sourceId", c.code, c.draft, (j->>'at')::timestamptz,
      j->>'actorId', j->>'actorRole', c.data
    FROM p, jsonb_to_recordset(j->'content') AS c(section text, "sourceKind" text, "sourceId" text, code text, draft boolean, data jsonb)),
  moved_notices AS (UPDATE notice SET send_after = send_after_case - (j->'case'->>'clock_offset_ms')::bigint * interval '1 millisecond'
    FROM p WHERE (j->>'clockMoved')::boolean AND case_id = $1::uuid AND email_state IN ('PENDING', 'SENDING')),
  taken_back AS (UPDATE notice SET
      email_state = CASE WHEN email_state IN ${NOT_LEFT} THEN 'TAKEN_BACK' ELSE email_state END,
      sms_state = CASE WHEN sms_state IN ${NOT_LEFT} THEN 'NOT_NEEDED' ELSE sms_state END
    FROM p WHERE (j->>'takeBack')::boolean AND case_id = $1::uuid AND (email_state IN ${NOT_LEFT} OR sms_state IN ${NOT_LEFT})),
  notices AS (INSERT INTO notice (id, case_id, task_id, step_code, kind, recipient_id, occurrence, level, due_on, params, urgent,
      created_at, send_after_case, send_after, email_state, sms_state, message_id)
    SELECT id, $1::uuid, task_id, step_code, kind, recipient_id, occurrence, level, due_on, params, urgent,
      created_at, send_after_case, send_after, CASE WHEN recipient_id = ANY(quiet_ids) THEN 'NOT_NEEDED' ELSE 'PENDING' END,
      CASE WHEN phoned AND NOT recipient_id = ANY(quiet_ids) THEN 'PENDING' ELSE 'NONE' END, id::text
    FROM (SELECT gen_random_uuid() AS id, s.id AS recipient_id, n.* FROM p CROSS JOIN LATERAL jsonb_to_recordset(j->'notices') AS n(task_id uuid,
        step_code text, kind text, occurrence text, level smallint, due_on date, params jsonb, urgent boolean, created_at timestamptz,
        send_after_case timestamptz, send_after timestamptz, user_ids uuid[], roles text[], phoned boolean, quiet_ids uuid[], aside_ids uuid[])
      JOIN staff s ON (s.id = ANY(n.user_ids) OR s.active AND s.roles && n.roles) AND NOT s.id = ANY(n.aside_ids)
        AND (n.phoned OR s.id::text <> j->>'actorId')) told
    ON CONFLICT DO NOTHING),
  form_drafts AS (DELETE FROM task_draft USING p
    WHERE task_id IN (SELECT value::uuid FROM jsonb_array_elements_text(j->'finished')) AND user_id::text = j->>'actorId'),
  keys AS (INSERT INTO command_key (user_id, key, body_hash, case_id, first_seq, seq, answer)
    SELECT k."userId", k.key, k."bodyHash", $1::uuid, (j->>'firstSeq')::integer, (j->'case'->>'seq')::integer, j->'answer'
    FROM p, jsonb_to_recordset(j->'key') AS k("userId" text, key text, "bodyHash" text)),
  used AS (INSERT INTO usage_log (user_id, role, action, case_id, object_type, object_id, basis, request_id, session_hash, ip, route)
    SELECT j->>'actorId', j->>'actorRole', u.action, $1::uuid, u.object_type, u.object_id, u.basis, u.request_id, u.session_hash, u.ip,
      u.route
    FROM p, jsonb_to_recordset(j->'usage') AS u(action text, object_type text, object_id text, basis text, request_id text,
      session_hash text, ip text, route text)),
  told AS (INSERT INTO relay AS r (case_id, head_seq, sent_seq, next_try_at)
    SELECT $1::uuid, (j->'case'->>'seq')::integer, 0, now() + (j->>'relayDelayMs')::integer * interval '1 millisecond' FROM p
    ON CONFLICT (case_id) DO UPDATE SET head_seq = excluded.head_seq,
      sent_seq = CASE WHEN (SELECT (j->>'toldByWorkflow')::boolean FROM p) AND r.sent_seq = r.head_seq
        THEN excluded.head_seq ELSE r.sent_seq END,
      behind_since = CASE WHEN r.sent_seq = r.head_seq THEN now() ELSE r.behind_since END,
      next_try_at = CASE WHEN r.sent_seq = r.head_seq THEN now() ELSE r.next_try_at END)
  SELECT CASE WHEN (j->>'announce')::boolean THEN pg_notify('helmi_case', $1::uuid::text || ':' || (j->'case'->>'seq')) END FROM p`;
}

export const CREATE_CASE = writeStatement(INSERT_CASE);
export const CHANGE_CASE = writeStatement(UPDATE_CASE);

/** Writes the projections of one case from a payload with `state`, `case`, `at`, `tasks`, `clocks` and `joined`; clocks and members must be gone. */
export const REBUILD_CASE = `WITH p AS (SELECT $2::jsonb AS j),
  case_row AS (${UPDATE_CASE}),
  ${TASKS},
  ${CLOCKS}
  ${JOINED}`;
