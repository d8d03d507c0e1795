/** Data folders of the servers that tests start. A run that was killed leaves its servers behind: the next one ends them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from '../../platform/process-identity';
import { endLeftovers } from '../../scripts/embedded/run-file';

const FOLDER = /^helmi-(?:test|whole)-[A-Za-z0-9]{6}$/;
const OWNER = 'owner.json';

/** A new folder in the system's temporary place that remembers which process it belongs to. */
export function serverFolder(kind: 'test' | 'whole', owner = identify(process.pid)): string {
  const folder = mkdtempSync(join(tmpdir(), `helmi-${kind}-`));
  writeFileSync(join(folder, OWNER), JSON.stringify(owner));
  return folder;
}

function identityIn(folder: string, file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

/** Ends what processes that are gone have left running, and removes their folders. Gives how many folders there were. */
export async function clearAbandoned(): Promise<number> {
  let cleared = 0;
  for (const name of readdirSync(tmpdir()).filter((each) => FOLDER.test(each))) {
    const folder = join(tmpdir(), name);
    const owner = identityIn(folder, OWNER);
    if (!owner || isAlive(owner)) continue;
    // A launcher would start its parts again: it goes first.
    const launcher = identityIn(folder, 'lock.json');
    if (launcher && isAlive(launcher)) process.kill(launcher.pid, 'SIGKILL');
    await endLeftovers(folder);
    rmSync(folder, { recursive: true, force: true });
    cleared += 1;
  }
  return cleared;
}
