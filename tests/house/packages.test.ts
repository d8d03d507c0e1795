import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const Package = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const manifest = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const packages = { ...manifest.dependencies, ...manifest.devDependencies };

describe('package.json', () => {
  test('pins every package to one exact version', () => {
    const loose = Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  test('keeps all parts of the Temporal SDK at the same version, because they share a protocol', () => {
    const versions = Object.entries(packages).filter(([name]) => name.startsWith('@temporalio/'));
    expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  });

  test('names scripts that exist', () => {
    const files = Object.values(manifest.scripts).flatMap((script) => script.match(/scripts\/[\w-]+\.ts/g) ?? []);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
