import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;

/** Processor time (ms) that a process has used so far, user and system, all its threads; 0 once it is gone. */
export function cpuMs(pid: number): number {
  return (usage(pid)?.ticks ?? 0) * (1_000 / TICKS_PER_SECOND);
}

/** What the whole machine and this program's family of processes have used so far (ms). */
export interface MachineUse {
  readonly at: number;
  readonly busyMs: number;
  readonly ownMs: number;
}

/** One look at the machine. */
export function machineUse(): MachineUse {
  const first = readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '';
  const [, user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = first.split(/\s+/).map(Number);
  const busy = (user + nice + system + irq + soft + steal) * (1_000 / TICKS_PER_SECOND);
  return { at: Date.now(), busyMs: busy, ownMs: familyMs(process.pid) };
}

/** Share of the machine's processors (0–1) that others took between two looks; phases above some 0.15 are not to be trusted. */
export function disturbance(before: MachineUse, after: MachineUse): number {
  const others = after.busyMs - before.busyMs - (after.ownMs - before.ownMs);
  return Math.max(0, others / ((after.at - before.at) * cpus().length));
}

/** One line about the machine for the report. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, Node ${process.versions.node}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;
}

/** Processor time (ms) of a process and all its living descendants. */
export function familyMs(root: number): number {
  const all = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const found = Number.isInteger(pid) ? usage(pid) : undefined;
    if (found !== undefined) all.set(pid, found);
  }
  let ticks = 0;
  for (const [pid, { ticks: own }] of all) if (descends(pid, root, all)) ticks += own;
  return ticks * (1_000 / TICKS_PER_SECOND);
}

function descends(pid: number, root: number, all: ReadonlyMap<number, { readonly parent: number }>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = all.get(at)?.parent)
    if (at === root) return true;
  return false;
}

function usage(pid: number): { readonly parent: number; readonly ticks: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may hold anything: fields are counted from behind it.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}
