import type { Pool } from 'pg';
import { nextAlarm } from '../pathways/alarms';
import type { CaseState, EventCode } from '../pathways/model';
import type { CaseInput, CaseView, ChildStart } from '../workflows/messages';
import type { Library } from './books';
import { guarded } from './database-errors';
import { isOpenTask } from './projections';
import { shifted } from './time';

/** A case as its workflow is started or told: the whole view, and what a start needs besides. */
export interface WorkflowTelling {
  readonly caseId: string;
  readonly workflowId: string;
  readonly workflowType: string;
  readonly input: CaseInput;
}

export interface ViewReader {
  one(caseId: string): Promise<CaseView | null>;
  /** Many cases in one read; what doesn't exist, or is on a pathway this release doesn't know, is left out. */
  many(caseIds: readonly string[]): Promise<WorkflowTelling[]>;
}

interface PendingNotice {
  readonly id: string;
  readonly send_after: string;
}
interface ChildRow {
  readonly id: string;
  readonly snapshot_hash: string;
  readonly reference: string;
}
interface ViewColumns {
  readonly state: CaseState;
  readonly snapshot_hash: string;
  readonly epoch: number;
  readonly pending: readonly PendingNotice[];
  readonly codes: readonly EventCode[];
  readonly children: readonly ChildRow[];
}

/** Many codes say no more than some: the reader of the engine's history has the ledger's for the rest. */
const MOST_CODES = 30;
const READ = `SELECT c.state, c.snapshot_hash, i.epoch,
    coalesce((SELECT json_agg(json_build_object('id', n.id, 'send_after', n.send_after) ORDER BY n.send_after, n.id)
      FROM notice n WHERE n.case_id = c.id AND n.email_state IN ('PENDING', 'SENDING')), '[]') AS pending,
    coalesce((SELECT json_agg(e.code ORDER BY e.seq) FROM case_event e
      WHERE e.case_id = c.id AND e.seq > greatest(coalesce(r.sent_seq, 0), c.seq - ${MOST_CODES})), '[]') AS codes,
    coalesce((SELECT json_agg(json_build_object('id', k.id, 'snapshot_hash', k.snapshot_hash, 'reference', k.reference) ORDER BY k.id)
      FROM case_file k WHERE k.parent_case_id = c.id AND k.ended_at IS NULL), '[]') AS children
  FROM case_file c CROSS JOIN installation i LEFT JOIN relay r ON r.case_id = c.id
  WHERE c.id = ANY($1::uuid[])`;

export function createViewReader(pool: Pool, library: Library): ViewReader {
  const read = async (caseIds: readonly string[]): Promise<Promise<WorkflowTelling>[]> => {
    const { rows } = await guarded(() =>
      pool.query<ViewColumns>({ name: 'helmi_views', text: READ, values: [caseIds] }),
    );
    return rows.map((row) => telling(row, pool, library));
  };
  return {
    one: async (caseId) => (await (await read([caseId]))[0])?.input.view ?? null,
    async many(caseIds) {
      const tellings = await Promise.allSettled(await read(caseIds));
      return tellings.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    },
  };
}

async function telling(row: ViewColumns, pool: Pool, library: Library): Promise<WorkflowTelling> {
  const { definition } = await library.of(row.snapshot_hash, pool);
  const children = await Promise.all(row.children.map((child) => childStart(child, pool, library)));
  const { state } = row;
  return {
    caseId: state.id,
    workflowId: `${definition.workflowIdPrefix}${state.id}`,
    workflowType: definition.workflowType,
    input: {
      reference: state.reference,
      pathwayVersion: state.pathway.version,
      training: state.training,
      view: viewFrom(state, { ...row, children }),
    },
  };
}

async function childStart(child: ChildRow, pool: Pool, library: Library): Promise<ChildStart> {
  const { definition } = await library.of(child.snapshot_hash, pool);
  return {
    caseId: child.id,
    workflowId: `${definition.workflowIdPrefix}${child.id}`,
    workflowType: definition.workflowType,
    reference: child.reference,
    pathwayVersion: definition.version,
  };
}

interface Around {
  readonly epoch: number;
  readonly codes: readonly string[];
  readonly pending: readonly PendingNotice[];
  readonly children: readonly ChildStart[];
}

/** The state as a workflow sees it: ids, codes and instants, with wall times where a timer must be armed. */
export function viewFrom(state: CaseState, around: Around): CaseView {
  const open = Object.values(state.tasks).filter(isOpenTask);
  const alarm = nextAlarm(state);
  const wall = (at: string): string => shifted(at, -state.clockOffsetMs);
  const subject = alarm?.task?.step ?? alarm?.clock?.code ?? '';
  return {
    caseId: state.id,
    epoch: around.epoch,
    seq: state.seq,
    codes: around.codes,
    stage: state.status,
    overdue: open.some((task) => task.overdue),
    open: open
      .map((task) => ({ step: task.step, dueAt: task.dueAt, level: task.escalationLevel }))
      .sort((a, b) => (a.dueAt === b.dueAt ? a.step.localeCompare(b.step) : a.dueAt < b.dueAt ? -1 : 1)),
    next: alarm
      ? { id: alarm.id, at: alarm.at, wakeAt: wall(alarm.at), label: `${alarm.rung.key} ${subject}`.trim() }
      : null,
    deliveries: batches(around.pending),
    children: around.children,
    movingTo: state.moving?.to ?? null,
    ended: state.endedAt !== undefined,
  };
}

/** Notices that may leave at the same moment go together. */
function batches(pending: readonly PendingNotice[]): CaseView['deliveries'] {
  const byTime = new Map<string, string[]>();
  for (const { id, send_after } of pending) {
    const wakeAt = new Date(send_after).toISOString();
    const batch = byTime.get(wakeAt);
    if (batch) batch.push(id);
    else byTime.set(wakeAt, [id]);
  }
  return [...byTime].map(([wakeAt, noticeIds]) => ({ wakeAt, noticeIds }));
}
