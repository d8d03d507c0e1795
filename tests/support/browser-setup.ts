import { findChromium } from '../../scripts/browser/chromium';
import { startInstallation } from './installation';
import { clearAbandoned } from './server-folder';
import { STAND, type StandPlace } from './stand-place';

declare global {
  var helmiTestStand: { remove: () => Promise<void> } | undefined;
}

/** A Chromium, and one installation for all stories of the run; where it stands is in the environment of the tests. */
async function browserSetup(): Promise<void> {
  // Whoever changes a story many times keeps an installation standing and names it.
  if (process.env[STAND] !== undefined) return;
  await clearAbandoned();
  findChromium();
  const installation = await startInstallation();
  globalThis.helmiTestStand = installation;
  const place: StandPlace = { port: installation.port, dataDir: installation.dataDir };
  process.env[STAND] = JSON.stringify(place);
}

// Jest asks for a module that is the function.
export = browserSetup;
