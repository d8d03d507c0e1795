import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Child, startChild } from './child';
import type { RunningPart } from './supervisor';

const ROOT = resolve(__dirname, '..', '..');

interface NodePart {
  /** File under the project's root. */
  readonly file: string;
  readonly words?: string[];
  /** Name of its log file. */
  readonly log: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Starts one of our own programs under Node with TypeScript read directly. */
export function startNode({ file, words = [], log, dataDir, env }: NodePart): Promise<Child> {
  const flags = ['--import', 'tsx', '--enable-source-maps'];
  return startChild(process.execPath, [...flags, join(ROOT, file), ...words], {
    cwd: ROOT,
    env: { ...env },
    dataDir,
    log,
    endsOn: 'SIGTERM',
    ipc: true,
  });
}

/** A program that keeps running: worker or API. It has 40 s to finish what it is doing when it is asked to end. */
export async function startService(part: NodePart): Promise<RunningPart> {
  const child = await startNode(part);
  return { pid: child.pid, ended: child.ended, stop: () => child.stop(40_000) };
}

/** Runs a program to its end; throws when it doesn't succeed. */
export async function runToEnd(part: NodePart): Promise<void> {
  const child = await startNode(part);
  const { code, signal } = await child.ended;
  if (code !== 0) throw new Error(`${part.file} failed (${signal ?? `exit code ${code}`}, see logs/${part.log}.log)`);
}

/** How the API describes itself at an address: not at all, working with parts missing, or whole. */
export type Readiness = 'away' | 'degraded' | 'whole';

/** Polls the API's `/readyz` until it is as wanted; false when `withinMs` have passed. What `check` throws ends the waiting. */
export async function becomes(
  wanted: (readiness: Readiness) => boolean,
  url: string,
  withinMs: number,
  check: () => void,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    check();
    if (wanted(await readiness(url))) return true;
    await delay(150);
  }
  return false;
}

/** Waits until the API answers 200, whether whole or with parts missing; false when `withinMs` have passed. */
export function answers(url: string, withinMs: number, check: () => void): Promise<boolean> {
  return becomes((readiness) => readiness !== 'away', url, withinMs, check);
}

async function readiness(url: string): Promise<Readiness> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    if (response.status !== 200) return 'away';
    const body: unknown = await response.json();
    const degraded = typeof body === 'object' && body !== null && 'degraded' in body ? body.degraded : [];
    return Array.isArray(degraded) && degraded.length > 0 ? 'degraded' : 'whole';
  } catch {
    return 'away';
  }
}
