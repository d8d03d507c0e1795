import type { LocalDate } from '../calendar';
import type { Actor } from './command';
import type {
  CaseState,
  ChildStatus,
  ClockState,
  EntryState,
  Member,
  OverlayState,
  PartState,
  Rung,
  TaskState,
  TimerState,
} from './state';
import type { Data, Instant, NoticeCode, Recipient, Scalar, Status, StepCode } from './words';

/** What happened. `params` holds codes, dates and ids for the plain history; `change` is what `evolve` folds into the state. */
export interface CaseEvent {
  readonly seq: number;
  readonly at: Instant;
  /** When it should have happened, where an alarm came late. */
  readonly nominalAt?: Instant;
  readonly actor: Actor;
  readonly code: EventCode;
  readonly taskId?: string;
  readonly stepCode?: StepCode;
  readonly reasonCode?: string;
  readonly params: { readonly [name: string]: Scalar };
  readonly change: Change;
}

export const EVENT_CODES = [
  'DRAFT_OPENED',
  'DRAFT_SAVED',
  'REFERRAL_CONFIRMED',
  'REFERRAL_SUBMITTED',
  'REFERRAL_RESUBMITTED',
  'DRAFT_DISCARDED',
  'STATUS_CHANGED',
  'CASE_ENDED',
  'TASK_OPENED',
  'TASK_CLAIMED',
  'TASK_ASSIGNED',
  'TASK_COVERED',
  'TASK_RETURNED',
  'TASK_EXTENDED',
  'TASK_MOVED',
  'TASK_COMPLETED',
  'TASK_FULFILLED',
  'TASK_CANCELLED',
  'HELP_ASKED',
  'REMINDER_SENT',
  'REMINDER_DROPPED',
  'TASK_OVERDUE',
  'ESCALATED',
  'ESCALATION_PASSED',
  'ALARM_NOTICED',
  'CLOCK_STARTED',
  'CLOCK_MET',
  'CLOCK_ALARM',
  'CLOCK_ALARM_PASSED',
  'CLOCK_BREACHED',
  'CLOCK_STOPPED',
  'ENTRY_RECORDED',
  'EVENT_RECORDED',
  'MEMBER_NAMED',
  'MEMBER_LEFT',
  'MEMBER_COVERED',
  'MEMBER_RETURNED',
  'PERSON_STEPPED_ASIDE',
  'PERSON_LET_BACK',
  'TASK_RELEASED',
  'PART_STARTED',
  'PART_ENDED',
  'CASE_PAUSED',
  'PAUSE_EXTENDED',
  'CASE_RESUMED',
  'PAUSE_ENDED',
  'OVERLAY_STARTED',
  'OVERLAY_ENDED',
  'STEP_SKIPPED',
  'NOTICES_TAKEN_BACK',
  'ADVICE_GIVEN',
  'CHILD_STARTED',
  'CHILD_REPORTED',
  'CHILDREN_STOPPED',
  'CASE_OPENED',
  'QUIET_BEGUN',
  'QUIET_ENDED',
  'TIMER_RAISED',
  'DUE_DATES_RECALCULATED',
  'CLOCK_MOVE_STARTED',
  'CLOCK_MOVED',
] as const;

export type EventCode = (typeof EVENT_CODES)[number];

/** The change an event makes to the state: whole values, so that folding needs neither calendar nor clock. */
export interface Change {
  /** Present on the first event only: the state it starts from. */
  readonly created?: Omit<CaseState, 'seq'>;
  readonly status?: Status;
  readonly ended?: { readonly at: Instant; readonly reason: string };
  readonly task?: TaskState;
  /** Parts of a known task that changed. */
  readonly taskPatch?: { readonly id: string } & Partial<TaskState>;
  /** The same for several tasks at once: one pause is one event. */
  readonly taskPatches?: readonly ({ readonly id: string } & Partial<TaskState>)[];
  readonly rung?: { readonly subject: string; readonly key: string; readonly state: Rung['state'] };
  readonly clock?: ClockState;
  readonly facts?: Data;
  /** Timers that were set anew; null takes one away. */
  readonly timers?: { readonly [code: string]: TimerState | null };
  readonly member?: { readonly key: string } & Member;
  /** People whose belonging to the case ended; `key` is the member key that is vacant from now on. */
  readonly left?: { readonly key?: string; readonly userIds: readonly string[] };
  /** Somebody stepped aside from the case, or was let back. */
  readonly aside?: { readonly userId: string; readonly on: boolean };
  readonly part?: PartState;
  readonly entry?: EntryState;
  /** Null: the pause ends, but something else still keeps the service clock still. */
  readonly pause?: NonNullable<CaseState['paused']> | null;
  readonly overlay?: OverlayState;
  readonly overlayEnded?: string;
  /** The day from which the service clock stands still. */
  readonly frozenFrom?: LocalDate;
  /** The service clock goes on, and a pause that ran has ended; `days` stood still. */
  readonly resumed?: { readonly days: number; readonly on?: LocalDate };
  readonly subject?: string;
  readonly submittedOn?: LocalDate;
  readonly confirmedBy?: string | null;
  readonly child?: string;
  readonly childStatus?: { readonly id: string } & ChildStatus;
  /** The cases that this one started end with it. */
  readonly stopsChildren?: { readonly reason: string };
  readonly quiet?: NonNullable<CaseState['quiet']> | null;
  readonly moving?: { readonly to: Instant } | null;
  readonly clockOffsetMs?: number;
  readonly versionUp?: true;
}

export type NewEvent = Omit<CaseEvent, 'seq'>;

/** A notice to be written with its event; the ledger finds the people and the moment it may leave. */
export interface NoticeDraft {
  readonly code: NoticeCode;
  readonly to: readonly Recipient[];
  readonly taskId?: string;
  readonly stepCode?: StepCode;
  readonly level?: number;
  readonly dueOn?: LocalDate;
  /** Makes the notice unique per case, task, kind and recipient: an alarm id, or the seq of its event (filled in by the ledger when absent). */
  readonly occurrence?: string;
  /** Leaves at once, at any hour. */
  readonly urgent?: boolean;
  readonly params?: { readonly [name: string]: Scalar };
}

/** A refusal that people can act on: a stable code, its parameters, and the fields it concerns. */
export interface Refusal {
  readonly code: string;
  readonly params?: { readonly [name: string]: Scalar };
  readonly errors?: readonly FieldError[];
}

export interface FieldError {
  readonly path: string;
  readonly code: string;
}

export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly NewEvent[];
      readonly notices: readonly NoticeDraft[];
      readonly notYet?: Instant;
    }
  | { readonly ok: false; readonly refusal: Refusal };
