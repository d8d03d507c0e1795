/**
 * The vocabulary of a pathway: everything the engine knows is said in these words.
 * A pathway is data (it is stored with each case as its snapshot, so it must survive JSON); what data can't say is a
 * named rule, referred to by name here and written as a pure function beside the pathway (see `Rules`).
 */
import type { DueMove, DueSpec, HolidayCalendar, LocalDate } from './calendar';

/** ISO-8601 UTC with milliseconds, e.g. `2026-11-26T14:00:00.000Z`. */
export type Instant = string;
export type StepCode = string;
export type OutcomeCode = string;
export type Status = string;
export type Discipline = string;
/** A role code (`RSW`, `COORD`, …) or a member key of the case (`LEAD`). */
export type Role = string;
/**
 * Who is meant: `ASSIGNEE` or `DEPUTY` of the task at hand (an unassigned task's ASSIGNEE is its role's pool), `TEAM` (every
 * assigned worker and deputy), a member key of the case (`RSW`, `LEAD`, `CREATOR`, `FAMW` …) where the case has that member,
 * otherwise everyone who holds that role (`COORD`, `TL`, `MGR` …). `MGR_DIGEST` and `ADMIN_COUNT` are told by lists, not by notices.
 */
export type Recipient = string;
export type Scalar = string | number | boolean | null;
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };
export type Data = { readonly [field: string]: Json };
export type NoticeCode = string;

/** Sensitivity: OPerational, IDentifying, SOCial-welfare, HeaLTh, specially PROTected. */
export type FieldClass = 'OP' | 'ID' | 'SOC' | 'HLT' | 'PROT';
export type FieldKind =
  | 'TEXT'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'DATE'
  | 'TIME'
  | 'CODE'
  | 'CODES'
  | 'USER'
  | 'PERSON'
  | 'LIST'
  | 'GROUP';

/** One field of a form. The form, the API's validation and the texts to translate all come from it. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly class: FieldClass;
  readonly required?: boolean;
  readonly requiredWhen?: Condition;
  /** Only these outcomes ask for the field; without it, every outcome may carry it. */
  readonly outcomes?: readonly OutcomeCode[];
  /** TEXT: code points; INTEGER: value; CODES and LIST: number of entries. */
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly string[];
  /** TEXT: a named shape: ISO 639-3 language, phone number, opaque record reference. */
  readonly format?: 'LANGUAGE' | 'PHONE' | 'REFERENCE';
  /** DATE: not after today. */
  readonly notFuture?: boolean;
  /** GROUP (one object) and LIST (several). */
  readonly fields?: readonly Field[];
  /** The value is remembered in the case's state under this name, because a rule needs it. Never free text. */
  readonly fact?: string;
  /** USER: the role that the person must hold. */
  readonly role?: Role;
}

/** A question about the case or the form, in data. All given parts must hold. */
export interface Condition {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  /** A fact of the case's state (dotted paths reach into objects). */
  readonly fact?: string;
  /** A field of the form at hand (dotted paths reach into groups). */
  readonly field?: string;
  /** For `fact` and `field`: exactly one of the following; with none of them the value must be truthy. */
  readonly is?: Scalar;
  readonly in?: readonly Scalar[];
  readonly present?: boolean;
  readonly atLeast?: number;
  readonly includes?: Scalar;
  readonly outcome?: OutcomeCode;
  readonly status?: Status | readonly Status[];
  /** True while a task of this step is open. */
  readonly open?: StepCode;
  /** True once a task of this step was completed. */
  readonly done?: StepCode;
  /** A named rule of kind `conditions`. */
  readonly rule?: string;
}

/** Where a due date is counted from: today (default), a date among the facts, a field of the form, a clock's limit, or a named date rule. */
export type Anchor =
  | { readonly fact: string }
  | { readonly field: string }
  | { readonly clock: string }
  | { readonly rule: string };

/** `length` counts from the anchor; a named `rule` of kind `dates` gives the due date itself instead. */
export interface DueRule extends DueSpec {
  readonly anchor?: Anchor;
  readonly rule?: string;
}

/** One rung of an escalation chain. Counted in working days after the due date (or after the window's end), at `at` (default 08:30). */
export interface ChainRung {
  readonly level: number;
  readonly afterDueWd: number;
  readonly at?: string;
  readonly to: readonly Recipient[];
}

