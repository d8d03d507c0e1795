import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { texts as en } from '../src/i18n/en';
import { texts as fi } from '../src/i18n/fi';
import { ROOMS } from '../src/i18n/rooms';
import { texts as sv } from '../src/i18n/sv';

type Flat = ReadonlyMap<string, string>;
const SHARED = /^(clocks|clockStates|disciplines|faults|overdueReasons|partStatuses|pathways|roles|statuses)\./;
const flat = {
  fi: flatten({ ...fi, ...roomsOf('fi') }),
  sv: flatten({ ...sv, ...roomsOf('sv') }),
  en: flatten({ ...en, ...roomsOf('en') }),
};

/** Words that come with their pages. */
function roomsOf(language: string): object {
  const folder = join(__dirname, '..', 'src', 'i18n', 'rooms', language);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
    ]),
  );
}

function flatten(texts: object, before = ''): Flat {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${before}${key}`, value] as const]
        : [...flatten(value as object, `${before}${key}.`)],
    ),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'count')
    .sort();
}

describe('the words of the pages', () => {
  it.each(['sv', 'en'] as const)('are the same in Finnish and in %s: every text, every placeholder', (language) => {
    expect([...flat[language].keys()].sort()).toEqual([...flat.fi.keys()].sort());
    const differing = [...flat.fi].filter(
      ([key, text]) =>
        !SHARED.test(key) && String(placeholders(text)) !== String(placeholders(flat[language].get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it('have a plural wherever they have a singular, and nothing empty', () => {
    const keys = [...flat.fi.keys()];
    expect(keys.filter((key) => key.endsWith('_one') && !keys.includes(key.replace(/_one$/, '_other')))).toEqual([]);
    for (const texts of Object.values(flat)) expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('exist for every key that a page names', () => {
    const known = new Set([...flat.fi.keys()].map((key) => key.replace(/_(zero|one|other)$/, '')));
    const asked = sources().flatMap((source) => [...source.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key = '']) => key));
    expect(asked.length).toBeGreaterThan(60);
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
  });

  it('of pages that bring their own are all known to the list of rooms', () => {
    const files = Object.keys(roomsOf('fi')).sort();
    expect(Object.keys(ROOMS).sort()).toEqual(files);
  });

  it('say every kind of due date in words', () => {
    for (const kind of ['ON_TIME', 'SOON', 'TODAY', 'OVERDUE', 'DONE_LATE'])
      expect(flat.fi.has(`common.due.${kind}_other`)).toBe(true);
  });
});

function sources(folder = join(__dirname, '..', 'src')): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
