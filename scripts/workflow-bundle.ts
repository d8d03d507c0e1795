import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** What ends up in the bundle or decides what does. */
const SOURCES = [
  'workflows',
  'pathways',
  'activities/contract.ts',
  'platform/failure-converter.ts',
  'scripts/workflow-bundle.ts',
];

const CACHE = join(ROOT, '.cache', 'workflows');

/** Where the bundle of these sources is, or will be once `ensureWorkflowBundle` has made it. */
export function workflowBundlePath(cacheDir = CACHE): string {
  return join(cacheDir, `bundle-${fingerprint()}.js`);
}

/**
 * Path of the bundled workflow code for these sources, bundled only when they have changed since the last time
 * (a bundle costs seconds, and every worker and test would pay it). Give it to `Worker.create({ workflowBundle: { codePath } })`.
 */
export async function ensureWorkflowBundle(cacheDir = CACHE): Promise<string> {
  const path = workflowBundlePath(cacheDir);
  if (existsSync(path)) return path;
  mkdirSync(cacheDir, { recursive: true });
  // Loaded here only, since the bundler is by far the heaviest thing this module needs.
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(ROOT, 'workflows', 'index.ts'),
    failureConverterPath: join(ROOT, 'platform', 'failure-converter.ts'),
    logger: silent,
  });
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, code);
  renameSync(fresh, path);
  forgetOldest(cacheDir);
  return path;
}

const nothing = () => undefined;
const silent = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(join(ROOT, source))).sort()) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  hash.update(readFileSync(require.resolve('@temporalio/worker/package.json')));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

// Running workers keep the code in memory, so an old bundle may go at any time.
function forgetOldest(folder: string): void {
  const bundles = readdirSync(folder).filter((name) => name.startsWith('bundle-'));
  if (bundles.length > 20)
    for (const name of bundles) if (!name.includes(fingerprint())) rmSync(join(folder, name), { force: true });
}

if (require.main === module) {
  ensureWorkflowBundle(process.argv[2]).then(
    (path) => process.stdout.write(`${path}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
      process.exitCode = 1;
    },
  );
}
