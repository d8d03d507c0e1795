import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { noteChild } from './run-file';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A started process. */
export interface Child {
  readonly pid: number;
  readonly process: ChildProcess;
  readonly ended: Promise<Ending>;
  /** Asks it to end, and after `withinMs` kills it. */
  stop(withinMs: number): Promise<void>;
}

export interface ChildOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> {
  /** Data folder: the child's log lies in its `logs`, and the child is noted there until it has ended. */
  readonly dataDir: string;
  readonly log: string;
  /** Signal that ends the child in good order. */
  readonly endsOn: NodeJS.Signals;
  /** A channel whose closing tells a Node child that its supervisor is gone. */
  readonly ipc?: boolean;
}

const LONGEST_LOG = 5_000_000;

/**
 * Starts a process whose output goes to a log file. It gets a process group of its own, so that Ctrl-C reaches the
 * supervisor alone and parts end in order.
 */
export async function startChild(command: string, words: string[], options: ChildOptions): Promise<Child> {
  const { ipc = false, dataDir, log: logName, endsOn, ...spawning } = options;
  const logFile = join(dataDir, 'logs', `${logName}.log`);
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  keepShort(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, words, {
    ...spawning,
    detached: true,
    stdio: ['ignore', log, log, ...(ipc ? (['ipc'] as const) : [])],
  });
  closeSync(log);
  const ended = new Promise<Ending>((done) => {
    child.once('exit', (code, signal) => done({ code, signal }));
    child.once('error', () => done({ code: 127, signal: null }));
  });
  if (child.pid === undefined) {
    await ended;
    throw new Error(`${command} could not be started`);
  }
  noteChild(dataDir, child.pid, endsOn);
  return {
    pid: child.pid,
    process: child,
    ended,
    async stop(withinMs) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(endsOn);
      const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

// One older log is kept beside the present one.
function keepShort(path: string): void {
  try {
    if (statSync(path).size > LONGEST_LOG) renameSync(path, `${path}.1`);
  } catch {
    // No log yet.
  }
}
