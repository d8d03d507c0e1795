import type { DueSpec } from '../calendar';
import type { Condition } from './form';
import type { Discipline, Json, NoticeCode, Recipient, Status, StepCode } from './words';

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

interface EffectBase {
  readonly when?: Condition;
}

/** What follows, in a small closed vocabulary. Effects apply in order; each sees the state as the ones before left it. */
export type Effect = EffectBase &
  /** `due` replaces the step's own due date this once; `about` names what the task is to deal with (references, never words). */
  (
    | {
        readonly do: 'OPEN';
        readonly step: StepCode;
        readonly assign?: Recipient;
        readonly due?: DueRule;
        readonly about?: readonly string[];
      }
    /** `ALL` ends a phase: steps that outlive it stay open. SKIPPED says that it was right not to do them, `reason` why. */
    | {
        readonly do: 'CANCEL';
        readonly steps: readonly StepCode[] | 'ALL';
        readonly as?: 'SKIPPED';
        readonly reason?: string;
      }
    /** Closes the open TARGET tasks of these steps as done. */
    | { readonly do: 'FULFIL'; readonly steps: readonly StepCode[] }
    /** Opens the step or, where it is open, counts its due date anew from today (silence watch); `due` as for OPEN. */
    | { readonly do: 'RESTART'; readonly step: StepCode; readonly due?: DueRule }
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
    /** Sets a timer of the case by its own date, replacing what it was set to, or takes it away. */
    | { readonly do: 'TIMER'; readonly timer: string; readonly action: 'SET' | 'CLEAR' }
    /** Names a member of the case: from a USER field of the form, from a fact, or the acting person. */
    | {
        readonly do: 'MEMBER';
        readonly key: string;
        readonly from: { readonly field: string } | { readonly member: string } | 'ACTOR';
        readonly deputy?: { readonly field: string };
        /** Whoever had the key before leaves the case: what they did in it gives them no access any more. */
        readonly replaced?: 'LEAVES';
      }
    /** The member key is vacant again, and whoever held it has left the case unless something else keeps them there. */
    | { readonly do: 'LEAVE'; readonly key: string }
    | {
        readonly do: 'PART';
        readonly discipline: Discipline;
        readonly to: 'ACTIVE' | 'COMPLETED' | 'ENDED_BY_FAMILY' | 'PAUSED' | 'REPLACED';
      }
    /** `reason` where the form has none of its own. A form without a first day pauses from today. */
    | {
        readonly do: 'PAUSE';
        readonly reason?: string;
        readonly reasonField: string;
        readonly fromField: string;
        readonly untilField: string;
      }
    /** Moves the planned end of the pause that runs; nothing else of it changes. */
    | { readonly do: 'EXTEND_PAUSE'; readonly untilField: string }
    | { readonly do: 'RESUME' }
    /**
     * Lays an overlay of the pathway over the case, from the day of `anchor` (default today), or takes it away. One that
     * freezes stops the service clock of every open task until the last such overlay, or pause, has ended.
     */
    | { readonly do: 'OVERLAY'; readonly code: string; readonly action: 'START' | 'END'; readonly anchor?: Anchor }
    /** A step that is left out on purpose: closed as skipped where it is open, and said in the history either way. */
    | { readonly do: 'SKIP'; readonly step: StepCode; readonly reason: string }
    /** Takes back every notice that has not left yet. */
    | { readonly do: 'TAKE_BACK_NOTICES' }
    /** Tells the acting person something at once, in the answer; `advice` is the code of its text. */
    | { readonly do: 'ADVISE'; readonly advice: string; readonly params?: { readonly [name: string]: string } }
    | {
        readonly do: 'NOTIFY';
        readonly notice: NoticeCode;
        readonly to: readonly Recipient[];
        readonly urgent?: boolean;
      }
    /** Starts a case of another pathway beside this one; `withForm` hands it the form at hand as its opening form. */
    | {
        readonly do: 'CHILD';
        readonly pathway: string;
        readonly variant?: string | { readonly field: string };
        readonly withForm?: true;
      }
    /** Ends the cases that this one started and that still run; without it they live on when this one ends. */
    | { readonly do: 'END_CHILDREN'; readonly reason: string }
    /** Opens the step once for each person whose id the fact lists as `userId`; open ones are counted anew, done ones stay done. */
    | { readonly do: 'OPEN_EACH'; readonly step: StepCode; readonly fact: string }
    /** Gives the open tasks of these steps to whom the case calls by this member key, if it has one. */
    | { readonly do: 'GIVE'; readonly steps: readonly StepCode[]; readonly to: string }
    /** Begins a stretch in which people write nothing (see `Pathway.quiets`), or ends the one that runs. */
    | { readonly do: 'QUIET'; readonly quiet: string }
    | { readonly do: 'END_QUIET' }
    /** A named rule of kind `effects` says what follows. */
    | { readonly do: 'APPLY'; readonly rule: string }
  );
