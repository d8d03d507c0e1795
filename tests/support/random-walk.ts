/** A random life of a case: people try whatever the pathway offers, days pass, alarms come. Works for any pathway. */
import fc from 'fast-check';
import { addDays, type LocalDate } from '../../pathways/calendar';
import { isOpen } from '../../pathways/conditions';
import type { Actor, Data, Field, Json } from '../../pathways/model';
import type { CoreCase } from './core-case';

/** One throw of the dice per move; numbers are reduced to what the case offers at that moment. */
export interface Move {
  readonly kind: 'COMPLETE' | 'ENTRY' | 'EVENT' | 'CLAIM' | 'EXTEND' | 'DAYS';
  readonly which: number;
  readonly outcome: number;
  readonly days: number;
  readonly seed: number;
}

export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(
    'COMPLETE',
    'COMPLETE',
    'COMPLETE',
    'ENTRY',
    'ENTRY',
    'EVENT',
    'CLAIM',
    'EXTEND',
    'DAYS',
    'DAYS',
  ),
  which: fc.nat(1000),
  outcome: fc.nat(1000),
  days: fc.integer({ min: 0, max: 40 }),
  seed: fc.nat(1_000_000),
});

/** Fills a form with values of the right shape; whether the case's rules take them is for the rules to say. */
export function fill(fields: readonly Field[], today: LocalDate, seed: number, outcome?: string): Data {
  const data: { [name: string]: Json } = {};
  fields.forEach((field, i) => {
    if (field.outcomes && outcome !== undefined && !field.outcomes.includes(outcome)) return;
    if (!field.required && (seed + i) % 3 === 0 && !field.requiredWhen) return;
    data[field.name] = valueOf(field, today, seed + i * 7, outcome);
  });
  return data;
}

function valueOf(field: Field, today: LocalDate, seed: number, outcome?: string): Json {
  const options = field.options ?? ['X'];
  switch (field.kind) {
    case 'BOOLEAN':
      return seed % 4 !== 0;
    case 'INTEGER':
      return (field.min ?? 0) + (seed % ((field.max ?? 5) - (field.min ?? 0) + 1));
    case 'DATE':
      return addDays(today, field.notFuture ? -(seed % 3) : seed % 20);
    case 'TIME':
      return '09:00';
    case 'DATETIME':
      return `${addDays(today, -(seed % 3))}T08:00:00.000Z`;
    case 'CODE':
      return options[seed % options.length] ?? 'X';
    case 'CODES':
      return [options[seed % options.length] ?? 'X'];
    case 'GROUP':
      return fill(field.fields ?? [], today, seed, outcome);
    case 'LIST':
      return Array.from({ length: Math.max(field.min ?? 0, 1 + (seed % 3)) }, (_, i) =>
        fill(field.fields ?? [], today, seed + i, outcome),
      );
    case 'USER':
    case 'PERSON':
      return `person-${seed % 4}`;
    default:
      return field.format === 'LANGUAGE' ? 'som' : 'text';
  }
}

/** A form that the rules should take, for pathways whose rules chance would never satisfy. */
export type Known = (what: string, outcome: string | undefined, today: LocalDate) => Data | undefined;

/** Makes one move; what the rules refuse is fine, what throws is not. */
export function play(c: CoreCase, actor: Actor, m: Move, known: Known = () => undefined): void {
  const today = localDate(c);
  const tasks = Object.values(c.now.tasks).filter(isOpen);
  const task = tasks[m.which % Math.max(1, tasks.length)];
  const { definition } = c.book;
  if (m.kind === 'DAYS') {
    c.until(addDays(today, m.days), '12:00');
  } else if (m.kind === 'ENTRY') {
    const kind = definition.entries[m.which % Math.max(1, definition.entries.length)];
    if (kind)
      c.send(actor, {
        type: 'ENTRY',
        entryId: `e${m.seed}-${c.now.seq}`,
        kind: kind.kind,
        data: (m.seed % 4 > 0 && known(kind.kind, undefined, today)) || fill(kind.fields, today, m.seed),
      });
  } else if (m.kind === 'EVENT') {
    const event = definition.events[m.which % Math.max(1, definition.events.length)];
    if (event)
      c.send(actor, {
        type: 'EVENT',
        event: event.code,
        version: c.now.version,
        data: (m.seed % 4 > 0 && known(event.code, undefined, today)) || fill(event.fields, today, m.seed),
      });
  } else if (task && m.kind === 'CLAIM') {
    c.send(actor, { type: 'CLAIM', taskId: task.id, version: task.version });
  } else if (task && m.kind === 'EXTEND') {
    c.send(actor, {
      type: 'EXTEND',
      taskId: task.id,
      version: task.version,
      dueOn: addDays(task.dueOn, 1 + (m.days % 15)),
      reason: 'OTHER',
    });
  } else if (task) {
    const step = definition.steps.find((s) => s.code === task.step);
    const outcome = step?.outcomes[m.outcome % Math.max(1, step.outcomes.length)];
    if (!step || !outcome) return;
    const data =
      (m.seed % 4 > 0 && known(step.code, outcome.code, today)) || fill(step.fields, today, m.seed, outcome.code);
    const overdueReason = definition.overdueReasons[0] ?? 'OTHER';
    c.send(actor, {
      type: 'COMPLETE',
      taskId: task.id,
      outcome: outcome.code,
      version: task.version,
      data: { ...data, overdueReason },
    });
  }
}

export function localDate(c: CoreCase): LocalDate {
  return new Date(c.at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });
}
