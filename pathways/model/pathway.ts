import type { DueSpec } from '../calendar';
import type { Anchor, Effect } from './effect';
import type { Condition, Field, FieldClass } from './form';
import type { ChainRung, Step } from './step';
import type { Discipline, Recipient, Role, Status } from './words';

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
  /** Shown among what may be done only while this fact is true, or only while it is not. The checks decide all the same. */
  readonly offeredWhile?: { readonly fact: string; readonly is: boolean };
  readonly fields: readonly Field[];
  readonly checks?: readonly string[];
  readonly effects: readonly Effect[];
  readonly section?: string;
}

/** A stretch in which people may not write to the case; what time does by itself goes on. It never outlasts its day. */
export interface Quiet {
  readonly code: string;
  /** The code of the refusal that people read meanwhile. */
  readonly refusal: string;
  /** The events that people may still send: at least one of them ends it. */
  readonly endedBy: readonly string[];
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

/**
 * A moment that belongs to the case, not to a task: a date that a named rule reads from its facts, and what follows then.
 * It is no limit and is never shown, no pause holds it, and outside the ledger it is an opaque id with an instant.
 */
export interface CaseTimer {
  readonly code: string;
  /** Named rule of kind `dates`. */
  readonly date: string;
  /** Time of day, `HH:MM` local; default: the hour at which reminders leave. */
  readonly at?: string;
  readonly effects: readonly Effect[];
  /** Who may read in the history which timer it was: readers of this section and class. Default: everybody. */
  readonly section?: string;
  readonly class?: FieldClass;
}

/** What can lie over the status of a case for a time. A pause is known to every pathway and is not among them. */
export interface Overlay {
  readonly code: string;
  /** The service clock stands still meanwhile; steps with `runsInPause` go on. */
  readonly freezes: boolean;
}

export interface PathwayStatus {
  readonly code: Status;
  /** DRAFT is not yet a matter; ENDED takes no more commands but re-opening. */
  readonly kind: 'DRAFT' | 'OPEN' | 'ENDED';
  /** Whether the case blocks a second one of the same child (`one case in work`). */
  readonly inWork: boolean;
  /** Only some cases pass here: shown on the way only to those that do. */
  readonly aside?: true;
}

export interface Pathway {
  readonly id: string;
  readonly version: string;
  /** Name under which the workflow is registered at the engine. */
  readonly workflowType: string;
  readonly workflowIdPrefix: string;
  readonly referencePrefix: string;
  readonly statuses: readonly PathwayStatus[];
  readonly overlays?: readonly Overlay[];
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
    /** The event that a first submission brings to the newest earlier case of the same subject, in the same transaction. */
    readonly tellsPrevious?: string;
    /** Opens straight in this status: its opening form is complete and no draft comes before it. */
    readonly atOnce?: Status;
    /** What a case of this pathway takes over from the case that started it. Without it: all its members, nothing else. */
    readonly inherits?: {
      /** Member keys; a change of the member there is followed here. */
      readonly members: readonly string[];
      readonly facts: readonly string[];
      /** Fields of the other case's opening form. */
      readonly fields: readonly string[];
    };
  };
  readonly steps: readonly Step[];
  readonly entries: readonly EntryKind[];
  readonly events: readonly AnytimeEvent[];
  readonly clocks: readonly StatutoryClock[];
  readonly timers?: readonly CaseTimer[];
  readonly chains: { readonly [id: string]: readonly ChainRung[] };
  readonly reminders: {
    readonly longFromWd: number;
    readonly long: readonly number[];
    readonly short: readonly number[];
  };
  readonly quiets?: readonly Quiet[];
  /** Member keys for people from outside: nobody may be one who works or worked in another case of the same subject. */
  readonly outsiders?: readonly string[];
  /** Numbers that are no deadline of one step (attempts, ages, grids): named rules read them here, so a case keeps its own. */
  readonly limits?: { readonly [name: string]: number };
  /** Reason codes for a late completion. */
  readonly overdueReasons: readonly string[];
  readonly closeReasons: readonly string[];
}
