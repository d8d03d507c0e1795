import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
/** Folder of the built pages. */
export const BUILT = join(ROOT, 'dist', 'web');
const MARK = '.sources';
const SOURCES = ['web', 'texts', 'package-lock.json', 'scripts/web-build.ts'];

/** True where `dist/web` was built from the sources as they are now. */
export function isWebBuilt(): boolean {
  const mark = join(BUILT, MARK);
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint();
}

/** Builds the web app into `dist/web`, put there whole: whoever reads the folder sees the old pages or the new ones. */
export async function buildWeb(): Promise<void> {
  const sources = fingerprint();
  const fresh = `${BUILT}.${process.pid}.new`;
  // Loaded here only: a product that is built already needs no bundler.
  const { build } = await import('vite');
  // Under a test runner's NODE_ENV the bundler would take every library's development build, half as big again.
  const given = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({ configFile: join(ROOT, 'web', 'vite.config.mts'), logLevel: 'warn', build: { outDir: fresh } });
  } finally {
    if (given === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = given;
  }
  writeFileSync(join(fresh, MARK), sources);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const old = `${BUILT}.${process.pid}.old`;
  if (existsSync(BUILT)) renameSync(BUILT, old);
  renameSync(fresh, BUILT);
  rmSync(old, { recursive: true, force: true });
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of filesIn(join(ROOT, source)).sort()) hash.update(relative(ROOT, path)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

if (require.main === module) void buildWeb();
