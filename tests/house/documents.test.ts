import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSettingName } from '../../platform/settings';
import { rightsPage } from '../../scripts/rights-page';
import { settingsPage } from '../../scripts/settings-table';

const DOCUMENTS = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('The documents', () => {
  test('list every setting as it is declared', () => {
    expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsPage());
  });

  test('tell every right as the service asks it', () => {
    expect(readFileSync('docs/rights.md', 'utf8')).toBe(rightsPage());
  });

  test.each(DOCUMENTS)('%s links to files that exist', (document) => {
    const links = [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(
      ([, target]) => target ?? '',
    );
    expect(links.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([]);
  });

  test.each(DOCUMENTS)('%s names scripts that exist', (document) => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readFileSync(document, 'utf8').matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))\b/g)].map(
      ([, run, short]) => run ?? short,
    );
    for (const script of named) expect(manifest).toHaveProperty(['scripts', script ?? '']);
    const files = readFileSync(document, 'utf8').match(/\bscripts\/[\w/-]+\.ts\b/g) ?? [];
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test.each(DOCUMENTS)('%s names settings that exist', (document) => {
    const named = readFileSync(document, 'utf8').match(/\bHELMI_[A-Z_]+\b/g) ?? [];
    const unknown = named.filter(
      (name) => !isSettingName(name.replace(/_FILE$/, '')) && !/^HELMI_(TEST|BENCH)_/.test(name) && name !== 'HELMI_',
    );
    expect(unknown).toEqual([]);
  });
});
