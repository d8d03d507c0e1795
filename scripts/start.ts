import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configOrExit, EXIT_BAD_CONFIG, type LauncherConfig, loadLauncherConfig } from '../platform/config';
import { startMailCatcher } from '../platform/mail-catcher';
import { takeLock } from '../platform/process-lock';
import { childEnvironment, type Whereabouts } from './embedded/child-environment';
import { answers, runToEnd, startService } from './embedded/node-part';
import { claimPorts, isFree } from './embedded/ports';
import { startPostgres } from './embedded/postgres';
import { endLeftovers } from './embedded/run-file';
import { loadSecrets } from './embedded/secrets';
import { createSupervisor, type Supervisor } from './embedded/supervisor';
import { startTemporal } from './embedded/temporal-server';
import { temporalCli } from './temporal-cli';
import { workflowBundlePath } from './workflow-bundle';

const ROOT = resolve(__dirname, '..');
const began = Date.now();

/** Everything that has been started and must be ended, in the order in which it is ended. */
interface Started {
  readonly supervisor: Supervisor;
  readonly closers: (() => Promise<void> | void)[];
  readonly abort: AbortController;
}

async function main(): Promise<void> {
  const config = configOrExit(loadLauncherConfig(process.env));
  const { dataDir, values } = config;
  // As root, PostgreSQL's own account has to pass through this folder; what is secret in it is closed by itself.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const lock = takeLock(dataDir, config.publicUrl);
  if (!lock.ok) {
    const { pid, since, address } = lock.holder;
    say(`Helmi already runs on ${dataDir}: process ${pid}, since ${since}, at ${address}`);
    say('Stop it there with Ctrl-C, or give this one HELMI_DATA_DIR and HELMI_PORT of its own.');
    process.exit(1);
  }
  if (!(await isFree(values.HELMI_PORT, values.HELMI_BIND))) {
    // Our own API of a start that was killed may still be about to notice.
    await endLeftovers(dataDir);
    if (!(await isFree(values.HELMI_PORT, values.HELMI_BIND))) {
      lock.release();
      say(`Port ${values.HELMI_PORT} is taken by another program. Choose another one, e.g. HELMI_PORT=3001 npm start`);
      process.exit(1);
    }
  }
  const started = handleEnd(dataDir, lock.release);
  try {
    await startAll(config, started);
  } catch (error) {
    if (started.abort.signal.aborted) return;
    say(`Helmi could not be started: ${error instanceof Error ? error.message : 'unknown error'}`);
    say(`Logs: ${join(dataDir, 'logs')}`);
    await endAll(started, dataDir, lock.release, 1);
  }
}

async function startAll(config: LauncherConfig, started: Started): Promise<void> {
  const { dataDir, values, embedded } = config;
  const { supervisor, abort } = started;
  const leftovers = await endLeftovers(dataDir);
  if (leftovers > 0) say(`Ended ${leftovers} part(s) of an earlier start that was killed.`);
  const secrets = loadSecrets(dataDir);
  const bundled = bundle(dataDir);
  // Heard below; until then a failure must not count as unheard.
  bundled.catch(() => undefined);
  const where: Partial<Whereabouts> = {
    ...(embedded ? await startStores(config, supervisor) : {}),
    ...(values.SMTP_URL === undefined ? await startMail(dataDir, started) : {}),
  };
  const workflowBundle = await bundled;
  const env = childEnvironment(process.env, secrets, { dataDir, workflowBundle }, where);
  say('Bringing the database to the present schema.');
  await runToEnd({ file: 'scripts/migrate.ts', log: 'migrate', dataDir, env });
  if (abort.signal.aborted) return;
  say('Starting the worker and the API.');
  await supervisor.run({
    name: 'The worker',
    start: () => startService({ file: 'worker.ts', log: 'worker', dataDir, env }),
  });
  await supervisor.run({
    name: 'The API',
    start: () => startService({ file: 'api/server.ts', log: 'api', dataDir, env }),
  });
  const local = `http://${values.HELMI_BIND.includes(':') ? `[${values.HELMI_BIND}]` : values.HELMI_BIND}:${values.HELMI_PORT}`;
  if (!(await answers(`${local}/readyz`, 90_000, abort.signal))) {
    if (abort.signal.aborted) return;
    throw new Error('the API did not become ready within 90 seconds');
  }
  if (env['HELMI_AUTH'] === 'demo') await seedOnce(dataDir, env);
  tellWhere(config, where);
}

