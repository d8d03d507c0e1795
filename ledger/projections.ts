import type { CaseState, ClockState, Instant, Pathway, TaskState } from '../pathways/model';

/** Rows as they go to PostgreSQL (`jsonb_to_recordset`): names of columns, instants as texts, null where there is nothing. */
export interface CaseRow {
  readonly status: string;
  readonly close_reason: string | null;
  readonly in_work: boolean;
  readonly subject: string | null;
  readonly seq: number;
  readonly version: number;
  readonly clock_offset_ms: number;
  readonly next_due_at: Instant | null;
  readonly overdue: boolean;
  readonly ended_at: Instant | null;
}

export interface TaskRow {
  readonly id: string;
  readonly step: string;
  readonly kind: string;
  readonly status: string;
  readonly role: string;
  readonly assignee_id: string | null;
  readonly deputy_id: string | null;
  readonly cover_for: string | null;
  readonly opened_at: Instant;
  readonly due_at: Instant;
  readonly original_due_at: Instant;
  readonly late_at: Instant;
  readonly frozen: boolean;
  readonly overdue: boolean;
  readonly escalation_level: number;
  readonly outcome: string | null;
  readonly closed_at: Instant | null;
  readonly closed_by: string | null;
  readonly version: number;
}

export interface ClockRow {
  readonly code: string;
  readonly started_on: string;
  readonly due_on: string;
  readonly due_at: Instant;
  readonly state: string;
}

export const isOpenTask = (task: TaskState): boolean => task.status === 'OPEN' || task.status === 'IN_PROGRESS';

/** The columns of `case_file` that follow from the state. */
export function caseRow(state: CaseState, pathway: Pathway): CaseRow {
  const open = Object.values(state.tasks).filter(isOpenTask);
  const dues = open.filter((task) => task.frozen === undefined).map((task) => task.dueAt);
  const known = pathway.statuses.find((status) => status.code === state.status);
  return {
    status: state.status,
    close_reason: state.closeReason ?? null,
    in_work: known?.inWork === true && state.endedAt === undefined,
    subject: state.subject ?? null,
    seq: state.seq,
    version: state.version,
    clock_offset_ms: state.clockOffsetMs,
    next_due_at: dues.sort()[0] ?? null,
    overdue: open.some((task) => task.overdue),
    ended_at: state.endedAt ?? null,
  };
}

export function taskRow(task: TaskState): TaskRow {
  return {
    id: task.id,
    step: task.step,
    kind: task.kind,
    status: task.status,
    role: task.role,
    assignee_id: task.assignee ?? null,
    deputy_id: task.deputy ?? null,
    cover_for: task.cover?.for ?? null,
    opened_at: task.openedAt,
    due_at: task.dueAt,
    original_due_at: task.originalDueAt,
    late_at: task.lateAt,
    frozen: task.frozen !== undefined,
    overdue: task.overdue,
    escalation_level: task.escalationLevel,
    outcome: task.outcome ?? null,
    closed_at: task.closedAt ?? null,
    closed_by: task.closedBy ?? null,
    version: task.version,
  };
}

export function clockRow(clock: ClockState): ClockRow {
  return {
    code: clock.code,
    started_on: clock.startedOn,
    due_on: clock.dueOn,
    due_at: clock.dueAt,
    state: clock.state,
  };
}

/** Rows of tasks and clocks that a command changed: folding copies what it changes, so identity tells. */
export function changedRows(before: CaseState | null, after: CaseState): { tasks: TaskRow[]; clocks: ClockRow[] } {
  return {
    tasks: Object.values(after.tasks)
      .filter((task) => before?.tasks[task.id] !== task)
      .map(taskRow),
    clocks: Object.values(after.clocks)
      .filter((clock) => before?.clocks[clock.code] !== clock)
      .map(clockRow),
  };
}
