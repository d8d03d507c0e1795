/** What the ledger promises to the API, the activities and the scripts. */
import type { Actor, CaseEvent, CaseState, Command, PathwayBook, Refusal } from '../pathways/model';

/** Who sends a command and under which right; `sessionId` and `requestId` go to the usage log. */
export interface Sender {
  readonly actor: Actor;
  readonly roles: readonly string[];
  readonly sessionId?: string;
  readonly requestId?: string;
  /** Where the person's request came from. */
  readonly ip?: string | undefined;
  /** The call, as `POST /api/v1/tasks/:id/complete`. */
  readonly route?: string;
  /** Why the person may do this, for the usage log: `ASSIGNMENT` (default), `POOL`, `ROLE` … */
  readonly basis?: string;
}

/** The client's key for one command; keys are per user, `bodyHash` is the SHA-256 of the canonical body. */
export interface Idempotency {
  readonly userId: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** Asked under the case's row lock, so that a right lost a moment ago counts. `null` means allowed. */
export type Authorize = (state: CaseState, book: PathwayBook) => Denial | null;
/** NOT_FOUND: the caller may not even know that the case exists. */
export interface Denial {
  readonly kind: 'FORBIDDEN' | 'NOT_FOUND';
  readonly code: string;
}

export interface CommandRequest {
  /** For OPEN_DRAFT a new UUID (v7, `newId()` of ledger/new-id); a repeated key answers with the first one's id. */
  readonly caseId: string;
  /** Needed for OPEN_DRAFT only: which pathway to start. An empty `reference` in the command is given a number here. */
  readonly pathwayId?: string;
  readonly command: Command;
  readonly sender: Sender;
  readonly idempotency?: Idempotency;
  readonly authorize?: Authorize;
}

export type CommandOutcome =
  | {
      readonly kind: 'ACCEPTED';
      /** True where the same key was accepted before: nothing was done again. */
      readonly repeated: boolean;
      readonly state: CaseState;
      readonly book: PathwayBook;
      /** Events of this command (read back from the ledger when repeated). */
      readonly events: readonly CaseEvent[];
      readonly answer: CommandAnswer;
    }
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal; readonly state?: CaseState; readonly book?: PathwayBook }
  | { readonly kind: 'DENIED'; readonly denial: Denial }
  | { readonly kind: 'NOT_FOUND' }
  | { readonly kind: 'KEY_REUSED' }
  /** An alarm that is not due by the case's clock: when to come again. */
  | { readonly kind: 'NOT_YET'; readonly at: string };

/** Ids and versions only: stored with the idempotency key and given again. */
export interface CommandAnswer {
  readonly caseId: string;
  readonly seq: number;
  readonly version: number;
  readonly status: string;
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly cancelled: readonly string[];
  readonly entryId?: string;
}
