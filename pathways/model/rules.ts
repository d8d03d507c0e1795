import type { HolidayCalendar, LocalDate } from '../calendar';
import type { Actor } from './command';
import type { Effect } from './effect';
import type { Refusal } from './event';
import type { Pathway } from './pathway';
import type { CaseState, TaskState } from './state';
import type { Data, Instant, OutcomeCode, Role } from './words';

/** Somebody's absence, whole days of the case's own time, first and last included. */
export interface Absence {
  readonly id: string;
  readonly userId: string;
  /** Who covers, if anybody was named, and the roles that person holds. */
  readonly cover: string | null;
  readonly coverRoles: readonly Role[];
  readonly from: LocalDate;
  readonly to: LocalDate;
}

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
  /** Everybody who works or worked in the subject's other cases; there only where the pathway has `outsiders`. */
  readonly subjectWorkers?: readonly string[];
  /** Present and coming absences of the staff; none where it is left out. */
  readonly absences?: readonly Absence[];
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
