/**
 * Names and payload types that others may see of the workflows. Payloads hold ids, codes and instants only:
 * never a name, a birth date or a word that somebody typed.
 */

/** What the relay tells a case's workflow: the whole view, so that a lost or doubled message costs nothing. */
export interface CaseView {
  readonly caseId: string;
  /** Rises when PostgreSQL was restored, so that re-used numbers are heard. */
  readonly epoch: number;
  readonly seq: number;
  /** Event codes since the view that was sent before, for the reader of the engine's history. */
  readonly codes: readonly string[];
  /** The case's status. */
  readonly stage: string;
  readonly overdue: boolean;
  readonly open: readonly OpenStep[];
  /** The next alarm of the ledger: `wakeAt` is wall time, `at` the case's own time (they differ in training). */
  readonly next: { readonly id: string; readonly at: string; readonly wakeAt: string; readonly label: string } | null;
  /** Notices whose e-mail has not left yet, in batches by the wall time at which they may leave. */
  readonly deliveries: readonly { readonly wakeAt: string; readonly noticeIds: readonly string[] }[];
  /** Cases of other pathways that this case started and whose workflow must run. */
  readonly children: readonly ChildStart[];
  /** A training clock on the move: alarms up to this instant of the case's time are raised at once. */
  readonly movingTo: string | null;
  readonly ended: boolean;
}
export interface OpenStep {
  readonly step: string;
  readonly dueAt: string;
  readonly level: number;
}
export interface ChildStart {
  readonly caseId: string;
  readonly workflowId: string;
  readonly workflowType: string;
  /** Shown at the engine while nothing was heard of the child yet. */
  readonly reference?: string;
  readonly pathwayVersion?: string;
}

/** What a case's workflow starts with. */
export interface CaseInput {
  readonly reference: string;
  readonly pathwayVersion: string;
  readonly training: boolean;
  readonly view: CaseView;
}

export const PROGRESS_SIGNAL = 'progress';
export const VIEW_QUERY = 'view';
export const TASK_QUEUE = 'helmi';
/** Search attributes (clear text at the engine): codes and instants only. */
export const SEARCH_ATTRIBUTES = {
  HelmiStage: 'KEYWORD',
  HelmiOverdue: 'BOOL',
  HelmiNextDue: 'DATETIME',
  HelmiPathwayVersion: 'KEYWORD',
  HelmiTraining: 'BOOL',
} as const;
