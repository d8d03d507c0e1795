/** A whole installation as `npm start` brings it, on a port and a data folder of its own; its parts can be killed one by one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { serverFolder } from './server-folder';

const ROOT = resolve(__dirname, '..', '..');
export type Part = 'postgres' | 'temporal' | 'worker' | 'api';
const MARKS: Record<Part, string> = {
  postgres: 'postgres',
  temporal: 'start-dev',
  worker: 'worker.ts',
  api: 'api/server.ts',
};

export interface Installation {
  readonly base: string;
  readonly port: number;
  readonly dataDir: string;
  /** Process id of `npm start` itself. */
  readonly launcher: () => number;
  readonly pid: (part: Part) => number;
  /** SIGKILL: no part gets to say goodbye. */
  readonly kill: (...parts: Part[]) => void;
  readonly killEverything: () => Promise<void>;
  /** Resolves when `/readyz` says that nothing is degraded. */
  readonly untilWhole: (withinMs?: number) => Promise<void>;
  readonly query: <T>(sql: string, values?: unknown[]) => Promise<T[]>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends everything and removes the data. */
  readonly remove: () => Promise<void>;
}

/** Waits until `done` says true; throws with `what` after `withinMs`. */
export async function until(what: string, done: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await delay(150)) {
    if (await done().catch(() => false)) return;
  }
  throw new Error(`not within ${withinMs} ms: ${what}`);
}

/** A free port below those that the system gives to outgoing connections: nobody takes it while the parts come up. */
async function freePort(): Promise<number> {
  const port = 20_000 + randomInt(12_000);
  const server = createServer();
  const free = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => done(true));
  });
  await new Promise((done) => server.close(done));
  return free ? port : freePort();
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** What can be asked and done wherever an installation runs, by whoever started it. */
export type Running = Pick<Installation, 'pid' | 'kill' | 'untilWhole' | 'query'>;

/** The parts of the installation that answers at `base` and keeps its data in `dataDir`. */
export function partsOf({ base, dataDir }: Pick<Installation, 'base' | 'dataDir'>): Running & {
  readonly children: () => number[];
} {
  const children = (): number[] =>
    (JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as { children: { pid: number }[] }).children.map(
      (c) => c.pid,
    );
  const pid = (part: Part): number => {
    const found = children().find((p) => commandLine(p).includes(MARKS[part]));
    if (!found) throw new Error(`${part} does not run`);
    return found;
  };
  const kill = (...parts: Part[]) => {
    for (const target of parts.map(pid)) process.kill(target, 'SIGKILL');
  };
  const untilWhole = (withinMs = 60_000) =>
    until(
      'the installation is whole',
      async () => {
        const answer = await fetch(`${base}/readyz`);
        const body = (await answer.json()) as { degraded: string[] };
        return answer.status === 200 && body.degraded.length === 0;
      },
      withinMs,
    );
  const query = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => {
    const client = new Client({
      connectionString: readFileSync(join(dataDir, 'secrets', 'database-url'), 'utf8').trim(),
    });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as T[];
    } finally {
      await client.end();
    }
  };
  return { children, pid, kill, untilWhole, query };
}

export interface Place {
  /** Folder of the sources to run (default: these). */
  readonly root?: string;
  /** The port and data of an installation that has stopped (default: new ones). */
  readonly like?: Pick<Installation, 'port' | 'dataDir'>;
  /** Without the training cases that a first start makes. */
  readonly empty?: boolean;
}

/** Starts an installation; `env` adds settings. */
export async function startInstallation(env: Record<string, string> = {}, place: Place = {}): Promise<Installation> {
  const { root = ROOT, like, empty = false } = place;
  const port = like?.port ?? (await freePort());
  const base = `http://127.0.0.1:${port}`;
  const dataDir = like?.dataDir ?? serverFolder('whole');
  if (empty) writeFileSync(join(dataDir, 'seeded'), '');
  let launcher: ChildProcess | undefined;
  let gone: Promise<void> = Promise.resolve();

  const { children, pid, kill, untilWhole, query } = partsOf({ base, dataDir });
  const said = join(dataDir, 'start.log');
  const start = async (): Promise<void> => {
    const output = openSync(said, 'a');
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
      cwd: root,
      env: {
        ...process.env,
        HELMI_PORT: String(port),
        HELMI_DATA_DIR: dataDir,
        // A test is one person who acts as quickly as a machine; tests/api/rate-limit has the limit itself.
        HELMI_RATE_LIMIT: 'off',
        ...env,
        npm_lifecycle_event: undefined,
      },
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    launcher = child;
    gone = new Promise((done) => child.once('exit', () => done()));
    const ended = gone.then(() => 'ENDED' as const);
    const whole = untilWhole(170_000).then(() => 'WHOLE' as const);
    whole.catch(() => undefined);
    if ((await Promise.race([whole, ended])) === 'WHOLE') return;
    throw new Error(`npm start ended by itself: ${readFileSync(said, 'utf8').slice(-2_000)}`);
  };
  const stop = async () => {
    if (launcher?.pid && launcher.exitCode === null) process.kill(launcher.pid, 'SIGTERM');
    await gone;
  };
  const killEverything = async () => {
    const all = [launcher?.pid, ...children()].filter((p): p is number => p !== undefined);
    for (const target of all) {
      try {
        process.kill(target, 'SIGKILL');
      } catch {
        // Gone already.
      }
    }
    await gone;
  };
  const remove = async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    const words = readFileSync(said, 'utf8');
    await remove();
    throw new Error(`not started; it said:\n${words}`, { cause: error });
  }
  return {
    base,
    port,
    dataDir,
    launcher: () => launcher?.pid ?? 0,
    pid,
    kill,
    killEverything,
    untilWhole,
    query,
    start,
    stop,
    remove,
  };
}
