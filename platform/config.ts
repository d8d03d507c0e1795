import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { type Keyring, parseKeyring } from './keyring';
import { type Environment, type Given, readEnvironment } from './read-environment';
import { findConflicts } from './setting-conflicts';
import { Settings, type SettingValues } from './settings';
import { type AuthConfig, readAuth } from './sign-in-settings';

/** Exit code of a process whose settings are wrong (EX_CONFIG of sysexits.h). */
export const EXIT_BAD_CONFIG = 78;

/** How the Temporal SDK connects: address, TLS and credentials as its own variables give them. */
type TemporalConnectionOptions = ReturnType<typeof loadClientConnectConfig>['connectionOptions'];

/** All settings of a worker or API process, checked together and frozen. */
export interface Config {
  readonly production: boolean;
  readonly http: { readonly port: number; readonly bind: string; readonly publicUrl: string };
  /** Absolute path. */
  readonly dataDir: string;
  readonly auth: AuthConfig;
  /** Training cases may exist. */
  readonly training: boolean;
  /** Idle and absolute life of a session. */
  readonly session: { readonly idleMs: number; readonly absoluteMs: number };
  /** False only for measurements, never in production. */
  readonly rateLimited: boolean;
  readonly sessionSecret: string;
  /** What signs checkpoints of the usage log, and public halves of what did; without a key there are none. */
  readonly usageLog: {
    readonly key: string | undefined;
    readonly oldKeys: readonly string[];
    /** Store outside; without it nothing is shipped. */
    readonly url: string | undefined;
    readonly token: string | undefined;
  };
  readonly database: { readonly url: string };
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly connectionOptions: TemporalConnectionOptions;
  };
  /** Without a keyring payloads are written readable; `requireEncrypted` refuses to read readable ones. */
  readonly payload: { readonly keyring: Keyring | undefined; readonly requireEncrypted: boolean };
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string; readonly pageUrl: string | undefined };
  /** Gateway of text messages; without a URL none are sent. */
  readonly sms: { readonly url: string | undefined; readonly token: string | undefined };
  /** Path of the bundled workflow code; absent: the worker bundles it at its start. */
  readonly workflowBundle: string | undefined;
  /** Address (host:port) of the worker's Prometheus metrics. */
  readonly workerMetrics: string | undefined;
  readonly log: { readonly level: 'error' | 'warn' | 'info' | 'debug' };
}

/** What `npm start` needs before it has started anything: the rest it makes itself. */
export interface LauncherConfig {
  readonly values: SettingValues;
  /** No database and no Temporal server were given: both run embedded. */
  readonly embedded: boolean;
  readonly dataDir: string;
  readonly publicUrl: string;
}

type Loaded<T> = { readonly ok: true; readonly config: T } | { readonly ok: false; readonly faults: string[] };

/** Which process asks: the worker has no use for the API's secrets and must not be given them. */
export type ConfigReader = 'api' | 'worker';

/**
 * Reads and checks every setting of a service process; on failure all faults at once, one line each, none repeating a
 * secret. `knownRoles`: the role codes that a map of roles may give.
 */
export function loadConfig(
  env: Environment,
  reader: ConfigReader = 'api',
  knownRoles?: readonly string[],
): Loaded<Config> {
  const { values, given, faults } = parseSettings(env);
  const temporal = readTemporal(env, faults);
  const keyring = readKeyring(given.HELMI_PAYLOAD_KEYS, faults);
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address } = given;
  const production = given.NODE_ENV === 'production';
  if (databaseUrl === undefined) faults.push('DATABASE_URL is missing (npm start brings its own database)');
  if (address === undefined) faults.push('TEMPORAL_ADDRESS is missing (npm start brings its own server)');
  if (production && reader === 'api' && given.HELMI_SESSION_SECRET === undefined) {
    faults.push('HELMI_SESSION_SECRET is missing: production keeps sessions over a restart');
  }
  if (production && reader === 'api' && given.HELMI_USAGE_LOG_KEY === undefined) {
    faults.push('HELMI_USAGE_LOG_KEY is missing: production signs its usage log');
  }
  const auth = readAuth(given, values, { complete: reader === 'api', knownRoles }, faults);
  if (
    values === undefined ||
    databaseUrl === undefined ||
    address === undefined ||
    temporal === undefined ||
    faults.length > 0
  ) {
    return { ok: false, faults };
  }
  return {
    ok: true,
    config: deepFreeze({
      production,
      http: { port: values.HELMI_PORT, bind: values.HELMI_BIND, publicUrl: publicUrlOf(values) },
      dataDir: resolve(values.HELMI_DATA_DIR),
      auth,
      training: values.HELMI_TRAINING ?? false,
      session: { idleMs: values.HELMI_IDLE_MINUTES * 60_000, absoluteMs: values.HELMI_SESSION_HOURS * 3_600_000 },
      rateLimited: production || values.HELMI_RATE_LIMIT === 'on',
      sessionSecret: values.HELMI_SESSION_SECRET ?? randomBytes(32).toString('base64url'),
      usageLog: {
        key: values.HELMI_USAGE_LOG_KEY,
        oldKeys: values.HELMI_USAGE_LOG_OLD_KEYS ?? [],
        url: values.HELMI_USAGE_LOG_URL,
        token: values.HELMI_USAGE_LOG_TOKEN,
      },
      database: { url: databaseUrl },
      temporal: { address, namespace: values.TEMPORAL_NAMESPACE, connectionOptions: temporal },
      payload: { keyring, requireEncrypted: keyring !== undefined && values.HELMI_PAYLOAD_PLAINTEXT === 'refuse' },
      mail: { smtpUrl: values.SMTP_URL, from: values.HELMI_MAIL_FROM, pageUrl: values.HELMI_MAIL_PAGE },
      sms: { url: values.HELMI_SMS_URL, token: values.HELMI_SMS_TOKEN },
      workflowBundle: values.HELMI_WORKFLOW_BUNDLE,
      workerMetrics: values.HELMI_WORKER_METRICS,
      log: { level: values.HELMI_LOG_LEVEL },
    }),
  };
}

