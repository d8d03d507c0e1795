import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Budget } from './budget';

const LIMITS_KB = { first: 150, style: 15, language: 8, page: 15 } as const;
const LANGUAGE = /^(fi|sv|en)-[\w-]{8}\.js$/;

/** Sizes of the built pages as they travel (gzip), by what asks for them: the first page of all, a language, a page. */
export function measureSizes(folder: string): readonly Budget[] {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const names = readdirSync(join(folder, 'assets')).sort();
  const first = names.filter((name) => html.includes(`/assets/${name}`));
  const scripts = (some: readonly string[]) => some.filter((name) => name.endsWith('.js'));
  const styles = names.filter((name) => name.endsWith('.css'));
  const later = scripts(names).filter((name) => !first.includes(name));
  const sum = (some: readonly string[]) => some.reduce((all, name) => all + sizeOf(join(folder, 'assets', name)), 0);
  const kb = (what: string, some: readonly string[], limit: number): Budget => ({
    what,
    measured: sum(some) / 1000,
    limit,
    unit: 'KB',
  });
  return [
    kb('first scripts', scripts(first), LIMITS_KB.first),
    kb('style sheets', styles, LIMITS_KB.style),
    ...later.map((name) => {
      const language = LANGUAGE.test(name);
      const plain = name.replace(/-[\w-]{8}\.js$/, '');
      return kb(`${language ? 'language' : 'page'} ${plain}`, [name], language ? LIMITS_KB.language : LIMITS_KB.page);
    }),
    { what: 'fonts', measured: names.filter((name) => /\.(woff2?|ttf|otf)$/.test(name)).length, limit: 0, unit: '' },
  ];
}

function sizeOf(path: string): number {
  return gzipSync(readFileSync(path)).length;
}
