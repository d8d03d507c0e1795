import type { Field, Pathway } from '../pathways/model';
import { fieldLabel } from '../texts/labels';

/** A JSON Schema (2020-12), as far as forms need one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const NAMED = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const FORMATS = {
  LANGUAGE: { pattern: '^[a-z]{3}$' },
  PHONE: { pattern: '^\\+?[0-9][0-9 ()-]{3,24}$' },
  MUNICIPALITY: { pattern: '^\\d{3}$' },
  REFERENCE: {},
  ID: { pattern: '^(?=.*\\d)[A-Za-z0-9._:-]+$' },
} as const satisfies Readonly<Record<NonNullable<Field['format']>, JsonSchema>>;

/** The forms of a pathway as named schemas, and the bodies of the calls that carry one. */
export function formSchemas(pathway: Pathway): {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly bodies: Readonly<Record<string, JsonSchema>>;
} {
  const referral = objectOf(pathway.intake.fields, 'REFERRAL', false);
  const training = { training: { type: 'boolean' }, trainingStart: { type: 'string', format: 'date-time' } };
  const forms = pathway.steps.filter((step) => step.kind === 'FORM');
  const schemas: Record<string, JsonSchema> = {
    Referral: referral,
    ...Object.fromEntries(
      pathway.entries.map(({ kind, fields }) => [
        `Entry_${kind}`,
        withHead(objectOf(fields, kind, true), { kind: { const: kind } }),
      ]),
    ),
    ...Object.fromEntries(
      pathway.events.map(({ code, fields }) => [
        `Event_${code}`,
        withHead(objectOf(fields, code, true), { type: { const: code }, version: { type: 'integer', minimum: 0 } }),
      ]),
    ),
    ...Object.fromEntries(
      forms.map(({ code, fields, outcomes }) => [
        `Form_${code}`,
        {
          ...objectOf(fields, code, false),
          description: `Outcomes: ${outcomes.map((outcome) => outcome.code).join(', ')}. What each asks for: GET /api/v1/tasks/{id}.`,
        },
      ]),
    ),
  };
  const oneOf = (names: readonly string[]): JsonSchema => ({ oneOf: names.map(NAMED) });
  return {
    schemas,
    bodies: {
      'POST /api/v1/referrals': {
        ...referral,
        properties: { ...asObject(referral['properties']), ...training },
      },
      'PATCH /api/v1/referrals/{id}': NAMED('Referral'),
      'POST /api/v1/cases/{id}/entries': oneOf(pathway.entries.map(({ kind }) => `Entry_${kind}`)),
      'POST /api/v1/cases/{id}/events': oneOf(pathway.events.map(({ code }) => `Event_${code}`)),
    },
  };
}

function objectOf(fields: readonly Field[], owner: string, complete: boolean, at = ''): JsonSchema {
  const required = complete ? fields.filter((field) => field.required === true).map((field) => field.name) : [];
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field, owner, at)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function schemaOf(field: Field, owner: string, at: string): JsonSchema {
  const path = `${at}${field.name}`;
  return { ...shapeOf(field, owner, path), description: fieldLabel('en', owner, path) };
}

function shapeOf(field: Field, owner: string, path: string): JsonSchema {
  const { kind, min, max, options, format } = field;
  const inner = () => objectOf(field.fields ?? [], owner, true, `${path}.`);
  switch (kind) {
    case 'TEXT':
      return { type: 'string', maxLength: max ?? 2000, ...(format === undefined ? {} : FORMATS[format]) };
    case 'BOOLEAN':
      return { type: 'boolean' };
    case 'INTEGER':
      return {
        type: 'integer',
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      };
    case 'DATE':
      return { type: 'string', format: 'date' };
    case 'TIME':
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
    case 'DATETIME':
      return { type: 'string', format: 'date-time' };
    case 'CODE':
      return option(options);
    case 'CODES':
      return { type: 'array', items: option(options), uniqueItems: true };
    case 'USER':
      return { type: 'string', format: 'uuid' };
    case 'PERSON':
      return { type: 'string', pattern: '^(CHILD|GUARDIAN_[1-4])$' };
    case 'LIST':
      return { type: 'array', items: inner(), ...(max === undefined ? {} : { maxItems: max }) };
    case 'GROUP':
      return inner();
    default:
      return exhausted(kind);
  }
}

function option(options: readonly string[] | undefined): JsonSchema {
  return options === undefined || options.length === 0 ? { type: 'string' } : { type: 'string', enum: options };
}

function withHead(schema: JsonSchema, head: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    ...schema,
    properties: { ...head, ...asObject(schema['properties']) },
    required: [...Object.keys(head), ...required],
  };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function exhausted(kind: never): never {
  throw new RangeError(`unknown kind of field: ${String(kind)}`);
}
