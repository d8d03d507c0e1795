/** A random life of a case: people try whatever the pathway offers, days pass, alarms come. Works for any pathway. */
import fc from 'fast-check';
import { instantOf, localDateOf } from '../../ledger/time';
import { addDays, type LocalDate } from '../../pathways/calendar';
import { isOpen } from '../../pathways/conditions';
import type { Actor, Command, Data, Decision, TaskState } from '../../pathways/model';
import type { CoreCase } from './core-case';
import { fill } from './random-form';

const KINDS = {
  COMPLETE: 10,
  ENTRY: 3,
  EVENT: 3,
  DAYS: 5,
  CLAIM: 1,
  ASSIGN: 1,
  EXTEND: 1,
  HELP: 1,
  REFERRAL: 2,
} as const;

/** One throw of the dice per move; numbers are reduced to what the case offers at that moment. */
export interface Move {
  readonly kind: keyof typeof KINDS;
  readonly which: number;
  readonly outcome: number;
  readonly days: number;
  readonly seed: number;
}

export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...(Object.keys(KINDS) as Move['kind'][]).flatMap((kind) => Array(KINDS[kind]).fill(kind))),
  which: fc.nat(1000),
  outcome: fc.nat(1000),
  // Mostly days and weeks, sometimes half a year in which nobody does anything.
  days: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 4, arbitrary: fc.integer({ min: 7, max: 45 }) },
    { weight: 1, arbitrary: fc.integer({ min: 46, max: 200 }) },
  ),
  seed: fc.nat(1_000_000),
});

/** A form that the rules should take, for pathways whose rules chance would never satisfy. */
export type Known = (what: string, outcome: string | undefined, c: CoreCase, seed: number) => Data | undefined;

/** What was tried and what came of it; time that passes is no command. */
export interface Played {
  readonly command?: Command;
  readonly decision?: Decision;
}

const DRAFT = ['SAVE_DRAFT', 'CONFIRM', 'SUBMIT', 'SUBMIT', 'SUBMIT', 'SUBMIT', 'DISCARD'] as const;

function referral(c: CoreCase, m: Move, known: Known): Command {
  const type = DRAFT[m.which % DRAFT.length] ?? 'SUBMIT';
  if (type === 'CONFIRM' || type === 'DISCARD') return { type };
  const { fields } = c.book.definition.intake;
  return { type, data: known('REFERRAL', undefined, c, m.seed) ?? fill(fields, localDate(c), m.seed) };
}

function completion(c: CoreCase, task: TaskState, m: Move, known: Known): Command | undefined {
  const { definition } = c.book;
  const step = definition.steps.find((s) => s.code === task.step);
  const outcome = step?.outcomes[m.outcome % Math.max(1, step.outcomes.length)];
  if (!step || !outcome) return undefined;
  const filled = fill(step.fields, localDate(c), m.seed, outcome.code);
  const form = m.seed % 8 > 0 ? known(step.code, outcome.code, c, m.seed) : undefined;
  return {
    type: 'COMPLETE',
    taskId: task.id,
    outcome: outcome.code,
    version: task.version,
    data: { ...filled, ...form, overdueReason: definition.overdueReasons[0] ?? 'OTHER' },
  };
}

function commandOf(c: CoreCase, m: Move, known: Known): Command | undefined {
  const { definition } = c.book;
  const today = localDate(c);
  const filled = (code: string, fields: Parameters<typeof fill>[0]): Data =>
    (m.seed % 8 > 0 && known(code, undefined, c, m.seed)) || fill(fields, today, m.seed);
  if (m.kind === 'REFERRAL') return referral(c, m, known);
  if (m.kind === 'ENTRY') {
    const kind = definition.entries[m.which % Math.max(1, definition.entries.length)];
    const entryId = `e${m.seed}-${c.now.seq}`;
    return kind && { type: 'ENTRY', entryId, kind: kind.kind, data: filled(kind.kind, kind.fields) };
  }
  if (m.kind === 'EVENT') {
    const { version, status } = c.now;
    const offered = definition.events.filter(({ statuses }) => statuses.includes(status));
    // Mostly what the status allows; sometimes what it doesn't.
    const among = m.outcome % 5 > 0 && offered.length > 0 ? offered : definition.events;
    const event = among[m.which % Math.max(1, among.length)];
    return event && { type: 'EVENT', event: event.code, version, data: filled(event.code, event.fields) };
  }
  const tasks = Object.values(c.now.tasks).filter(isOpen);
  const task = tasks[m.which % Math.max(1, tasks.length)];
  if (!task) return undefined;
  const { id: taskId, version } = task;
  switch (m.kind) {
    case 'CLAIM':
      return { type: 'CLAIM', taskId, version };
    case 'ASSIGN':
      return { type: 'ASSIGN', taskId, assignee: `person-${m.seed % 4}` };
    case 'HELP':
      return { type: 'HELP', taskId, to: 'TL' };
    case 'EXTEND':
      return { type: 'EXTEND', taskId, version, dueOn: addDays(task.dueOn, 1 + (m.days % 15)), reason: 'OTHER' };
    default:
      return completion(c, task, m, known);
  }
}

/** Mostly the one whose turn it is; sometimes anybody. */
function actorOf(c: CoreCase, command: Command, m: Move, actors: readonly Actor[]): Actor {
  const anybody = actors[m.seed % actors.length] ?? { id: 'anybody', role: 'RSW' };
  if (m.seed % 5 === 0 || command.type !== 'COMPLETE') return anybody;
  const task = c.now.tasks[command.taskId];
  const ofRole = actors.find(({ role }) => role === task?.role) ?? anybody;
  return task?.assignee ? { id: task.assignee, role: task.role } : ofRole;
}

/** Makes one move; what the rules refuse is fine, what throws is not. */
export function play(c: CoreCase, actors: readonly Actor[], m: Move, known: Known = () => undefined): Played {
  if (m.kind === 'DAYS') {
    const day = addDays(localDate(c), m.days);
    const time = ['07:30', '12:00', '18:30'][m.seed % 3] ?? '12:00';
    if (instantOf(day, time) > c.at) c.until(day, time);
    return {};
  }
  const command = commandOf(c, m, known);
  if (!command) return {};
  return { command, decision: c.send(actorOf(c, command, m, actors), command) };
}

export function localDate(c: CoreCase): LocalDate {
  return localDateOf(c.at);
}