/** An alarm of a step's own, beside reminders and chain. Exactly one of the four says when. */
export interface StepAlarm {
  readonly key: string;
  readonly beforeDueWd?: number;
  readonly afterDueWd?: number;
  /** Working days after the task was opened. */
  readonly afterOpenWd?: number;
  /** Calendar days after the task was opened. */
  readonly afterOpenDays?: number;
  readonly at?: string;
  readonly to: readonly Recipient[];
  readonly notice: NoticeCode;
  readonly effects?: readonly Effect[];
}

export interface Step {
  readonly code: StepCode;
  /** FORM is completed by a person with an outcome; TARGET is closed by an entry that fulfils it. */
  readonly kind: 'FORM' | 'TARGET';
  readonly role: Role;
  /** Stands in for the role when the pool or assignee is absent. */
  readonly deputyRole?: Role;
  readonly discipline?: Discipline;
  readonly due: DueRule;
  readonly chain: string;
  /** Highest level this step climbs to (TARGET tasks: 2). */
  readonly maxLevel?: number;
  /** Working days before the due date; default by the pathway's `reminders`. */
  readonly remindBeforeWd?: readonly number[];
  /** Replaces the moment of single levels, counted in working days from opening (screening: levels 2 and 3 at 7 wd). */
  readonly levelsAtWd?: readonly { readonly level: number; readonly afterOpenWd: number }[];
  readonly alarms?: readonly StepAlarm[];
  /** The task may be completed only inside this window around its due date, and is late only after its end. */
  readonly window?: { readonly opensBeforeWd: number; readonly endsAfterWd: number };
  readonly fields: readonly Field[];
  readonly outcomes: readonly Outcome[];
  /** Checks that hold for every outcome. */
  readonly checks?: readonly string[];
  /** Keeps running and escalating during a pause (tasks which the pause itself opens). */
  readonly runsInPause?: boolean;
  /** Shared clock of this step: SERVICE (ours, may pause) or STATUTORY (law, never pauses). Default SERVICE. */
  readonly clock?: 'SERVICE' | 'STATUTORY';
  /** Where the form's content is kept, for who may read it (a section of the case page). Default: the step's code. */
  readonly section?: string;
  /** Told when the task opens; default N6 to the assignee and deputy, or nothing for a pool. */
  readonly opensWith?: { readonly notice: NoticeCode; readonly to: readonly Recipient[] };
  /** TARGET steps that are fulfilled when this task gets an assignee (allocation). */
  readonly assignFulfils?: readonly StepCode[];
  /** The person who completes this step may not be the one who completed that step of this case (four eyes). */
  readonly notSamePersonAs?: StepCode;
}

export interface Outcome {
  readonly code: OutcomeCode;
  /** Named checks (kind `checks`): the first that answers refuses the outcome with its code. */
  readonly checks?: readonly string[];
  readonly effects: readonly Effect[];
  /** The task stays open and its due date is counted anew (a review that was put off). */
  readonly keepsOpen?: boolean;
}

interface EffectBase {
  readonly when?: Condition;
}
/** What follows, in a small closed vocabulary. Effects apply in order; each sees the state as the ones before left it. */
export type Effect = EffectBase &
  (
    | { readonly do: 'OPEN'; readonly step: StepCode; readonly assign?: Recipient }
    | { readonly do: 'CANCEL'; readonly steps: readonly StepCode[] | 'ALL' }
    /** Closes the open TARGET tasks of these steps as done. */
    | { readonly do: 'FULFIL'; readonly steps: readonly StepCode[] }
    /** Opens the step or, where it is open, counts its due date anew from today (silence watch). */
    | { readonly do: 'RESTART'; readonly step: StepCode }
    | { readonly do: 'STATUS'; readonly to: Status }
    /** Ends the case: everything open is cancelled, every clock stopped. `fromField` takes the reason from the form. */
    | { readonly do: 'END'; readonly reason?: string; readonly fromField?: string; readonly fromFact?: string }
    | {
        readonly do: 'SET';
        readonly fact: string;
        readonly value?: Json;
        readonly from?: 'TODAY' | 'AT' | 'ACTOR' | 'OUTCOME' | { readonly field: string } | { readonly fact: string };
        readonly add?: number;
      }
    | {
        readonly do: 'CLOCK';
        readonly clock: string;
        readonly action: 'START' | 'MET' | 'STOP' | 'RESTART';
        readonly anchor?: Anchor;
      }
    /** Names a member of the case: from a USER field of the form, from a fact, or the acting person. */
    | {
        readonly do: 'MEMBER';
        readonly key: string;
        readonly from: { readonly field: string } | { readonly member: string } | 'ACTOR';
        readonly deputy?: { readonly field: string };
      }
    | {
        readonly do: 'PART';
        readonly discipline: Discipline;
        readonly to: 'ACTIVE' | 'COMPLETED' | 'ENDED_BY_FAMILY' | 'PAUSED' | 'REPLACED';
      }
    | { readonly do: 'PAUSE'; readonly reasonField: string; readonly fromField: string; readonly untilField: string }
    /** Moves the planned end of the pause that runs; nothing else of it changes. */
    | { readonly do: 'EXTEND_PAUSE'; readonly untilField: string }
    | { readonly do: 'RESUME' }
    | {
        readonly do: 'NOTIFY';
        readonly notice: NoticeCode;
        readonly to: readonly Recipient[];
        readonly urgent?: boolean;
      }
    | { readonly do: 'CHILD'; readonly pathway: string; readonly variant?: string }
    /** A named rule of kind `effects` says what follows. */
    | { readonly do: 'APPLY'; readonly rule: string }
  );

