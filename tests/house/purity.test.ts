import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// The linter forbids what has a name; what is left are ways to read the clock that look like ordinary calls.
const IMPURE = [/\bnew Date\(\s*\)/, /(?<!new )\bDate\(/, /\bperformance\.now\b/, /\bprocess\.env\b/, /\bIntl\./];

describe('The pure core', () => {
  const files = readdirSync('pathways', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

  test('is where it is looked for', () => {
    expect(files).toContain('model.ts');
  });

  test.each(files)('pathways/%s asks no clock, no environment and no locale', (name) => {
    const lines = readFileSync(join('pathways', name), 'utf8').split('\n');
    const impure = lines.filter((line) => IMPURE.some((pattern) => pattern.test(line)));
    expect(impure).toEqual([]);
  });
});
