import type { DueMove, DueSpec, LocalDate } from '../calendar';
import type { Data, Discipline, Instant, NoticeCode, OutcomeCode, Recipient, Role, Status, StepCode } from './words';

/** One moment at which something must happen by itself. */
export interface Rung {
  /** `R3`, `R1`, `OVERDUE`, `L1`…`L4`, or a key of the pathway's own (`BOOKING`, `WINDOW_OPENS`). */
  readonly key: string;
  readonly kind: 'REMINDER' | 'OVERDUE' | 'ESCALATION' | 'NOTICE';
  readonly level?: number;
  readonly on: LocalDate;
  /** Time of day, `HH:MM` in Helsinki. */
  readonly time: string;
  readonly at: Instant;
  readonly to: readonly Recipient[];
  readonly notice?: NoticeCode;
  /** RAISED was done at its time (or late, as the newest); PASSED was recorded but not sent; DROPPED was a reminder for a passed due date. */
  readonly state: 'WAITING' | 'RAISED' | 'PASSED' | 'DROPPED';
}

export type TaskStatus = 'OPEN' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'SKIPPED';

export interface TaskState {
  readonly id: string;
  readonly step: StepCode;
  readonly kind: 'FORM' | 'TARGET';
  readonly status: TaskStatus;
  readonly role: Role;
  readonly assignee?: string;
  readonly deputy?: string;
  readonly openedAt: Instant;
  readonly openedOn: LocalDate;
  readonly due: DueSpec;
  /** The date the due date was counted from. */
  readonly countedFrom: LocalDate;
  readonly dueOn: LocalDate;
  readonly dueAt: Instant;
  readonly originalDueOn: LocalDate;
  readonly originalDueAt: Instant;
  readonly dueMoves: readonly DueMove[];
  /** The moment after which the task is late: `dueAt`, or the window's end. */
  readonly lateAt: Instant;
  readonly window?: { readonly opensOn: LocalDate; readonly endsOn: LocalDate };
  readonly clock: 'SERVICE' | 'STATUTORY';
  /** Rises whenever the due date moves; part of every alarm's id. */
  readonly revision: number;
  /** Rises with people's commands on this task only. */
  readonly version: number;
  readonly rungs: readonly Rung[];
  readonly escalationLevel: number;
  readonly extensions: number;
  /** Set while the service clock stands still. */
  readonly frozen?: { readonly on: LocalDate; readonly at: Instant };
  readonly overdue: boolean;
  /** While somebody is away: whose task it is, by which absence, whom it was given to (nobody: the pool), and its own role where the pool's differs. */
  readonly cover?: { readonly for: string; readonly absenceId: string; readonly to?: string; readonly role?: Role };
  /** What the task is to deal with: references of entries or meetings. */
  readonly about?: readonly string[];
  readonly outcome?: OutcomeCode;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
}

export interface ClockState {
  readonly code: string;
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly dueAt: Instant;
  readonly state: 'RUNNING' | 'MET' | 'ALARM' | 'BREACHED' | 'STOPPED';
  readonly revision: number;
  readonly rungs: readonly Rung[];
  readonly moves: readonly DueMove[];
}

/** A moment of the case's own that waits: its id says nothing of what it stands for. */
export interface TimerState {
  readonly id: string;
  readonly on: LocalDate;
  /** Time of day, `HH:MM` in Helsinki. */
  readonly time: string;
  readonly at: Instant;
}

export interface Member {
  readonly userId: string;
  readonly deputyId?: string;
  /** Who stands in while the member is away. */
  readonly cover?: { readonly by: string; readonly absenceId: string };
}

export interface PartState {
  readonly discipline: Discipline;
  readonly status: 'ACTIVE' | 'COMPLETED' | 'ENDED_BY_FAMILY' | 'PAUSED' | 'REPLACED';
  readonly startedOn: LocalDate;
  readonly endedOn?: LocalDate;
}

/** What an entry left in the state: its facts (codes, dates, ids), never its text. */
export interface EntryState {
  readonly id: string;
  readonly kind: string;
  readonly on: LocalDate;
  readonly facts: Data;
}

/** Something that lies over the status of a case for a time. `freezes`: the service clock stands still meanwhile. */
export interface OverlayState {
  readonly code: string;
  readonly on: LocalDate;
  readonly at: Instant;
  readonly freezes: boolean;
}

export interface ChildStatus {
  readonly pathway: string;
  readonly status: Status;
  readonly ended: boolean;
}

export interface CaseState {
  readonly id: string;
  readonly pathway: { readonly id: string; readonly version: string };
  readonly reference: string;
  readonly training: boolean;
  readonly status: Status;
  readonly closeReason?: string;
  readonly startedAt: Instant;
  readonly submittedOn?: LocalDate;
  readonly endedAt?: Instant;
  readonly subject?: string;
  readonly createdBy: string;
  readonly confirmedBy?: string;
  readonly team: { readonly [member: string]: Member };
  /** People who left the case for good: neither having written it nor tasks they did give them access. */
  readonly former?: readonly string[];
  /** People who know the family and stepped aside: no access, no work, no notices. */
  readonly aside?: readonly string[];
  readonly facts: Data;
  readonly tasks: { readonly [id: string]: TaskState };
  readonly clocks: { readonly [code: string]: ClockState };
  readonly parts: { readonly [discipline: string]: PartState };
  /** Absent where none was ever set. */
  readonly timers?: { readonly [code: string]: TimerState };
  readonly entries: readonly EntryState[];
  readonly paused?: {
    readonly reason: string;
    readonly from: LocalDate;
    readonly until: LocalDate;
    readonly at: Instant;
  };
  /** What lies over the status without being one, by its code; absent where nothing does. A pause is kept in `paused`. */
  readonly overlays?: { readonly [code: string]: OverlayState };
  /** First day of the stretch in which the service clock stands still now; absent while it runs. */
  readonly frozenFrom?: LocalDate;
  /** The day on which the service clock last went on: nothing freezes from before it a second time. */
  readonly thawedOn?: LocalDate;
  /** Calendar days in which the service clock stood still, each counted once, of stretches that have ended; shifts month-based grids. */
  readonly pausedDays: number;
  /** Set while a training case's clock is being moved forward. */
  readonly moving?: { readonly to: Instant };
  /** A training case's clock: wall time plus this many milliseconds. */
  readonly clockOffsetMs: number;
  readonly children: readonly string[];
  /** How the cases that this one started stand, as they told it; one that has told nothing yet runs. */
  readonly childStatus?: { readonly [caseId: string]: ChildStatus };
  /** The case that started this one. */
  readonly parent?: string;
  /** Set while people may not write. */
  readonly quiet?: { readonly code: string; readonly at: Instant };
  readonly seq: number;
  readonly version: number;
}
