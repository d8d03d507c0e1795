/** One walk from a start: moves are played, everything is checked after each, and what was reached is counted. */
import type { Actor, PathwayBook } from '../../pathways/model';
import type { CoreCase } from './core-case';
import { foldsBack, noAlarmTwice } from './invariants';
import { type Known, type Move, play } from './random-walk';
import { checkStep, type Law } from './walk-checks';
import { eventFaults, noticeFaults, refusalFaults } from './walk-words';

/** What a set of walks has reached. */
export class Coverage {
  readonly statuses = new Set<string>();
  readonly events = new Set<string>();
  readonly outcomes = new Set<string>();
  readonly refusals = new Set<string>();

  constructor(private readonly book: PathwayBook) {}

  get allOutcomes(): readonly string[] {
    return this.book.definition.steps.flatMap(({ code, outcomes }) => outcomes.map((one) => `${code}.${one.code}`));
  }

  missing(what: 'statuses' | 'events' | 'outcomes'): string[] {
    const { statuses, events } = this.book.definition;
    // A case that is a matter at once is never a draft.
    const real = statuses.filter((s) => s.kind !== 'DRAFT' || this.book.definition.intake.atOnce === undefined);
    const all = { statuses: real.map((s) => s.code), events: events.map((e) => e.code), outcomes: this.allOutcomes };
    return all[what].filter((one) => !this[what].has(one));
  }
}

export interface Walker {
  readonly actors: readonly Actor[];
  readonly known: Known;
  readonly law: Law;
}

/** Plays the moves on the case. Throws at the first thing that must not be. */
export function walk(c: CoreCase, moves: readonly Move[], { actors, known, law }: Walker, reached: Coverage): void {
  for (const m of moves) {
    const before = c.now;
    const [events, notices] = [c.events.length, c.notices.length];
    const played = play(c, actors, m, known);
    const { command, decision } = played;
    checkStep(c, { ...played, before, events, notices }, law);
    const faults = [
      ...c.events.slice(events).flatMap(eventFaults),
      ...c.notices.slice(notices).flatMap(noticeFaults),
      ...(decision && !decision.ok ? refusalFaults(decision.refusal) : []),
    ];
    if (faults.length > 0) throw new Error(faults.join('\n'));
    reached.statuses.add(c.now.status);
    if (decision?.ok === false) reached.refusals.add(decision.refusal.code);
    if (!decision?.ok || !command) continue;
    if (command.type === 'EVENT') reached.events.add(command.event);
    if (command.type === 'COMPLETE') reached.outcomes.add(`${before.tasks[command.taskId]?.step}.${command.outcome}`);
  }
  if (!noAlarmTwice(c)) throw new Error('an alarm was raised twice');
  if (!foldsBack(c)) throw new Error('the events do not give the state');
}
