import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const ENGLISH = ['texts/en', 'web/src/i18n/en', 'web/src/i18n/rooms/en'];

function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesOf) : [];
}

/** Everything that stands on a page somewhere. */
function said(): ReadonlySet<string> {
  const files = ENGLISH.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(ROOT, folder, name)),
  );
  return new Set(files.flatMap((file) => valuesOf(JSON.parse(readFileSync(file, 'utf8')))));
}

describe('the first five minutes of the README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, part = ''] = readme.split('## The first five minutes');
  const quoted = [...(part.split('\n## ')[0] ?? '').matchAll(/(?<!\*)\*(?!\*)([^*]+)\*(?!\*)/g)].map(([, words = '']) =>
    words.replace(/\s+/g, ' '),
  );

  it('quote the pages word by word', () => {
    const words = said();
    expect(quoted.length).toBeGreaterThan(15);
    expect(quoted.filter((each) => !words.has(each))).toEqual([]);
  });
});
