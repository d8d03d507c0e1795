import { en } from './en';
import { fi } from './fi';
import type { Language } from './languages';
import { sv } from './sv';

export type { Language } from './languages';
export { languages } from './languages';

type Rooms = typeof en;
/** `room.key`, e.g. `steps.P2_SCREENING`: known at compile time, from the English files. */
export type TextKey = { [R in keyof Rooms]: `${R}.${keyof Rooms[R] & string}` }[keyof Rooms];
export type TextParams = { readonly [name: string]: string | number };

type Catalogue = { readonly [room: string]: { readonly [key: string]: string } };
const catalogues: { readonly [language in Language]: Catalogue } = { fi, sv, en };

function find(language: Language, key: string): string | undefined {
  const dot = key.indexOf('.');
  const room = key.slice(0, dot);
  const rest = key.slice(dot + 1);
  const texts = catalogues[language];
  if (!Object.hasOwn(texts, room)) return undefined;
  const found = texts[room];
  return found && Object.hasOwn(found, rest) ? found[rest] : undefined;
}

/** Whether the key has a text in this language. */
export function has(language: Language, key: string): boolean {
  return find(language, key) !== undefined;
}

/**
 * The text of a key, with `{name}` replaced from `params`. A key without a text gives the key itself, so that a reader
 * sees what is missing instead of nothing; a placeholder without a value stays as it is.
 */
export function t(language: Language, key: TextKey | (string & {}), params: TextParams = {}): string {
  const text = find(language, key);
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** Every key of one language: for the tests of completeness and for publishing the texts. */
export function textKeys(language: Language): string[] {
  return Object.entries(catalogues[language]).flatMap(([room, texts]) =>
    Object.keys(texts).map((key) => `${room}.${key}`),
  );
}
