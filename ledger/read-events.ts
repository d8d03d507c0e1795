import type { PoolClient } from 'pg';
import type { CaseEvent } from '../pathways/model';
import { unpackChange } from './change-codec';

interface EventColumns {
  readonly seq: number;
  readonly at: Date;
  readonly nominal_at: Date | null;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly code: CaseEvent['code'];
  readonly task_id: string | null;
  readonly step_code: string | null;
  readonly reason_code: string | null;
  readonly params: CaseEvent['params'];
  readonly change: Buffer;
}

const READ = `SELECT seq, at, nominal_at, actor_id, actor_role, code, task_id, step_code, reason_code, params, change
  FROM case_event WHERE case_id = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`;

/** Events of a case from seq `from` to `to`, both included, in order. */
export async function readEvents(
  client: Pick<PoolClient, 'query'>,
  caseId: string,
  from = 1,
  to = 2_147_483_647,
): Promise<CaseEvent[]> {
  const { rows } = await client.query<EventColumns>({ name: 'helmi_events', text: READ, values: [caseId, from, to] });
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    ...(row.nominal_at ? { nominalAt: row.nominal_at.toISOString() } : {}),
    actor: { id: row.actor_id, role: row.actor_role },
    code: row.code,
    ...(row.task_id === null ? {} : { taskId: row.task_id }),
    ...(row.step_code === null ? {} : { stepCode: row.step_code }),
    ...(row.reason_code === null ? {} : { reasonCode: row.reason_code }),
    params: row.params,
    change: unpackChange(row.change),
  }));
}
