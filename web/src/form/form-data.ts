import type { FieldFault, FieldView, FormData } from '../api';
import type { SummaryLine } from '../ui';
import { holds, isFilled, valueAt } from './conditions';
import { begun } from './made';

/** What is wrong with which field, by path without the leading `data.`. */
export type Faults = ReadonlyMap<string, string>;

/** The fields that an outcome's form has. Without an outcome: those that every outcome has. */
export function fieldsFor(fields: readonly FieldView[], outcome: string | undefined): readonly FieldView[] {
  return fields.filter(
    ({ outcomes }) => outcomes === undefined || (outcome !== undefined && outcomes.includes(outcome)),
  );
}

/**
 * A form as the page keeps it, from a draft as the server keeps it: a group's parts come under their whole names, and
 * members of a list that were sent without an identifier get one.
 */
export function fromDraft(fields: readonly FieldView[], draft: FormData): FormData {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueAt(draft, field.name);
      if (value === undefined) return [];
      const isList = field.kind === 'LIST' && Array.isArray(value);
      return [[field.name, isList ? value.map((entry: FormData) => ({ ...begun(field), ...entry })) : value]];
    }),
  );
}

/** A form as it is sent: only these fields, and of those only what has an answer. */
export function toSend(fields: readonly FieldView[], data: FormData): FormData {
  return Object.fromEntries(
    fields.flatMap(({ name, fields: inner }) => {
      const value = data[name];
      if (!isFilled(value)) return [];
      if (inner === undefined || !Array.isArray(value)) return [[name, value]];
      return [[name, value.map((entry: FormData) => toSend(inner, entry))]];
    }),
  );
}

/** Whether the form asks for this field as things stand; undefined where that hangs on a result that isn't chosen yet, or on facts of the case. */
export function isRequired(field: FieldView, data: FormData, outcome: string | undefined): boolean | undefined {
  if (field.required || field.requiredWhen === undefined) return field.required;
  return outcome === undefined ? undefined : holds(field.requiredWhen, { data, outcome });
}

/** What is missing before the form can be sent: the same words as the server's, without asking it. */
export function missing(fields: readonly FieldView[], data: FormData, outcome: string | undefined): FieldFault[] {
  return fields.flatMap((field) => missingIn(field, data, outcome, field.name));
}

function missingIn(field: FieldView, data: FormData, outcome: string | undefined, path: string): FieldFault[] {
  const value = data[field.name];
  if (field.made === true) return [];
  if (!isFilled(value))
    return isRequired(field, data, outcome) === true && (field.kind !== 'LIST' || (field.min ?? 0) > 0)
      ? [{ path, code: 'required' }]
      : [];
  if (!Array.isArray(value)) return [];
  const few = field.min !== undefined && value.length < field.min ? [{ path, code: 'too_few' }] : [];
  const inner = field.fields ?? [];
  const faults = value.flatMap((entry: FormData, index) =>
    inner.flatMap((part) => missingIn(part, entry, outcome, `${path}.${index}.${part.name}`)),
  );
  return [...few, ...faults];
}

/** Id of the control of a path: where the error summary leads. */
export function idOf(path: string): string {
  return `f-${path.replaceAll('.', '-')}`;
}

/** Faults of the server or of `missing` as the fields show them. */
export function faultsOf(errors: readonly FieldFault[], wordsOf: (code: string) => string): Faults {
  return new Map(errors.map(({ path, code }) => [path.replace(/^data\.?/, ''), wordsOf(code)]));
}

/** The lines of the error summary, in the order of the form; a fault of no known field stands at the end. */
export function summaryOf(fields: readonly FieldView[], faults: Faults, other: string): SummaryLine[] {
  const lines = [...faults].map(([path, text]) => ({
    id: idOf(path),
    label: labelOf(fields, path) ?? other,
    text,
    at: placeOf(fields, path),
  }));
  return lines.sort((a, b) => a.at - b.at).map(({ id, label, text }) => ({ id, label, text }));
}

function fieldAt(fields: readonly FieldView[], path: string): FieldView | undefined {
  return fields.find(({ name }) => path === name || path.startsWith(`${name}.`));
}

function placeOf(fields: readonly FieldView[], path: string): number {
  const field = fieldAt(fields, path);
  return field === undefined ? fields.length : fields.indexOf(field);
}

function labelOf(fields: readonly FieldView[], path: string): string | undefined {
  const field = fieldAt(fields, path);
  if (field === undefined) return undefined;
  const [index, ...rest] = path.slice(field.name.length + 1).split('.');
  if (index === undefined || index === '') return field.label;
  const inner = rest.length === 0 ? undefined : labelOf(field.fields ?? [], rest.join('.'));
  return `${field.label} ${Number(index) + 1}${inner === undefined ? '' : `, ${inner}`}`;
}
