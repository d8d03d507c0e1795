import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from '../../platform/process-identity';
import { readJson, writeJson } from './json-file';

interface Entry extends ProcessIdentity {
  readonly signal: string;
}

/** Notes a child on disk, so that the next start can end it should this supervisor be killed before it could. */
export function noteChild(dataDir: string, pid: number, signal: NodeJS.Signals): void {
  const identity = identify(pid);
  if (identity === undefined) return;
  writeJson(pathOf(dataDir), { children: [...living(dataDir), { ...identity, signal }] });
}

/** Ends every noted child that is still alive: asked first, killed after `withinMs`. Gives how many there were. */
export async function endLeftovers(dataDir: string, withinMs = 15_000): Promise<number> {
  const entries = living(dataDir);
  await Promise.all(entries.map((entry) => end(entry, withinMs)));
  return entries.length;
}

async function end(entry: Entry, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  send(entry, entry.signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  while (isAlive(entry) && Date.now() < deadline) await delay(50);
  if (isAlive(entry)) send(entry, 'SIGKILL');
  while (isAlive(entry)) await delay(50);
}

function send(entry: Entry, signal: NodeJS.Signals): void {
  try {
    process.kill(entry.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

function living(dataDir: string): Entry[] {
  const children = readJson(pathOf(dataDir))['children'];
  if (!Array.isArray(children)) return [];
  return children.filter((entry: unknown): entry is Entry => isEntry(entry) && isAlive(entry));
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return false;
  return typeof value.pid === 'number' && typeof value.started === 'string';
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'run.json');
}