/** Settings of this process, or the faults on stderr and exit code 78. */
export function loadConfigOrExit(reader: ConfigReader = 'api', knownRoles?: readonly string[]): Config {
  return configOrExit(loadConfig(process.env, reader, knownRoles));
}

/** Reads and checks the settings `npm start` was given. */
export function loadLauncherConfig(env: Environment): Loaded<LauncherConfig> {
  const isGiven = (name: string) => Boolean(env[name]?.trim()) || Boolean(env[`${name}_FILE`]?.trim());
  const embedded = !isGiven('DATABASE_URL') && !isGiven('TEMPORAL_ADDRESS');
  // Checked with what the children will be given, so that they have nothing left to refuse.
  const { values, faults } = parseSettings(embedded && !isGiven('HELMI_AUTH') ? { ...env, HELMI_AUTH: 'demo' } : env);
  if (!embedded && isGiven('DATABASE_URL') !== isGiven('TEMPORAL_ADDRESS')) {
    faults.push('DATABASE_URL and TEMPORAL_ADDRESS go together: give both, or neither for the embedded parts');
  }
  if (isGiven('DATABASE_URL') && isGiven('TEMPORAL_ADDRESS')) {
    for (const name of ['DATABASE_WORKER_URL', 'DATABASE_OWNER_URL']) {
      if (!isGiven(name))
        faults.push(`${name} is missing: API, worker and schema changes sign in with roles of their own`);
    }
  }
  if (embedded && env['NODE_ENV'] === 'production') {
    faults.push(
      'NODE_ENV=production needs DATABASE_URL and TEMPORAL_ADDRESS: the embedded parts are not for real data',
    );
  }
  if (values === undefined || faults.length > 0) return { ok: false, faults };
  const dataDir = resolve(values.HELMI_DATA_DIR);
  return { ok: true, config: deepFreeze({ values, embedded, dataDir, publicUrl: publicUrlOf(values) }) };
}

/** The loaded settings, or the faults on stderr and exit code 78. */
export function configOrExit<T>(loaded: Loaded<T>): T {
  return loaded.ok ? loaded.config : refuseToStart(loaded.faults);
}

/** Says on stderr what must be corrected, and ends the process with exit code 78. */
export function refuseToStart(faults: readonly string[]): never {
  process.stderr.write(`Helmi can't start, ${faults.length} setting(s) to correct:\n`);
  for (const fault of faults) process.stderr.write(`  - ${fault}\n`);
  process.exit(EXIT_BAD_CONFIG);
}

function parseSettings(env: Environment): { values: SettingValues | undefined; given: Given; faults: string[] } {
  const { given, faults } = readEnvironment(env);
  const parsed = Settings.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  faults.push(...findConflicts(given));
  return { values: parsed.success ? parsed.data : undefined, given, faults };
}

function readTemporal(env: Environment, faults: string[]): TemporalConnectionOptions | undefined {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  // A developer's own ~/.config/temporalio must not change where Helmi connects, unless the settings name it.
  const disableFile = env['TEMPORAL_CONFIG_FILE'] === undefined && env['TEMPORAL_PROFILE'] === undefined;
  try {
    return loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(given), disableFile }).connectionOptions;
  } catch (error) {
    faults.push(`TEMPORAL_*: ${error instanceof Error ? error.message.split('\n')[0] : 'cannot be read'}`);
    return undefined;
  }
}

function readKeyring(text: string | undefined, faults: string[]): Keyring | undefined {
  if (text === undefined) return undefined;
  const parsed = parseKeyring(text);
  if (parsed.ok) return parsed.keyring;
  faults.push(`HELMI_PAYLOAD_KEYS ${parsed.fault}`);
  return undefined;
}

function publicUrlOf(values: SettingValues): string {
  return (values.HELMI_PUBLIC_URL ?? `http://localhost:${values.HELMI_PORT}`).replace(/\/+$/, '');
}

function deepFreeze<T>(value: T): T {
  // Typed arrays can't be frozen, and maps of keys are never handed out for writing.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Map) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