/** PostgreSQL and Temporal side by side: each takes a second or two, the first time some more. */
async function startStores(config: LauncherConfig, supervisor: Supervisor): Promise<Partial<Whereabouts>> {
  const { dataDir } = config;
  const ports = await claimPorts(dataDir, ['postgres', 'temporal', 'temporalUi']);
  let databaseUrl = '';
  let temporal = { address: '', namespace: '', uiUrl: '' };
  const cliPath = temporalCli(process.env, say);
  say('Starting PostgreSQL and the Temporal server.');
  // Both are awaited, so that a failure of one leaves no half-started other behind.
  const results = await Promise.allSettled([
    supervisor.run({
      name: 'PostgreSQL',
      start: async () => {
        const postgres = await startPostgres({ dataDir, port: ports.postgres });
        databaseUrl = postgres.url;
        return postgres;
      },
    }),
    cliPath.then((path) =>
      supervisor.run({
        name: 'The Temporal server',
        start: async () => {
          const server = await startTemporal({
            dataDir,
            cliPath: path,
            port: ports.temporal,
            uiPort: ports.temporalUi,
          });
          temporal = server;
          return server;
        },
      }),
    ),
  ]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  temporalUi = temporal.uiUrl;
  return { databaseUrl, temporalAddress: temporal.address, namespace: temporal.namespace };
}

let temporalUi: string | undefined;

async function startMail(dataDir: string, started: Started): Promise<Partial<Whereabouts>> {
  const ports = await claimPorts(dataDir, ['smtp', 'mailPage']);
  const catcher = await startMailCatcher({ dataDir, smtpPort: ports.smtp, httpPort: ports.mailPage });
  started.closers.push(() => catcher.close());
  return { smtpUrl: catcher.smtpUrl, mailPage: catcher.httpUrl };
}

// In a process of its own, since the bundler would stay in this one's memory for as long as the product runs.
async function bundle(dataDir: string): Promise<string> {
  const path = workflowBundlePath();
  if (!existsSync(path)) {
    say('Bundling the workflows, once for these sources.');
    await runToEnd({ file: 'scripts/workflow-bundle.ts', log: 'bundle', dataDir, env: process.env });
  }
  return path;
}

async function seedOnce(dataDir: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const mark = join(dataDir, 'seeded');
  if (existsSync(mark) || !existsSync(join(ROOT, 'scripts', 'seed.ts'))) return;
  say('Making the demo staff and the training cases.');
  try {
    await runToEnd({ file: 'scripts/seed.ts', log: 'seed', dataDir, env });
    writeFileSync(mark, `${new Date().toISOString()}\n`);
  } catch (error) {
    // The product works without its examples, and the next start tries again.
    say(error instanceof Error ? error.message : 'the training cases could not be made');
  }
}

function tellWhere(config: LauncherConfig, where: Partial<Whereabouts>): void {
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  say('');
  say(`Helmi is ready (${seconds} s).`);
  say(`  Product        ${config.publicUrl}`);
  say(`  API, described ${config.publicUrl}/docs`);
  if (where.mailPage !== undefined) say(`  Mails sent     ${where.mailPage}`);
  if (temporalUi !== undefined) say(`  Temporal       ${temporalUi}`);
  say(`  Data and logs  ${config.dataDir}`);
  say('Stop with Ctrl-C. Everything is kept; npm start goes on where it stopped.');
}

function handleEnd(dataDir: string, release: () => void): Started {
  const supervisor = createSupervisor(say, (part) => {
    say(`${part} refuses its settings:`);
    say(tail(join(dataDir, 'logs', `${part.includes('API') ? 'api' : 'worker'}.log`)));
    void endAll(started, dataDir, release, EXIT_BAD_CONFIG);
  });
  const started: Started = { supervisor, closers: [], abort: new AbortController() };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void endAll(started, dataDir, release, 0));
  }
  return started;
}

async function endAll(started: Started, dataDir: string, release: () => void, code: number): Promise<void> {
  if (started.abort.signal.aborted) return;
  started.abort.abort();
  say('Stopping.');
  await started.supervisor.stop();
  // What was just being started is known to nobody else.
  await endLeftovers(dataDir);
  for (const close of started.closers) await close();
  release();
  say('Stopped. Everything is kept.');
  process.exit(code);
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
