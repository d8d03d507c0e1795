import { existsSync, lstatSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startCodecServer } from '../../platform/codec-server';
import type { LauncherConfig } from '../../platform/config';
import { parseKeyring } from '../../platform/keyring';
import { startMailCatcher } from '../../platform/mail-catcher';
import { temporalCli } from '../temporal-cli';
import { isWebBuilt } from '../web-build';
import { workflowBundlePath } from '../workflow-bundle';
import { childEnvironment, type DatabaseUser, type Whereabouts } from './child-environment';
import { answers, becomes, runToEnd, startService } from './node-part';
import { claimPorts } from './ports';
import { databaseUsers, startPostgres } from './postgres';
import { loadSecrets } from './secrets';
import type { Supervisor } from './supervisor';
import { startTemporal } from './temporal-server';

const ROOT = resolve(__dirname, '..', '..');

const READY_WITHIN_MS = 90_000;
const WHOLE_WITHIN_MS = 45_000;
/** A part that ended this often before everything was ready will not come up by trying again. */
const HOPELESS_AFTER = 5;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the starting of an installation needs from whoever starts it. */
export interface Starter {
  readonly config: LauncherConfig;
  readonly env: Environment;
  readonly supervisor: Supervisor;
  /** Aborted when everything is to end. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Called with what must be closed at the end, after all parts have stopped. */
  readonly onClose: (close: () => Promise<void>) => void;
}

/** Addresses a person can open beside the product itself. */
export interface Addresses {
  readonly mailPage: string | undefined;
  readonly temporalUi: string | undefined;
}

/** Starts every part in order and resolves when the API says that it is ready; throws when a part can't be started. */
export async function startInstallation(starter: Starter): Promise<Addresses> {
  const { config, supervisor, signal, tell } = starter;
  const { dataDir, values, embedded } = config;
  const bundling = bundle(dataDir, starter);
  const pages = buildPages(dataDir, starter);
  const mail = values.SMTP_URL === undefined ? await startMail(starter) : undefined;
  const ports = await claimPorts(dataDir, ['postgres', 'temporal', 'temporalUi']);
  const environment = (user: DatabaseUser, database: Whereabouts['database']) =>
    childEnvironment(
      user,
      starter.env,
      loadSecrets(dataDir),
      { dataDir, workflowBundle: workflowBundlePath() },
      { database, temporalAddress: embedded ? `127.0.0.1:${ports.temporal}` : undefined, mail },
    );

  if (embedded) tell('Starting PostgreSQL and the Temporal server.');
  // All are awaited, so that the failure of one leaves no half-started other behind.
  const [engine, database] = await Promise.allSettled([
    embedded ? runTemporal(starter, ports) : undefined,
    (async () => {
      const urls = embedded ? await runPostgres(starter, ports.postgres) : undefined;
      await runToEnd({ file: 'scripts/migrate.ts', log: 'migrate', dataDir, env: environment('owner', urls) });
      tell('The database has the present schema.');
      return { api: environment('api', urls), worker: environment('worker', urls) };
    })(),
    bundling,
    pages,
  ]);
  await bundling;
  await pages;
  if (engine.status === 'rejected') throw engine.reason;
  if (database.status === 'rejected') throw database.reason;
  signal.throwIfAborted();

  const env = database.value;
  tell('Starting the worker and the API.');
  await supervisor.run({
    name: 'The worker',
    start: () => startService({ file: 'worker.ts', log: 'worker', dataDir, env: env.worker }),
  });
  await supervisor.run({
    name: 'The API',
    start: () => startService({ file: 'api/server.ts', log: 'api', dataDir, env: env.api }),
  });
  await untilReady(starter);
  if (env.api['HELMI_AUTH'] === 'demo') await seedOnce(dataDir, env.api, tell);
  return { mailPage: mail?.page, temporalUi: engine.value };
}

async function untilReady({ config, supervisor, signal, tell }: Starter): Promise<void> {
  const url = `${addressOf(config)}/readyz`;
  const check = () => {
    signal.throwIfAborted();
    for (const [name, times] of supervisor.endings()) {
      if (times >= HOPELESS_AFTER) throw new Error(`${name[0]?.toLowerCase()}${name.slice(1)} ended ${times} times`);
    }
  };
  const ready = await answers(url, READY_WITHIN_MS, check);
  if (!ready) throw new Error(`the API was not ready within ${READY_WITHIN_MS / 1_000} seconds`);
  // People can work already; the worker may need some more seconds until it is seen.
  const whole = await becomes((state) => state === 'whole', url, WHOLE_WITHIN_MS, check);
  if (!whole) tell(`Some part still lags behind: ${url} names it.`);
}

