/** What the pages say, read from the files they read: a story names a button as its reader sees it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInstance } from 'i18next';
import type { Language } from '../../../texts/languages';

export { type Language, languages } from '../../../texts/languages';

const ROOT = resolve(__dirname, '..', '..', '..');
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function roomsOf(folder: string): Record<string, unknown> {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [camel(basename(name, '.json')), JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8'))]),
  );
}

/** Gives the words of a key, e.g. `work.title`, with its plural and its values; throws for a key without words. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const known = new Map<Language, Words>();

/** The words of the pages, and those that the service shares with them, in one language. */
export function wordsIn(language: Language): Words {
  const found = known.get(language) ?? read(language);
  known.set(language, found);
  return found;
}

function read(language: Language): Words {
  const i18n = createInstance({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    resources: {
      [language]: {
        translation: {
          ...roomsOf(`texts/${language}`),
          ...roomsOf(`web/src/i18n/${language}`),
          ...roomsOf(`web/src/i18n/rooms/${language}`),
        },
      },
    },
  });
  void i18n.init();
  return (key, values = {}) => {
    if (!i18n.exists(key, values)) throw new Error(`no words for ${key} in ${language}`);
    return i18n.t(key, values);
  };
}

/** The words as they stand in a name, whatever follows in brackets, such as "(optional)". */
export function named(words: string): RegExp {
  return new RegExp(`^${literal(words)}(?: \\(.*\\))?$`);
}

/** The words anywhere in a name. */
export function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
