/**
 * The vocabulary of a pathway: everything the engine knows is said in these words.
 * A pathway is data (it is stored with each case as its snapshot, so it must survive JSON); what data can't say is a
 * named rule, referred to by name here and written as a pure function beside the pathway (see `Rules`).
 */
export type { Actor, Command } from './model/command';
export type { Anchor, DueRule, Effect } from './model/effect';
export type { CaseEvent, Change, Decision, EventCode, FieldError, NewEvent, NoticeDraft, Refusal } from './model/event';
export { EVENT_CODES } from './model/event';
export type { Condition, EntryReference, Field, FieldClass, ListReference, Reference } from './model/form';
export type { AnytimeEvent, CaseTimer, EntryKind, Pathway, PathwayStatus, StatutoryClock } from './model/pathway';
export type { Absence, Env, PathwayBook, RuleContext, Rules } from './model/rules';
export type { CaseState, ClockState, EntryState, Member, PartState, Rung, TaskState, TimerState } from './model/state';
export type { ChainRung, Outcome, Step } from './model/step';
export type {
  Data,
  Instant,
  Json,
  OutcomeCode,
  Recipient,
  Role,
  Scalar,
  StepCode,
} from './model/words';
