import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { RUNTIME_ROLES } from '../../entities/roles';
import { type Child, type Ending, startChild } from './child';
import { claimPorts } from './ports';
import { type Account, clusterFolder, ownFolder, postgresAccount, postgresPrograms } from './postgres-place';
import { type EmbeddedSecrets, loadSecrets } from './secrets';

/** A running embedded PostgreSQL. */
export interface RunningPostgres {
  /** Database `helmi` as its owner, who is no superuser: for the schema and for tools. */
  readonly url: string;
  /** The same database as the roles that API and worker sign in with. */
  readonly apiUrl: string;
  readonly workerUrl: string;
  /** Maintenance database as the superuser: for tests that make databases of their own, never for the product. */
  readonly adminUrl: string;
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** Fast shutdown: sessions are cut, everything committed is on disk. */
  stop(): Promise<void>;
  kill(): void;
}

/** The addresses of its database by who signs in. */
export function databaseUsers({ url, apiUrl, workerUrl }: RunningPostgres): {
  owner: string;
  api: string;
  worker: string;
} {
  return { owner: url, api: apiUrl, worker: workerUrl };
}

const ADMIN = 'helmi_admin';
const OWNER = 'helmi_owner';
const DATABASE = 'helmi';

/** Starts PostgreSQL 18 on loopback with its cluster under `dataDir`, made at the first start; resolves when it answers. */
export async function startPostgres(options: {
  readonly dataDir: string;
  readonly port?: number;
}): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const secrets = loadSecrets(dataDir);
  const account = postgresAccount();
  const programs = postgresPrograms(account);
  const cluster = clusterFolder(dataDir, account);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(programs, cluster, account, secrets.postgresAdmin);
  await endLeftover(cluster);
  const port = options.port ?? (await claimPorts(dataDir, ['postgres'])).postgres;
  const adminUrl = `postgres://${ADMIN}:${secrets.postgresAdmin}@127.0.0.1:${port}/postgres`;
  const start = () =>
    startChild(join(programs, 'postgres'), ['-D', cluster, '-p', String(port), ...flags()], {
      ...account,
      dataDir,
      log: 'postgres',
      endsOn: 'SIGINT',
      cwd: cluster,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    });
  const { child, client } = await untilFree(async () => {
    const started = await start();
    return { child: started, client: await firstAnswer(adminUrl, started, dataDir) };
  });
  await makeDatabase(client, secrets);
  const as = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return {
    url: as(OWNER, secrets.postgresOwner),
    apiUrl: as('helmi_api', secrets.postgresApi),
    workerUrl: as('helmi_worker', secrets.postgresWorker),
    adminUrl,
    pid: child.pid,
    ended: child.ended,
    stop: () => child.stop(30_000),
    kill: () => void child.process.kill('SIGKILL'),
  };
}

// Durability is PostgreSQL's own default and stays. The log tells of the server, not of values in failed statements.
function flags(): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

// The cluster gets its name only when it is complete, so that an interrupted first start is simply made again.
async function makeCluster(
  programs: string,
  cluster: string,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const fresh = `${cluster}.new`;
  const folder = `${cluster}.setup`;
  ownFolder(fresh, account);
  ownFolder(folder, account);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const words = [`--pgdata=${fresh}`, `--username=${ADMIN}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const child = spawn(join(programs, 'initdb'), [...words, ...locale], {
    ...account,
    cwd: fresh,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let fault = '';
  child.stderr.on('data', (chunk: Buffer) => {
    fault = (fault + chunk.toString()).slice(-1_000);
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`PostgreSQL could not make its cluster: ${fault.trim().split('\n').at(-1)}`);
  renameSync(fresh, cluster);
}

// Whoever still serves this cluster was started by a supervisor that was killed: the data folder is ours by its lock.
async function endLeftover(cluster: string): Promise<void> {
  const server = () => [leftoverPid(cluster)].filter((pid) => pid !== undefined);
  await endAll(server, { SIGINT: 15_000, SIGQUIT: 5_000, SIGKILL: 5_000 });
  if (process.platform !== 'linux') return;
  // A session outlives a killed server until its statement ends, and its shared memory keeps a new one from starting.
  await endAll(() => processesIn(cluster), { SIGQUIT: 5_000, SIGKILL: 5_000 });
  // A server takes its old number for a living one when that went to another process, or waits to be reaped.
  if (processesIn(cluster).length === 0) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

async function endAll(living: () => number[], patience: Partial<Record<NodeJS.Signals, number>>): Promise<void> {
  for (const [signal, ms] of Object.entries(patience)) {
    for (const pid of living()) {
      try {
        process.kill(pid, signal as NodeJS.Signals);
      } catch {
        // Gone meanwhile.
      }
    }
    for (let waited = 0; waited < ms; waited += 50) {
      if (living().length === 0) return;
      await delay(50);
    }
  }
}

// PostgreSQL's processes work in their cluster's folder, until the moment they are gone. Linux tells who works where.
function processesIn(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresIn(cluster, pid));
}

function isPostgresIn(cluster: string, pid: number): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== cluster) return false;
    // A process that is just ending has no words left, but may still hold the memory.
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return words === '' || words.startsWith('postgres:') || words.includes(`\0${cluster}\0`);
  } catch {
    return false;
  }
}

function leftoverPid(cluster: string): number | undefined {
  try {
    const [first, folder] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(first);
    if (folder !== cluster || !Number.isInteger(pid) || pid <= 1) return undefined;
    process.kill(pid, 0);
    return process.platform !== 'linux' || isPostgresIn(cluster, pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

// What a server says while something of a killed one is still there.
const LEFTOVER_WORDS = ['pre-existing shared memory block', 'lock file "postmaster.pid" already exists'];

// The system may give back what a killed server held a moment after its last session is gone.
async function untilFree<T>(start: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + 60_000; ; await delay(250)) {
    try {
      return await start();
    } catch (error) {
      if (
        Date.now() > end ||
        !(error instanceof Error && LEFTOVER_WORDS.some((words) => error.message.includes(words)))
      )
        throw error;
    }
  }
}

async function firstAnswer(url: string, child: Child, dataDir: string): Promise<Client> {
  let over: Ending | undefined;
  void child.ended.then((ending) => {
    over = ending;
  });
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (over !== undefined)
      throw new Error(
        `PostgreSQL ended while starting (code ${over.code}, see logs/postgres.log): ${lastWords(dataDir)}`,
      );
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await client.end().catch(() => undefined);
      await delay(100);
    }
  }
  await child.stop(10_000);
  throw new Error('PostgreSQL did not answer within two minutes (see logs/postgres.log)');
}

// The last line the server wrote; it tells of the server, never of data.
function lastWords(dataDir: string): string {
  return (
    readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1) ?? ''
  );
}

async function makeDatabase(client: Client, secrets: EmbeddedSecrets): Promise<void> {
  const passwords: { readonly [role: string]: string } = {
    [OWNER]: secrets.postgresOwner,
    helmi_api: secrets.postgresApi,
    helmi_worker: secrets.postgresWorker,
  };
  try {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const present = new Set(rows.map(({ rolname }) => rolname));
    for (const role of [OWNER, ...RUNTIME_ROLES]) {
      const password = passwords[role];
      const login = password === undefined ? 'nologin' : `login password ${client.escapeLiteral(password)}`;
      // Altered at every start too: the password file is what counts, should one of the two have been lost.
      const verb = present.has(role) ? 'alter' : 'create';
      await client.query(`${verb} role ${role} nosuperuser nobypassrls nocreaterole nocreatedb ${login}`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}