/** What may be noted outside forms: an attempt, a contact, a meeting, a booking, a statutory act, a note. */
export interface EntryKind {
  readonly kind: string;
  readonly fields: readonly Field[];
  readonly checks?: readonly string[];
  readonly effects: readonly Effect[];
  readonly statuses?: readonly Status[];
  readonly section?: string;
}

/** What can come at any time: pause, resume, urgent concern … */
export interface AnytimeEvent {
  readonly code: string;
  readonly statuses: readonly Status[];
  readonly fields: readonly Field[];
  readonly checks?: readonly string[];
  readonly effects: readonly Effect[];
  readonly section?: string;
}

/** A limit set by law, shown on the ribbon; it never pauses. Alarms come before it. */
export interface StatutoryClock extends DueSpec {
  readonly code: string;
  readonly law: string;
  readonly anchor: Anchor;
  readonly startsWhen?: Condition;
  readonly alarms: readonly {
    readonly key: string;
    /** Exactly one: counting days after the start, working days before the limit, or calendar days after the start. */
    readonly atWd?: number;
    readonly beforeWd?: number;
    readonly atDay?: number;
    readonly to: readonly Recipient[];
    readonly effects?: readonly Effect[];
  }[];
}

export interface PathwayStatus {
  readonly code: Status;
  /** DRAFT is not yet a matter; ENDED takes no more commands but re-opening. */
  readonly kind: 'DRAFT' | 'OPEN' | 'ENDED';
  /** Whether the case blocks a second one of the same child (`one case in work`). */
  readonly inWork: boolean;
}

export interface Pathway {
  readonly id: string;
  readonly version: string;
  /** Name under which the workflow is registered at the engine. */
  readonly workflowType: string;
  readonly workflowIdPrefix: string;
  readonly referencePrefix: string;
  readonly statuses: readonly PathwayStatus[];
  readonly roles: readonly Role[];
  readonly disciplines: readonly Discipline[];
  /** A pathway that starts as a draft has the form, what a draft opens, and what its submission does. */
  readonly intake: {
    readonly status: Status;
    readonly returnedStatus?: Status;
    readonly fields: readonly Field[];
    readonly section: string;
    readonly checks?: readonly string[];
    readonly onDraft: readonly Effect[];
    readonly onSubmit: readonly Effect[];
    readonly onResubmit?: readonly Effect[];
    readonly onDiscard: readonly Effect[];
    /** Field path whose value identifies the child for the one-case-in-work rule and re-referrals. */
    readonly subjectField: string;
    readonly confirmBy?: Role;
  };
  readonly steps: readonly Step[];
  readonly entries: readonly EntryKind[];
  readonly events: readonly AnytimeEvent[];
  readonly clocks: readonly StatutoryClock[];
  readonly chains: { readonly [id: string]: readonly ChainRung[] };
  readonly reminders: {
    readonly longFromWd: number;
    readonly long: readonly number[];
    readonly short: readonly number[];
  };
  /** Reason codes for a late completion. */
  readonly overdueReasons: readonly string[];
  readonly closeReasons: readonly string[];
}

// ---------------------------------------------------------------- state

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

