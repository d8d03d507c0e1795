import { z } from 'zod';
import { isLocalDate } from '../../pathways/calendar';

/** Largest and smallest whole number that a database column of this service holds (int4). */
export const MAX_INT = 2_147_483_647;
const MIN_INT = -2_147_483_648;

const LONE_SURROGATE = /\p{Surrogate}/u;
// Line feed and tab are what people type; every other control character breaks the database, a print or a mail.
const CONTROL = /[^\P{Cc}\n\t]/u;
const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT_SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z$/;

/** Length as people count it: code points, so that an emoji or an Arabic letter is one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The fault of a text, or null. `\r\n` counts as a line feed. */
export function textFault(text: string, min: number, max: number): string | null {
  if (LONE_SURROGATE.test(text)) return 'lone_surrogate';
  if (CONTROL.test(text)) return 'control_character';
  const length = codePoints(text);
  if (length < min) return length === 0 ? 'required' : 'too_short';
  return length > max ? 'too_long' : null;
}

/** A text as it is kept: composed characters (NFC), plain line feeds, no spaces around it; else exactly as typed. */
export function tidyText(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

/** Free text, trimmed, `min`–`max` code points. Faults are codes, never what was typed. */
export function text(max: number, min = 0) {
  return z
    .string({ error: 'wrong_type' })
    .overwrite(tidyText)
    .superRefine((value, context) => {
      const fault = textFault(value, min, max);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault, continue: false });
    })
    .meta({ maxLength: max, ...(min > 0 ? { minLength: min } : {}) });
}

/** A whole number inside int4. */
export function integer(min = MIN_INT, max = MAX_INT) {
  return z
    .number({ error: 'bad_integer' })
    .refine((value) => Number.isSafeInteger(value), { error: 'bad_integer', abort: true })
    .refine((value) => value >= min && value <= max, { error: 'out_of_range' })
    .overwrite((value) => (value === 0 ? 0 : value))
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** An object whose fields are checked elsewhere: handed on untouched, so that not even `__proto__` gets lost before it is refused. */
export const anyObject = z
  .custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    {
      error: 'wrong_type',
    },
  )
  .meta({ type: 'object' });

/** A version of a task, case or draft: counts from 0. */
export const version = integer(0);

/** A day that exists, 1900-01-01 to 2200-12-31. */
export const localDate = z
  .string({ error: 'bad_date' })
  .refine((value) => DATE_SHAPE.test(value) && isLocalDate(value), { error: 'bad_date' })
  .meta({ format: 'date', example: '2026-11-23' });

/** An instant in UTC, to the millisecond; years as for days. */
export const instant = z
  .string({ error: 'bad_instant' })
  .refine((value) => isLocalDate(INSTANT_SHAPE.exec(value)?.[1] ?? ''), { error: 'bad_instant' })
  .overwrite((value) => {
    const at = Date.parse(value);
    return Number.isNaN(at) ? value : new Date(at).toISOString();
  })
  .meta({ format: 'date-time', example: '2026-11-23T08:15:00.000Z' });

/** Training clocks end before this day: dates are kept until 2200, and every limit has to fit. */
export const TRAINING_END = '2150-01-01';

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** An opaque id. */
export const uuid = z
  .string({ error: 'bad_id' })
  .regex(UUID, { error: 'bad_id' })
  .overwrite((value) => value.toLowerCase())
  .meta({ format: 'uuid' });

/** A code of the pathway's vocabulary. */
export const code = z.string({ error: 'wrong_type' }).regex(/^[A-Za-z0-9_:.-]{1,80}$/, { error: 'bad_code' });

/** A flag in a query. */
export const queryFlag = z.enum(['true', 'false'], { error: 'not_an_option' }).transform((value) => value === 'true');

/** A whole number in a query, e.g. `limit`. */
export function queryInteger(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,10}$/, { error: 'bad_integer' })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: 'out_of_range' })
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** `limit` and `cursor` of every list. */
export const paging = {
  limit: queryInteger(1, 100).optional(),
  cursor: z
    .string()
    .regex(/^[\w.-]{1,400}$/, { error: 'bad_cursor' })
    .optional(),
};

/** A record of what zod made of one field: where it is and which code the fault has. */
export interface IssueLike {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

const BY_ZOD_CODE: { readonly [code: string]: string } = {
  invalid_type: 'wrong_type',
  too_big: 'too_many',
  too_small: 'too_few',
  invalid_value: 'not_an_option',
  invalid_format: 'bad_format',
  invalid_union: 'not_an_option',
};
const OWN_CODE = /^[a-z][a-z0-9_]{1,60}$/;

/** Faults as the API tells them: paths of known fields and codes. A key nobody knows is named `unknown_field`, not repeated. */
export function toFieldErrors(issues: readonly IssueLike[], input: unknown): { path: string; code: string }[] {
  return issues.slice(0, 100).map((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') return { path, code: 'unknown_field' };
    if (issue.code === 'invalid_type' && valueAt(input, issue.path) === undefined) return { path, code: 'required' };
    if (issue.code === 'custom' || OWN_CODE.test(issue.message)) return { path, code: issue.message };
    return { path, code: BY_ZOD_CODE[issue.code] ?? 'invalid' };
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

/** Levels of a body; a form has five. */
const DEEPEST = 32;

/** True for a value nested deeper than any form: looked at without recursion, since that is what it would break. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
