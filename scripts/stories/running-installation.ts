import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const Lock = z.object({ address: z.string() });

/** Address of the installation to talk to: `HELMI_URL`, or the one that `npm start` holds in the data folder. */
export function runningInstallation(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = env['HELMI_URL'];
  if (given !== undefined && given !== '') return given.replace(/\/+$/, '');
  const dataDir = resolve(env['HELMI_DATA_DIR'] ?? './data');
  try {
    return Lock.parse(JSON.parse(readFileSync(join(dataDir, 'lock.json'), 'utf8'))).address.replace(/\/+$/, '');
  } catch {
    return `http://localhost:${env['HELMI_PORT'] ?? '3000'}`;
  }
}
