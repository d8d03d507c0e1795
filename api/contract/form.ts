import { z } from 'zod';
import type { Data, Field, FieldError, Json, OutcomeCode } from '../../pathways/model';
import { code, instant, integer, localDate, text, toFieldErrors, uuid } from './primitives';
import { understood } from './understood';

/** How much of a form must be there: DRAFT takes any part, FULL asks for what the outcome requires. */
export type Completeness = 'DRAFT' | 'FULL';

interface FormQuestion {
  readonly fields: readonly Field[];
  readonly completeness: Completeness;
  /** Fields that only other outcomes ask for are unknown to this one. */
  readonly outcome?: OutcomeCode;
}

type FormAnswer =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const DEFAULT_TEXT_MAX = 2000;
const DEFAULT_LIST_MAX = 100;
const SHAPES = {
  LANGUAGE: /^[a-z]{3}$/,
  PHONE: /^\+?[0-9][0-9 ()-]{3,24}$/,
  MUNICIPALITY: /^\d{3}$/,
  REFERENCE: /^[\p{L}\p{N}][\p{L}\p{N} ._:/#-]*$/u,
  // A number in it and no space: a name or a sentence can't pass for one.
  ID: /^(?=.*\d)[A-Za-z0-9._:-]+$/,
} as const;

// Day, month and year, the century's sign, a number and a check mark; nothing else directly before or after.
const IDENTITY_CODE =
  /(?<![\p{L}\p{N}])(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])/iu;

/** True where a text holds what looks like a personal identity code: it has no place here (domain.md §0 rule 6). */
function hasIdentityCode(text: string): boolean {
  return IDENTITY_CODE.test(text);
}

// A schema depends on the field list alone, and the lists of a pathway's snapshot live as long as the snapshot does.
const cache = new WeakMap<readonly Field[], Map<string, z.ZodType>>();

/** The zod schema of a form: every key known, every value of its kind and inside its limits. */
export function formSchema({ fields, completeness, outcome }: FormQuestion): z.ZodType {
  const key = `${completeness} ${outcome ?? ''}`;
  const known = cache.get(fields) ?? new Map<string, z.ZodType>();
  cache.set(fields, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const asked = fields.filter((field) => outcome === undefined || asksFor(field, outcome));
  const schema = objectOf(asked, completeness);
  known.set(key, schema);
  return schema;
}

/** Checks a form and gives it back as it is kept (texts trimmed and composed, nulls left out); faults name path and code. */
export function parseForm(question: FormQuestion, input: unknown): FormAnswer {
  const form = understood(question.fields, input);
  const parsed = formSchema(question).safeParse(form);
  if (!parsed.success) return { ok: false, errors: toFieldErrors(parsed.error.issues, form) };
  return { ok: true, data: withoutGaps(parsed.data as Data) };
}

/** A form without the fields that were left empty. */
function withoutGaps(data: Data): Data {
  const kept = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, gapless(value)]));
}

function gapless(value: Json): Json {
  if (Array.isArray(value)) return value.map(gapless);
  return typeof value === 'object' && value !== null ? withoutGaps(value as Data) : value;
}

/** True where the outcome's form has this field. */
export function asksFor(field: Field, outcome: OutcomeCode): boolean {
  return field.outcomes === undefined || field.outcomes.includes(outcome);
}

function objectOf(fields: readonly Field[], completeness: Completeness): z.ZodType {
  const shape = Object.fromEntries(fields.map((field) => [field.name, entry(field, completeness)]));
  return z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? 'wrong_type' : undefined) });
}

/** A field as a member of its form. An absent value and null are the same, and so is an empty text. */
function entry(field: Field, completeness: Completeness): z.ZodType {
  const schema = valueOf(field, completeness);
  if (completeness === 'FULL' && field.required === true) return schema;
  return z
    .preprocess((value) => (value === null || isBlank(field, value) ? undefined : value), schema.optional())
    .optional();
}

function isBlank(field: Field, value: unknown): boolean {
  return field.kind === 'TEXT' && typeof value === 'string' && value.trim() === '';
}

function valueOf(field: Field, completeness: Completeness): z.ZodType {
  switch (field.kind) {
    case 'TEXT':
      return textOf(field, completeness);
    case 'BOOLEAN':
      return z.boolean({ error: 'wrong_type' });
    case 'INTEGER':
      return integer(field.min, field.max);
    case 'DATE':
      return localDate;
    case 'TIME':
      return z.string({ error: 'bad_time' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'bad_time' });
    case 'DATETIME':
      return instant;
    case 'CODE':
      return optionOf(field);
    case 'CODES':
      return distinct(listOf(optionOf(field), field, completeness));
    case 'USER':
      return uuid;
    case 'PERSON':
      return field.options === undefined ? code : optionOf(field);
    case 'LIST':
      return listOf(objectOf(field.fields ?? [], completeness), field, completeness);
    case 'GROUP':
      return objectOf(field.fields ?? [], completeness);
    default:
      return exhausted(field.kind);
  }
}

function textOf(field: Field, completeness: Completeness): z.ZodType {
  const least = completeness === 'FULL' ? Math.max(field.min ?? 0, field.required === true ? 1 : 0) : 0;
  const schema = text(field.max ?? DEFAULT_TEXT_MAX, least);
  if (field.format === undefined) return schema;
  const shape = SHAPES[field.format];
  return schema
    .refine((value) => value === '' || shape.test(value), { error: 'bad_format', abort: true })
    .refine((value) => (field.format !== 'REFERENCE' && field.format !== 'ID') || !hasIdentityCode(value), {
      error: 'identity_code',
    });
}

function optionOf(field: Field): z.ZodType {
  const options = new Set(field.options ?? []);
  if (options.size === 0) return text(field.max ?? 80, 1);
  return z
    .string({ error: 'wrong_type' })
    .refine((value) => options.has(value), { error: 'not_an_option' })
    .meta({ enum: [...options] });
}

function listOf(item: z.ZodType, field: Field, completeness: Completeness) {
  const least =
    completeness === 'FULL' ? (field.min ?? (field.required === true && field.kind === 'CODES' ? 1 : 0)) : 0;
  return z
    .array(item, { error: 'wrong_type' })
    .min(least, { error: least > 0 ? 'too_few' : undefined })
    .max(field.max ?? DEFAULT_LIST_MAX, { error: 'too_many' });
}

function distinct(list: z.ZodArray<z.ZodType>): z.ZodType {
  return list.refine((values) => new Set(values).size === values.length, { error: 'repeated' });
}

function exhausted(kind: never): never {
  throw new RangeError(`unknown kind of field: ${String(kind)}`);
}
