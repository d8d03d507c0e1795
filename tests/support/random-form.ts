/** Forms filled by chance: the right shapes; whether the case's rules take them is for the rules to say. */
import { addDays, type LocalDate } from '../../pathways/calendar';
import type { Data, Field, Json } from '../../pathways/model';

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