async function runPostgres({ config, supervisor, tell }: Starter, port: number): Promise<Whereabouts['database']> {
  let urls: Whereabouts['database'];
  await supervisor.run({
    name: 'PostgreSQL',
    start: async () => {
      const postgres = await startPostgres({ dataDir: config.dataDir, port });
      urls = databaseUsers(postgres);
      return postgres;
    },
  });
  const folder = join(config.dataDir, 'postgres');
  if (lstatSync(folder).isSymbolicLink()) {
    tell(`PostgreSQL keeps its files in ${readlinkSync(folder)}: its account can't reach ${config.dataDir}.`);
  }
  return urls;
}

async function runTemporal(
  starter: Starter,
  ports: { readonly temporal: number; readonly temporalUi: number },
): Promise<string> {
  const { config, env, supervisor, tell } = starter;
  const cliPath = await temporalCli(env, tell);
  const codecEndpoint = await startCodec(starter, ports.temporalUi);
  const place = { dataDir: config.dataDir, cliPath, port: ports.temporal, uiPort: ports.temporalUi, codecEndpoint };
  await supervisor.run({ name: 'The Temporal server', start: () => startTemporal(place) });
  return `http://127.0.0.1:${ports.temporalUi}`;
}

// Temporal's own pages show a case in words only when they can open what is sealed.
async function startCodec({ config, onClose }: Starter, uiPort: number): Promise<string> {
  const { dataDir, values } = config;
  const keys = values.HELMI_PAYLOAD_KEYS ?? readFileSync(loadSecrets(dataDir).payloadKeysFile, 'utf8');
  const parsed = parseKeyring(keys);
  if (!parsed.ok) throw new Error(`HELMI_PAYLOAD_KEYS ${parsed.fault}`);
  const { codec: port } = await claimPorts(dataDir, ['codec']);
  const origins = [`http://127.0.0.1:${uiPort}`, `http://localhost:${uiPort}`];
  const server = await startCodecServer({ keyring: parsed.keyring, port, origins });
  onClose(() => server.close());
  return server.url;
}

async function startMail({ config, onClose }: Starter): Promise<{ url: string; page: string; sms: string }> {
  const { dataDir } = config;
  const ports = await claimPorts(dataDir, ['smtp', 'mailPage']);
  const catcher = await startMailCatcher({ dataDir, smtpPort: ports.smtp, httpPort: ports.mailPage });
  onClose(() => catcher.close());
  return { url: catcher.smtpUrl, page: catcher.httpUrl, sms: catcher.smsUrl };
}

// In a process of its own, since the bundler would stay in this one's memory for as long as the product runs.
async function bundle(dataDir: string, { env, tell }: Starter): Promise<void> {
  if (existsSync(workflowBundlePath())) return;
  tell('Bundling the workflows, once for these sources.');
  await runToEnd({ file: 'scripts/workflow-bundle.ts', log: 'bundle', dataDir, env });
}

async function buildPages(dataDir: string, { env, tell }: Starter): Promise<void> {
  if (isWebBuilt()) return;
  tell('Building the web pages, once for these sources.');
  await runToEnd({ file: 'scripts/web-build.ts', log: 'web', dataDir, env });
}

async function seedOnce(dataDir: string, env: Environment, tell: (line: string) => void): Promise<void> {
  const mark = join(dataDir, 'seeded');
  if (existsSync(mark) || !existsSync(join(ROOT, 'scripts', 'seed.ts'))) return;
  tell('Making the demo staff and the training cases.');
  try {
    await runToEnd({ file: 'scripts/seed.ts', log: 'seed', dataDir, env });
    writeFileSync(mark, `${new Date().toISOString()}\n`);
  } catch (error) {
    // The product works without its examples, and the next start tries again.
    tell(error instanceof Error ? error.message : 'the training cases could not be made');
  }
}

function addressOf({ values }: LauncherConfig): string {
  const host = values.HELMI_BIND.includes(':') ? `[${values.HELMI_BIND}]` : values.HELMI_BIND;
  return `http://${host}:${values.HELMI_PORT}`;
}
