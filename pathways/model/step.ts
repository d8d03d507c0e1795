import type { DueRule, Effect } from './effect';
import type { Field, FieldClass } from './form';
import type { Discipline, NoticeCode, OutcomeCode, Recipient, Role, StepCode } from './words';

/** One rung of an escalation chain. Counted in working days after the due date (or after the window's end), at `at` (default 08:30). */
export interface ChainRung {
  readonly level: number;
  readonly afterDueWd: number;
  readonly at?: string;
  readonly to: readonly Recipient[];
}

/** An alarm of a step's own, beside reminders and chain. Exactly one of the five says when. */
export interface StepAlarm {
  readonly key: string;
  readonly beforeDueWd?: number;
  /** Calendar days before the due date; left out where that day was over when the task was opened. */
  readonly beforeDueDays?: number;
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
  /** A member of the case who stands beside the assignee as deputy, where the assignee has none of their own. */
  readonly beside?: Role;
  readonly due: DueRule;
  readonly chain: string;
  /** Highest level this step climbs to (TARGET tasks: 2). */
  readonly maxLevel?: number;
  /** Working days before the due date; default by the pathway's `reminders`. */
  readonly remindBeforeWd?: readonly number[];
  /** Replaces the moment of single levels, counted in working days from an opening that nothing held up (screening: levels 2 and 3 at 7 wd). */
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
  /** Not withdrawn when a phase ends with everything that was open in it; the end of the case takes it along. */
  readonly outlivesPhase?: boolean;
  /** Shared clock of this step: SERVICE (ours, may pause) or STATUTORY (law, never pauses). Default SERVICE. */
  readonly clock?: 'SERVICE' | 'STATUTORY';
  /** Where the form's content is kept, for who may read it (a section of the case page). Default: the step's code. */
  readonly section?: string;
  /** How sensitive the outcome itself is. Default OP: everybody who sees the case's history sees how the step ended. */
  readonly outcomeClass?: FieldClass;
  /** Told when the task opens; default N6 to the assignee and deputy, or nothing for a pool. */
  readonly opensWith?: { readonly notice: NoticeCode; readonly to: readonly Recipient[] };
  /** Its due date is somebody's agreement or the law's last day: more time is asked for in its form, not by extending it. */
  readonly fixedDue?: boolean;
  /** What follows when assigning this step gives its discipline to another person than before. */
  readonly onHandOver?: readonly Effect[];
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
