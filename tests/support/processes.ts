import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as `/proc` tells of it. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Every process of this machine that can be read and has not ended. */
export function processes(): Process[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      if (/^State:\s+Z/m.test(status)) return [];
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      return [{ pid: Number(name), parent, command: read(name, 'cmdline') }];
    } catch {
      return [];
    }
  });
}

/** The process and everything that came from it. */
export function familyOf(pid: number): Process[] {
  const all = processes();
  const family = all.filter((each) => each.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/** Processes that were started for this folder: it stands in their command line or settings, or they work in it. */
export function workingOn(folder: string): Process[] {
  return processes().filter(({ pid, command }) => {
    if (pid === process.pid) return false;
    return [command, read(String(pid), 'environ'), cwd(pid)].some((text) => text.includes(folder));
  });
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function cwd(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
