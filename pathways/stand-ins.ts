import { holds } from './conditions';
import type { Actor, CaseState, Command, Data, Env, Field, Json, PathwayBook } from './model';

type Formed = Extract<Command, { readonly type: 'COMPLETE' | 'ENTRY' | 'EVENT' }>;

function fieldsOf(command: Formed, state: CaseState, { definition }: PathwayBook): readonly Field[] | undefined {
  switch (command.type) {
    case 'COMPLETE':
      return definition.steps.find((step) => step.code === state.tasks[command.taskId]?.step)?.fields;
    case 'ENTRY':
      return definition.entries.find((entry) => entry.kind === command.kind)?.fields;
    case 'EVENT':
      return definition.events.find((event) => event.code === command.event)?.fields;
  }
}

/** The command as it may be decided and kept: values that must not be kept are replaced by what stands in for them (`Field.standIn`). */
export function keepable(
  command: Command,
  at: { readonly state: CaseState; readonly book: PathwayBook; readonly env: Env; readonly actor: Actor },
): Command {
  if (command.type !== 'COMPLETE' && command.type !== 'ENTRY' && command.type !== 'EVENT') return command;
  const guarded = (fieldsOf(command, at.state, at.book) ?? []).filter((field) => field.standIn);
  if (guarded.length === 0) return command;
  const context = { ...at, pathway: at.book.definition, data: command.data };
  const kept: { [name: string]: Json } = { ...command.data };
  for (const { name, standIn } of guarded) {
    if (standIn && kept[name] !== undefined && holds(standIn.when, context, at.book.rules)) kept[name] = standIn.as;
  }
  const data: Data = kept;
  return { ...command, data };
}
