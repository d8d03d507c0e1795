/** Fills every text field of a form, so that whatever leaves a field can be recognised wherever it turns up. */
import { randomBytes } from 'node:crypto';
import type { Data, Field, Json, OutcomeCode } from '../../pathways/model';

/** Values in the shape of real ones, which a redactor that looks for one word would miss. */
const IN_SHAPE = {
  /** Of the range that is given to nobody (individual numbers 900–999), with its right check character. */
  identityCode: '010112A932L',
  phone: '+358 50 7731 942',
  street: 'Kanarialinnunpolku 13 B 7',
  account: 'FI49 5000 9420 0287 30',
  finnish: 'Päivikki Kanäärïlä-Öinen',
  arabic: 'كناري سري للغاية',
  cyrillic: 'Канарейка Тайная',
  somali: 'Qaylodhaan Sireed',
} as const;

export class Planter {
  /** Stands in every canary, so that one needle finds them all. Letters only: digits by chance can look like an identity code. */
  readonly run = `KNRY${randomBytes(5)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
  readonly #planted = new Set<string>();
  #count = 0;

  get identityCode(): string {
    return IN_SHAPE.identityCode;
  }

  /** What must not be found anywhere. */
  get secrets(): readonly string[] {
    return [this.run, ...Object.values(IN_SHAPE)];
  }

  /** Paths of the fields that have carried a canary, e.g. `P2_SCREENING.note`. */
  get planted(): ReadonlySet<string> {
    return this.#planted;
  }

  /** A word of its own for this place, at most `max` characters. */
  word(place: string, max = 60): string {
    this.#count += 1;
    return `${this.run}${this.#count}${place.replace(/[^a-z0-9]/gi, '')}`.slice(0, max);
  }

  /** A text as long as the field takes, with every kind of value in it. */
  text(place: string, max: number): string {
    const words = [this.word(place), ...Object.values(IN_SHAPE)].join(', ');
    return Array.from(`${words}. ${words}. `.repeat(40)).slice(0, max).join('').trim();
  }

  /** The form with a canary in every text field that this outcome asks for; rows and groups that are there are filled too. */
  plant(owner: string, fields: readonly Field[], data: Data, outcome?: OutcomeCode): Data {
    const planted: { [name: string]: Json } = { ...data };
    for (const field of fields) {
      if (outcome !== undefined && field.outcomes !== undefined && !field.outcomes.includes(outcome)) continue;
      const value = this.#valueOf(`${owner}.${field.name}`, field, data[field.name]);
      if (value !== undefined) planted[field.name] = value;
    }
    return planted;
  }

  #valueOf(path: string, field: Field, given: Json | undefined): Json | undefined {
    if (field.kind === 'TEXT') return this.#textOf(path, field, given);
    if (field.kind === 'GROUP') return isData(given) ? this.plant(path, field.fields ?? [], given) : given;
    if (field.kind !== 'LIST' || !holdsText(field)) return given;
    const rows = Array.isArray(given) && given.length > 0 ? given : [sampleOf(field.fields ?? [])];
    return rows.map((row: Json) => (isData(row) ? this.plant(path, field.fields ?? [], row) : row));
  }

  #textOf(path: string, field: Field, given: Json | undefined): Json | undefined {
    // It names something that the case holds: nothing can be made up there, unless it may be new.
    if (field.refersTo !== undefined && !('orNew' in field.refersTo)) return given;
    // Rules compare identifiers, so each is one of its own.
    if (field.format === 'ID') return given ?? `id-${(this.#count += 1)}`;
    if (!takesCanary(field)) return given;
    this.#planted.add(path);
    const max = field.max ?? 2000;
    if (field.format === 'PHONE') return IN_SHAPE.phone;
    return field.format === 'REFERENCE' ? this.word(path, max) : this.text(path, max);
  }
}

function isData(value: Json | undefined): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A canary must fit: languages and municipality numbers have three characters, and an identifier holds no word. */
function takesCanary(field: Field): boolean {
  return field.format !== 'LANGUAGE' && field.format !== 'ID' && (field.max ?? 2000) >= 20;
}

function holdsText(field: Field): boolean {
  return (field.fields ?? []).some((each) => (each.kind === 'TEXT' && takesCanary(each)) || holdsText(each));
}

/** One row with what it must have. */
function sampleOf(fields: readonly Field[]): Data {
  return Object.fromEntries(fields.filter(({ required }) => required).map((field) => [field.name, sampleValue(field)]));
}

function sampleValue(field: Field): Json {
  switch (field.kind) {
    case 'BOOLEAN':
      return false;
    case 'INTEGER':
      return Math.max(field.min ?? 0, 2010);
    case 'CODES':
      return [...(field.options ?? [])].slice(0, 1);
    case 'CODE':
      return field.options?.[0] ?? '';
    case 'PERSON':
      return 'CHILD';
    default:
      return 'som';
  }
}

/** Paths of all text fields that can carry a canary, of these fields and the outcomes that were reached. */
export function textFields(owner: string, fields: readonly Field[], outcomes?: ReadonlySet<string>): string[] {
  return fields
    .filter((field) => outcomes === undefined || !field.outcomes || field.outcomes.some((name) => outcomes.has(name)))
    .flatMap((field) => {
      const path = `${owner}.${field.name}`;
      if (field.kind === 'TEXT') return takesCanary(field) ? [path] : [];
      return field.fields ? textFields(path, field.fields) : [];
    });
}
