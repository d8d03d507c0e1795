/** One decision under construction: events so far, the state they lead to, and the notices that go with them. */
import { evolve } from '../evolve';
import type {
  Actor,
  CaseState,
  Data,
  Env,
  NewEvent,
  NoticeDraft,
  OutcomeCode,
  PathwayBook,
  Refusal,
  RuleContext,
  Step,
  TaskState,
} from '../model';

export interface Work {
  state: CaseState;
  readonly events: NewEvent[];
  readonly notices: NoticeDraft[];
  readonly book: PathwayBook;
  readonly env: Env;
  readonly actor: Actor;
}

/** What the form at hand says while its effects apply. */
export interface Form {
  readonly data: Data;
  readonly outcome?: OutcomeCode;
  readonly task?: TaskState;
}

type Happening = Omit<NewEvent, 'at' | 'actor' | 'params'> & Partial<Pick<NewEvent, 'actor' | 'params'>>;

/** Appends an event at the work's time, in the actor's name, and folds it into the state. */
export function emit(work: Work, happening: Happening): void {
  const event: NewEvent = { at: work.env.at, actor: work.actor, ...happening, params: happening.params ?? {} };
  work.events.push(event);
  work.state = evolve(work.state, { ...event, seq: work.state.seq + 1 });
}

/** Facts ride on the event that brought them: remembering is no happening of its own. */
export function remember(work: Work, facts: Data): void {
  const last = work.events.at(-1);
  if (!last) throw new RangeError('a fact must come with an event');
  work.events[work.events.length - 1] = {
    ...last,
    change: { ...last.change, facts: { ...last.change.facts, ...facts } },
  };
  work.state = { ...work.state, facts: { ...work.state.facts, ...facts } };
}

export function tell(work: Work, notice: NoticeDraft): void {
  if (notice.to.length > 0) work.notices.push(notice);
}

export function contextOf(work: Work, form: Form): RuleContext {
  return { state: work.state, pathway: work.book.definition, env: work.env, actor: work.actor, ...form };
}

/** The step with this code. Throws RangeError where a snapshot names a step it does not have. */
export function stepOf(work: Pick<Work, 'book'>, code: string): Step {
  const step = work.book.definition.steps.find((s) => s.code === code);
  if (!step) throw new RangeError(`the pathway has no step ${code}`);
  return step;
}

/** The first of the named checks that refuses, or null. Throws RangeError for a name the pathway does not have. */
export function firstRefusal(work: Work, checks: readonly string[] | undefined, form: Form): Refusal | null {
  for (const name of checks ?? []) {
    const check = work.book.rules.checks[name];
    if (!check) throw new RangeError(`no check named ${name}`);
    const refusal = check(contextOf(work, form));
    if (refusal) return refusal;
  }
  return null;
}
