import type { PoolClient } from 'pg';
import { type CaseEvent, type CaseState, type Pathway } from '../pathways/model';
import type { MemberRow } from './membership';
import { foldEvents } from './membership';
import { type CaseRow, type ClockRow, caseRow, changedRows, type TaskRow } from './projections';

/** All that follows from a case's events. */
export interface Projection {
  readonly state: CaseState;
  readonly row: CaseRow;
  readonly tasks: readonly TaskRow[];
  readonly clocks: readonly ClockRow[];
  readonly members: readonly MemberRow[];
}

/** The projection as the events give it. */
export function projectionOf(events: readonly CaseEvent[], pathway: Pathway): Projection {
  const { state, began } = foldEvents(null, events);
  return { state, row: caseRow(state, pathway), ...changedRows(null, state), members: began };
}

const CASE = `SELECT state, status, close_reason, in_work, subject, seq, version, clock_offset_ms::float8 AS clock_offset_ms,
  next_due_at, overdue, ended_at FROM case_file WHERE id = $1`;
const TASKS = `SELECT id, step, kind, status, role, assignee_id, deputy_id, cover_for, opened_at, due_at, original_due_at, late_at, frozen,
  overdue, escalation_level, outcome, closed_at, closed_by, version FROM task WHERE case_id = $1`;
const CLOCKS = `SELECT code, started_on::text, due_on::text, due_at, state FROM statutory_clock WHERE case_id = $1`;
const MEMBERS = `SELECT member_key, user_id, deputy, from_seq, from_at, to_at FROM case_member WHERE case_id = $1`;

type Columns = Readonly<Record<string, unknown>>;

/** The projection as it is stored, with rows like `Projection`'s but not yet believed. */
export async function storedProjection(client: Pick<PoolClient, 'query'>, caseId: string) {
  const read = async (text: string): Promise<Columns[]> =>
    (await client.query<Columns>(text, [caseId])).rows.map(withInstants);
  const [first] = await read(CASE);
  const { state, ...row } = first ?? {};
  return { state, row, tasks: await read(TASKS), clocks: await read(CLOCKS), members: await read(MEMBERS) };
}

function withInstants(row: Columns): Columns {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}
