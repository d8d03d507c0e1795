import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '..', 'src');
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
const sources = files.filter(({ name }) => /\.tsx?$/.test(name));
const matching = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('the pages', () => {
  it('take types from the API’s contract and never code', () => {
    expect(matching(/^import (?!type)[^;]*from '[./]*\/api\/contract\//m)).toEqual([]);
    expect(matching(/^import (?!type)[^;]*from 'zod'/m)).toEqual([]);
  });

  it('know of the rest of the project the shapes of answers and the shared words, nothing more', () => {
    const outside = sources.flatMap(({ text }) =>
      [
        ...text.matchAll(
          /from '((?:\.\.\/)+(?:api\/contract|texts|pathways|ledger|platform|entities|scripts|workflows|activities)\/[^']*)'/g,
        ),
      ].map(([, path = '']) => path),
    );
    expect(
      outside.filter((path) => !/\/api\/contract\/[a-z-]+$|\/texts\/(fi|sv|en)\/[a-z-]+\.json$/.test(path)),
    ).toEqual([]);
  });

  it('keep nothing in the browser, and write no style into the page', () => {
    expect(matching(/\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/)).toEqual([]);
    expect(matching(/<style|dangerouslySetInnerHTML|innerHTML/)).toEqual([]);
  });

  it('never use the browser’s own date field, which follows the browser’s language', () => {
    expect(matching(/type="(date|time|datetime-local)"/)).toEqual([]);
  });

  it('read in both directions: style sheets name no left or right', () => {
    const sided = files.filter(
      ({ name, text }) =>
        name.endsWith('.css') &&
        /(margin|padding|border)-(left|right)|text-align: (left|right)|^\s*(left|right):/m.test(text),
    );
    expect(sided.map(({ name }) => name)).toEqual([]);
  });

  it('fetch nothing from elsewhere', () => {
    const elsewhere = files.filter(({ name, text }) => !name.endsWith('.svg') && /https?:\/\//.test(text));
    expect(elsewhere.map(({ name }) => name)).toEqual([]);
  });
});
