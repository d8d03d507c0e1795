import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../embedded/ports';
import type { Finding } from './report';
import type { Measure } from './run';

const ROOT = resolve(__dirname, '..', '..');
const LONGEST_MS = 240_000;
const FIRST_SECONDS = 60;
const SECOND_SECONDS = 10;

/** T9: `npm start` in a fresh clone, with everything to download, and again on the same data. */
export const start: Measure = {
  ids: ['T9'],
  async run(scale) {
    const folder = mkdtempSync(join(tmpdir(), 'helmi-bench-start-'));
    chmodSync(folder, 0o711);
    try {
      const clone = join(folder, 'clone');
      execFileSync('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone]);
      // Packages are `npm ci`'s part, which comes before the start.
      cpSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'), { recursive: true, verbatimSymlinks: true });
      const cache = join(folder, 'cache');
      mkdirSync(cache);
      const env = {
        ...ownSettingsLeftOut(),
        HELMI_PORT: String(await freePort()),
        HELMI_DATA_DIR: join(folder, 'data'),
        // A quick run takes the engine's program from where it lies already.
        ...(scale.quick ? {} : { HELMI_CACHE_DIR: cache, PATH: pathWithoutTemporal() }),
      };
      const first = await startOnce(clone, env);
      const second = await startOnce(clone, env);
      return [
        finding(scale.quick ? 'first start, nothing to download' : 'first start, with downloads', first, FIRST_SECONDS),
        finding('second start', second, SECOND_SECONDS),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function finding(what: string, seconds: number, most: number): Finding {
  const found = `${seconds.toFixed(1)} s`;
  return { id: 'T9', what: `npm start, ${what}`, ours: found, target: `≤ ${most} s`, found, ok: seconds <= most };
}

/** Seconds until it says that it is ready; then it is asked to end, and waited for. */
async function startOnce(cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const began = Date.now();
  const child = spawn('npm', ['start'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let said = '';
  const ready = new Promise<number>((done, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`npm start was not ready in time\n${said.slice(-1_000)}`)),
      LONGEST_MS,
    );
    const hear = (part: Buffer) => {
      said += part.toString();
      if (!said.includes('Helmi is ready')) return;
      clearTimeout(timer);
      done((Date.now() - began) / 1_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      clearTimeout(timer);
      fail(new Error(`npm start ended before it was ready\n${said.slice(-1_000)}`));
    });
  });
  try {
    return await ready;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function ownSettingsLeftOut(): NodeJS.ProcessEnv {
  const foreign = /^(HELMI_|TEMPORAL_|DATABASE_URL|SMTP_URL|NODE_ENV|NODE_OPTIONS|npm_(?!config_))/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function pathWithoutTemporal(): string {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.filter((folder) => folder !== '' && !existsSync(join(folder, 'temporal'))).join(':');
}
