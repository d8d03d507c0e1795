import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { configOrExit, EXIT_BAD_CONFIG, type LauncherConfig, loadLauncherConfig } from '../platform/config';
import { takeLock } from '../platform/process-lock';
import { type Addresses, startInstallation } from './embedded/installation';
import { isFree } from './embedded/ports';
import { endLeftovers } from './embedded/run-file';
import { createSupervisor } from './embedded/supervisor';

const began = Date.now();
const STARTING_ENDS_WITHIN_MS = 20_000;

async function main(): Promise<void> {
  const config = configOrExit(loadLauncherConfig(process.env));
  const { dataDir } = config;
  folderOrExit(dataDir);
  const release = lockOrExit(config);
  const leftovers = await endLeftovers(dataDir);
  if (leftovers > 0) say(`Ended ${leftovers} part(s) of an earlier start that was killed.`);
  await portOrExit(config, release);

  const closers: (() => Promise<void>)[] = [];
  const abort = new AbortController();
  const end = async (code: number): Promise<void> => {
    if (abort.signal.aborted) return;
    abort.abort();
    say('Stopping.');
    await supervisor.stop();
    // What was just being started is known to nobody else: it ends, and the start takes note that it may not go on.
    await endLeftovers(dataDir);
    await Promise.race([starting, delay(STARTING_ENDS_WITHIN_MS)]);
    await endLeftovers(dataDir);
    for (const close of closers) await close();
    release();
    say('Stopped. Everything is kept.');
    process.exit(code);
  };
  const supervisor = createSupervisor(say, (part) => {
    say(
      `${part} refuses its settings:\n${tail(join(dataDir, 'logs', part.includes('API') ? 'api.log' : 'worker.log'))}`,
    );
    void end(EXIT_BAD_CONFIG);
  });
  let starting: Promise<unknown> = Promise.resolve();
  endWhenAsked(() => void end(0));

  try {
    const started = startInstallation({
      config,
      env: process.env,
      supervisor,
      signal: abort.signal,
      tell: say,
      onClose: (close) => closers.push(close),
    });
    starting = started.catch(() => undefined);
    const addresses = await started;
    tellWhere(config, addresses);
  } catch (error) {
    if (abort.signal.aborted) return;
    say(`Helmi could not be started: ${error instanceof Error ? error.message : 'unknown error'}`);
    say(`Logs: ${join(dataDir, 'logs')}`);
    await end(1);
  }
}

function folderOrExit(dataDir: string): void {
  try {
    // As root, PostgreSQL's own account has to pass through this folder; what is secret in it is closed by itself.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    say(`The data folder ${dataDir} can't be used (${code}). Choose another one with HELMI_DATA_DIR.`);
    process.exit(EXIT_BAD_CONFIG);
  }
}

function lockOrExit({ dataDir, publicUrl }: LauncherConfig): () => void {
  const lock = takeLock(dataDir, publicUrl);
  if (lock.ok) return lock.release;
  const { pid, since, address } = lock.holder;
  say(`Helmi already runs on ${dataDir}: process ${pid}, since ${since}, at ${address}`);
  say('Stop it there with Ctrl-C, or give this one HELMI_DATA_DIR and HELMI_PORT of its own.');
  process.exit(1);
}

async function portOrExit({ values }: LauncherConfig, release: () => void): Promise<void> {
  if (await isFree(values.HELMI_PORT, values.HELMI_BIND)) return;
  release();
  say(`Port ${values.HELMI_PORT} is taken by another program. Choose another one, e.g. HELMI_PORT=3001 npm start`);
  process.exit(1);
}

function endWhenAsked(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  if (process.env['npm_lifecycle_event'] === undefined) return;
  // npm can be killed without a word to us, and nobody would know then how to stop this process.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 1_000).unref();
}

function tellWhere(config: LauncherConfig, { mailPage, temporalUi }: Addresses): void {
  say('');
  say(`Helmi is ready (${((Date.now() - began) / 1_000).toFixed(1)} s).`);
  say(`  Product        ${config.publicUrl}`);
  say(`  API, described ${config.publicUrl}/docs`);
  if (mailPage !== undefined) say(`  Mails sent     ${mailPage}`);
  if (temporalUi !== undefined) say(`  Temporal       ${temporalUi}`);
  say(`  Data and logs  ${config.dataDir}`);
  say('Stop with Ctrl-C. Everything is kept; npm start goes on where it stopped.');
}

function tail(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
