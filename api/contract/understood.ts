import { instantOf } from '../../ledger/time';
import { isLocalDate } from '../../pathways/calendar';
import type { Field } from '../../pathways/model';
import { dayOf } from '../../texts/dates';

type Written = Readonly<Record<string, unknown>>;

const LOCAL_MOMENT = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A form in the words of its fields, whatever of its other reasonable spellings it was written in: a field's aliases,
 * `group.field` as one name, a bare value for a group or an entry, an object keyed by person for a list, an option's
 * written name. Judges nothing: what it doesn't understand stays as it is, for the schema to refuse.
 */
export function understood(fields: readonly Field[], written: unknown): unknown {
  if (!isRecord(written)) return written;
  const form = new Map(Object.entries(written));
  for (const field of fields) {
    for (const alias of field.aliases ?? []) takeAlias(form, field.name, alias);
    if (field.kind === 'GROUP') gatherGroup(form, field);
    if (form.has(field.name)) form.set(field.name, valueOf(field, form.get(field.name)));
  }
  // Not a plain assignment: that would swallow `__proto__`, which the schema has to see to refuse it.
  return Object.fromEntries(form);
}

/** Moves a value from its other name to the field's own, unless both were sent. */
function takeAlias(form: Map<string, unknown>, name: string, alias: string): void {
  if (form.has(name)) return;
  if (form.has(alias)) {
    form.set(name, form.get(alias));
    form.delete(alias);
    return;
  }
  const [outer = '', inner] = alias.split('.');
  const object = form.get(outer);
  if (inner === undefined || !isRecord(object) || !Object.hasOwn(object, inner)) return;
  const { [inner]: value, ...rest } = object;
  form.set(name, value);
  if (Object.keys(rest).length === 0) form.delete(outer);
  else form.set(outer, rest);
}

/** `{"child.givenName": …}` means `{"child": {"givenName": …}}`. */
function gatherGroup(form: Map<string, unknown>, group: Field): void {
  const start = `${group.name}.`;
  const parts = [...form].filter(([name]) => name.startsWith(start));
  if (parts.length === 0) return;
  const whole = form.get(group.name) ?? {};
  if (!isRecord(whole)) return;
  const inner = new Map(Object.entries(whole));
  for (const [name, value] of parts) {
    const own = name.slice(start.length);
    if (inner.has(own)) continue;
    inner.set(own, value);
    form.delete(name);
  }
  form.set(group.name, Object.fromEntries(inner));
}

function valueOf(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'CODE':
    case 'TEXT':
      return spelled(field, value);
    case 'CODES':
      return Array.isArray(value) ? value.map((one) => spelled(field, one)) : one(spelled(field, value));
    case 'DATE':
      // A moment says its day.
      return typeof value === 'string' && isInstant(value) ? dayOf(value) : value;
    case 'DATETIME':
      return typeof value === 'string' ? momentOf(value) : value;
    case 'GROUP':
      return understood(field.fields ?? [], fromShorthand(field, value));
    case 'LIST':
      return listOf(field, value);
    default:
      return value;
  }
}

function one(value: unknown): unknown {
  return typeof value === 'string' ? [value] : value;
}

/** An option by its written name, or as the number or yes that it looks like. */
function spelled({ kind, options, spellings }: Field, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return value;
  const written = String(value).normalize('NFC').trim();
  if (spellings !== undefined && Object.hasOwn(spellings, written)) return spellings[written];
  return kind !== 'TEXT' && options?.includes(written) === true ? written : value;
}

function isInstant(value: string): boolean {
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

/** A moment in universal time; without an offset it is the time on the wall in Helsinki. */
function momentOf(value: string): string {
  if (isInstant(value)) return new Date(value).toISOString();
  const [, date = '', time = ''] = LOCAL_MOMENT.exec(value) ?? [];
  return isLocalDate(date) ? instantOf(date, time) : value;
}

/** A bare value is the field that the group or entry is about. */
function fromShorthand({ shorthand }: Field, value: unknown): unknown {
  const bare = typeof value === 'string' || typeof value === 'number';
  return shorthand !== undefined && bare ? { [shorthand]: value } : value;
}

function listOf(field: Field, value: unknown): unknown {
  const entries = isRecord(value) ? keyed(field, value) : value;
  if (!Array.isArray(entries)) return value;
  return entries.map((entry) => understood(field.fields ?? [], fromShorthand(field, entry)));
}

/** `{"CHILD": "YES"}` is one entry for each person. */
function keyed(field: Field, value: Written): unknown {
  const { keyedBy } = field;
  if (keyedBy === undefined || Object.hasOwn(value, keyedBy)) return value;
  return Object.entries(value).map(([key, each]) => {
    const entry = fromShorthand(field, each);
    return isRecord(entry) && !Object.hasOwn(entry, keyedBy) ? { ...entry, [keyedBy]: key } : entry;
  });
}

function isRecord(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
