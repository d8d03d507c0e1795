import type { CaseInput } from './messages';

/** What one run of a case's workflow is given: by whoever starts the case, or by the run before it. */
export interface RunInput extends CaseInput {
  readonly carried?: Carried;
  /** Events after which a run hands over to a new one; tests make it small. */
  readonly longestHistory?: number;
}

/** What the view does not say and the next run must know. */
export interface Carried {
  /** Workflow ids of child cases that were started already. */
  readonly startedChildren: readonly string[];
  /** Notices that were delivered or given up, and that the view still names. */
  readonly takenNotices: readonly string[];
}

export const LONGEST_HISTORY = 2_000;
