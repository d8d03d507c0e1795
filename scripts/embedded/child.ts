import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';

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
  /** Asks it to end with `signal`, and after `withinMs` kills it. */
  stop(signal: NodeJS.Signals, withinMs: number): Promise<void>;
}

/** `ipc`: a channel whose closing tells a Node child that its supervisor is gone. */
export type ChildOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> & { readonly ipc?: boolean };

const LONGEST_LOG = 5_000_000;

/**
 * Starts a process whose output goes to `logFile`. It gets a process group of its own, so that Ctrl-C reaches the
 * supervisor alone and parts end in order.
 */
export async function startChild(
  command: string,
  words: string[],
  logFile: string,
  options: ChildOptions = {},
): Promise<Child> {
  keepShort(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const { ipc = false, ...spawning } = options;
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
  return {
    pid: child.pid,
    process: child,
    ended,
    async stop(signal, withinMs) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
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
