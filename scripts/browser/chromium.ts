import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const INSTALL_MS = 8 * 60_000;
// Nothing of what the pages do may depend on what the machine lends: no sandbox where everything runs as root.
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** Path of a Chromium: `HELMI_TEST_CHROMIUM`, one of the system's, or Debian's, installed now. Throws with what to do. */
export function findChromium(): string {
  const given = process.env['HELMI_TEST_CHROMIUM'];
  const found = [...(given === undefined ? [] : [given]), ...PLACES].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const fault = install();
  const installed = PLACES.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  throw new Error(
    `no Chromium on this machine, and it could not be installed (${fault}). ` +
      'Install one ("apt-get install chromium") or name one in HELMI_TEST_CHROMIUM.',
  );
}

/** A Chromium without a window; the caller closes it. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ARGS });
}

function install(): string {
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { error, status, stderr } = spawnSync('apt-get', words, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      timeout: INSTALL_MS,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (error !== undefined) return error.message;
    if (status !== 0) return `apt-get ${words[0]}: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  }
  return 'apt-get brought none';
}
