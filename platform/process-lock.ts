import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive } from './process-identity';

/** Who works on a data folder: process id, since when (ISO 8601, UTC), and the address it serves. */
export interface LockHolder {
  readonly pid: number;
  readonly started: string;
  readonly since: string;
  readonly address: string;
}

export type LockResult =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly holder: LockHolder };

const FILE = 'lock.json';
const GATE = 'lock.gate';
const GATE_LIVES_MS = 10_000;

/**
 * Takes the data folder for this process, or says who holds it. A lock whose process has ended (also by kill -9 or
 * a power cut) counts for nothing.
 */
export function takeLock(dataDir: string, address: string): LockResult {
  const path = join(dataDir, FILE);
  const own = identify(process.pid);
  if (own === undefined) throw new Error('this process cannot be identified');
  const holder: LockHolder = { ...own, since: new Date().toISOString(), address };
  return throughGate(join(dataDir, GATE), () => {
    const present = readHolder(path);
    if (present !== undefined && isAlive(present)) return { ok: false, holder: present };
    const fresh = `${path}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(holder), { mode: 0o600 });
    renameSync(fresh, path);
    return {
      ok: true,
      release: () => {
        if (readHolder(path)?.started === holder.started) rmSync(path, { force: true });
      },
    };
  });
}

// Two starters that both see a stale lock must not both replace it: making a folder succeeds for one of them only.
function throughGate(gate: string, act: () => LockResult): LockResult {
  for (let attempt = 0; ; attempt += 1) {
    try {
      mkdirSync(gate);
      break;
    } catch (error) {
      if (attempt > 200) throw error;
      if (ageOf(gate) > GATE_LIVES_MS) rmSync(gate, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
  try {
    return act();
  } finally {
    rmdirSync(gate);
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, started, since, address } = Object.fromEntries(Object.entries(value));
    if (typeof pid !== 'number' || typeof started !== 'string') return undefined;
    return { pid, started, since: String(since), address: String(address) };
  } catch {
    return undefined;
  }
}
