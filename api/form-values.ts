import type { Data, Field, Json } from '../pathways/model';

/** An answer of a form, inside of groups and lists too: `persons.0.name`. */
export interface Answered {
  readonly field: Field;
  readonly value: Json;
  readonly path: string;
}

/** Every answer of a form, each with the field that asks for it. */
export function answersIn(fields: readonly Field[], data: Data, at = ''): readonly Answered[] {
  return fields.flatMap((field) => {
    const value = data[field.name];
    const path = `${at}${field.name}`;
    if (value === undefined) return [];
    if (field.kind === 'GROUP') return isRecord(value) ? answersIn(field.fields ?? [], value, `${path}.`) : [];
    if (field.kind !== 'LIST') return [{ field, value, path }];
    const members: readonly Json[] = Array.isArray(value) ? value : [];
    return members.flatMap((member, index) =>
      isRecord(member) ? answersIn(field.fields ?? [], member, `${path}.${index}.`) : [],
    );
  });
}

/** True for an object of names and values. */
export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