export interface Member {
  readonly userId: string;
  readonly deputyId?: string;
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
  readonly facts: Data;
  readonly tasks: { readonly [id: string]: TaskState };
  readonly clocks: { readonly [code: string]: ClockState };
  readonly parts: { readonly [discipline: string]: PartState };
  readonly entries: readonly EntryState[];
  readonly paused?: {
    readonly reason: string;
    readonly from: LocalDate;
    readonly until: LocalDate;
    readonly at: Instant;
  };
  /** Calendar days spent in pauses that have ended; shifts month-based grids. */
  readonly pausedDays: number;
  /** Set while a training case's clock is being moved forward. */
  readonly moving?: { readonly to: Instant };
  /** A training case's clock: wall time plus this many milliseconds. */
  readonly clockOffsetMs: number;
  readonly children: readonly string[];
  readonly seq: number;
  readonly version: number;
}

// ---------------------------------------------------------------- commands and events

export interface Actor {
  /** A person's id, or `ENGINE` for what time does by itself. */
  readonly id: string;
  readonly role: Role;
}

export type Command =
  | {
      readonly type: 'OPEN_DRAFT';
      readonly data: Data;
      readonly members: { readonly [key: string]: Member };
      readonly reference: string;
      readonly training: boolean;
      readonly clockOffsetMs: number;
    }
  | { readonly type: 'SAVE_DRAFT'; readonly data: Data; readonly members?: { readonly [key: string]: Member } }
  | { readonly type: 'CONFIRM' }
  | { readonly type: 'SUBMIT'; readonly data: Data; readonly facts?: Data }
  | { readonly type: 'DISCARD' }
  | {
      readonly type: 'COMPLETE';
      readonly taskId: string;
      readonly outcome: OutcomeCode;
      readonly version: number;
      readonly data: Data;
      readonly reason?: string;
    }
  | { readonly type: 'CLAIM'; readonly taskId: string; readonly version: number }
  | {
      readonly type: 'ASSIGN';
      readonly taskId: string;
      readonly assignee: string;
      readonly deputy?: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'EXTEND';
      readonly taskId: string;
      readonly version: number;
      readonly dueOn: LocalDate;
      readonly reason: string;
    }
  | { readonly type: 'HELP'; readonly taskId: string; readonly to: string }
  | { readonly type: 'ENTRY'; readonly entryId: string; readonly kind: string; readonly data: Data }
  | { readonly type: 'EVENT'; readonly event: string; readonly version: number; readonly data: Data }
  | { readonly type: 'ALARM'; readonly alarmId: string }
  /** The calendar was corrected: open due dates are counted anew. */
  | { readonly type: 'RECALCULATE' }
  | { readonly type: 'MOVE_CLOCK'; readonly to: Instant }
  /** Every alarm on the way was raised: the clock stands at its goal, `clockOffsetMs` ahead of wall time. */
  | { readonly type: 'LAND_CLOCK'; readonly clockOffsetMs: number };

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
  'PART_STARTED',
  'PART_ENDED',
  'CASE_PAUSED',
  'PAUSE_EXTENDED',
  'CASE_RESUMED',
  'CHILD_STARTED',
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
  readonly member?: { readonly key: string } & Member;
  readonly part?: PartState;
  readonly entry?: EntryState;
  readonly pause?: NonNullable<CaseState['paused']>;
  readonly resumed?: { readonly days: number };
  readonly subject?: string;
  readonly submittedOn?: LocalDate;
  readonly confirmedBy?: string | null;
  readonly child?: string;
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

/** What the core may ask of the world: all of it is handed in. */
export interface Env {
  /** The case's own time (wall time, or the training clock). */
  readonly at: Instant;
  readonly today: LocalDate;
  readonly calendar: HolidayCalendar;
  /** Local date and time of day (`HH:MM`, Helsinki) as an instant. */
  readonly instant: (date: LocalDate, time: string) => Instant;
  readonly localDate: (at: Instant) => LocalDate;
  readonly newId: () => string;
}

/** What a named rule is told. `data` is the form at hand (empty object where there is none). */
export interface RuleContext {
  readonly state: CaseState;
  readonly pathway: Pathway;
  readonly env: Env;
  readonly actor: Actor;
  readonly data: Data;
  readonly outcome?: OutcomeCode;
  readonly task?: TaskState;
}

/** The named rules of a pathway: what its data can't say. Pure functions, each tested by name. */
export interface Rules {
  readonly checks: { readonly [name: string]: (c: RuleContext) => Refusal | null };
  readonly conditions: { readonly [name: string]: (c: RuleContext) => boolean };
  readonly effects: { readonly [name: string]: (c: RuleContext) => readonly Effect[] };
  readonly dates: { readonly [name: string]: (c: RuleContext) => LocalDate };
}

export interface PathwayBook {
  readonly definition: Pathway;
  readonly rules: Rules;
}
