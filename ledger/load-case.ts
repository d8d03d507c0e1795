import type { PoolClient } from 'pg';
import { findAlarm, nextAlarm } from '../pathways/alarms';
import type { LocalDate } from '../pathways/calendar';
import type { Absence, CaseState, Command, Env, Instant, PathwayBook } from '../pathways/model';
import type { Library } from './books';
import type { CalendarSource } from './calendar-source';
import { envAt, localDateOf, shifted } from './time';
import type { CommandAnswer, CommandRequest } from './types';

/** An accepted command's key as it was stored. */
export interface StoredKey {
  readonly bodyHash: string;
  readonly caseId: string;
  readonly firstSeq: number;
  readonly seq: number;
  readonly answer: CommandAnswer;
}

/** A case under its row lock, with all that deciding about it takes. */
export interface LoadedCase {
  readonly state: CaseState | null;
  readonly book: PathwayBook;
  readonly snapshotHash: string;
  readonly env: Env;
  readonly key: StoredKey | null;
}

export interface Sources {
  readonly library: Library;
  readonly calendars: CalendarSource;
  readonly clock: () => Date;
}

interface KeyColumns {
  readonly body_hash: string | null;
  readonly key_case_id: string | null;
  readonly first_seq: number | null;
  readonly key_seq: number | null;
  readonly answer: CommandAnswer | null;
}
interface CaseColumns extends KeyColumns {
  readonly state: CaseState;
  readonly snapshot_hash: string;
  readonly calendar_version: number;
  readonly absences: readonly Absence[];
}

const KEY = 'k.body_hash, k.case_id AS key_case_id, k.first_seq, k.seq AS key_seq, k.answer';
/** Absences that are not over on the case's own day; a training clock may lag behind. */
const ABSENCES = (
  now: string,
  offset: string,
) => `(SELECT coalesce(json_agg(json_build_object('id', a.id, 'userId', a.user_id, 'cover', a.cover_id,
    'coverRoles', coalesce(s.roles, '{}'), 'from', a.from_on, 'to', a.to_on) ORDER BY a.id), '[]')
  FROM absence a LEFT JOIN staff s ON s.id = a.cover_id
  WHERE a.cancelled_at IS NULL AND a.to_on >= (${now}::timestamptz + least(${offset}, 0) * interval '1 millisecond')::date - 1) AS absences`;
/** A case that another one started is locked after that one, so that the two never wait for each other. */
const LOCK = `WITH parent AS (SELECT id FROM case_file WHERE id = (SELECT parent_case_id FROM case_file WHERE id = $1)
    FOR NO KEY UPDATE)
  SELECT c.state, c.snapshot_hash, i.calendar_version, ${ABSENCES('$4', 'c.clock_offset_ms')}, ${KEY}
  FROM case_file c CROSS JOIN installation i LEFT JOIN parent ON true LEFT JOIN command_key k ON k.user_id = $2 AND k.key = $3
  WHERE c.id = $1 FOR NO KEY UPDATE OF c`;
const NEW = `SELECT i.calendar_version, ${ABSENCES('$3', '0')}, ${KEY}
  FROM installation i LEFT JOIN command_key k ON k.user_id = $1 AND k.key = $2`;
const STORED_KEY = `SELECT ${KEY} FROM command_key k WHERE k.user_id = $1 AND k.key = $2`;

/** Locks a case's row and reads the case, the client's key and the calendar's version in one go. Null: no such case. */
export async function lockCase(client: PoolClient, request: CommandRequest, from: Sources): Promise<LoadedCase | null> {
  const wall = from.clock();
  const { rows } = await client.query<CaseColumns>({
    name: 'helmi_lock_case',
    text: LOCK,
    values: [request.caseId, request.idempotency?.userId ?? null, request.idempotency?.key ?? null, wall],
  });
  const row = rows[0];
  if (!row) return null;
  const calendar = await from.calendars.at(row.calendar_version, client);
  const at = timeOf(row.state, request.command, wall);
  return {
    state: row.state,
    book: await from.library.of(row.snapshot_hash, client),
    snapshotHash: row.snapshot_hash,
    env: { ...envAt(at, calendar), absences: row.absences },
    key: keyOf(row),
  };
}

/** What opening a new case takes. Null: this release doesn't know the pathway. */
export async function loadNew(client: PoolClient, request: CommandRequest, from: Sources): Promise<LoadedCase | null> {
  const wall = from.clock();
  if (request.command.type !== 'OPEN_DRAFT') return null;
  const current = await from.library.inForce(request.pathwayId ?? '', wallDay(from), client);
  if (!current) return null;
  await from.library.storeWithin(current, client);
  const values = [request.idempotency?.userId ?? null, request.idempotency?.key ?? null, wall];
  const { rows } = await client.query<KeyColumns & Pick<CaseColumns, 'calendar_version' | 'absences'>>({
    name: 'helmi_load_new',
    text: NEW,
    values,
  });
  const calendar = await from.calendars.at(rows[0]?.calendar_version ?? 0, client);
  const at = shifted(wall, request.command.clockOffsetMs);
  const key = rows[0] ? keyOf(rows[0]) : null;
  return {
    state: null,
    book: current.book,
    snapshotHash: current.hash,
    env: { ...envAt(at, calendar), absences: rows[0]?.absences ?? [] },
    key,
  };
}

/** The day on the wall: which numbers of a pathway are in force is a matter of the office, not of a training clock. */
export function wallDay({ clock }: Pick<Sources, 'clock'>): LocalDate {
  return localDateOf(clock().toISOString());
}

/** The key looked up again: a twin that held the lock before may have stored it after this transaction's first look. */
export async function storedKey(client: PoolClient, request: CommandRequest): Promise<StoredKey | null> {
  if (!request.idempotency) return null;
  const { rows } = await client.query<KeyColumns>(STORED_KEY, [request.idempotency.userId, request.idempotency.key]);
  return rows[0] ? keyOf(rows[0]) : null;
}

/**
 * The case's own time. While a training clock is on the move, an alarm is raised at its own moment or at the clock's
 * present one, whichever is later, but never beyond the goal.
 */
function timeOf(state: CaseState, command: Command, wall: Date): Instant {
  const now = shifted(wall, state.clockOffsetMs);
  if (!state.moving) return now;
  // Landing is the moment at the goal, so that the history reads in order.
  if (command.type === 'LAND_CLOCK') return state.moving.to;
  if (command.type !== 'ALARM') return now;
  const alarm = findAlarm(state, command.alarmId) ?? nextAlarm(state);
  const nominal = alarm && alarm.at > now ? alarm.at : now;
  return nominal > state.moving.to ? state.moving.to : nominal;
}

function keyOf(row: KeyColumns): StoredKey | null {
  const { body_hash, key_case_id, first_seq, key_seq, answer } = row;
  if (body_hash === null || key_case_id === null || first_seq === null || key_seq === null || !answer) return null;
  return { bodyHash: body_hash, caseId: key_case_id, firstSeq: first_seq, seq: key_seq, answer };
}
