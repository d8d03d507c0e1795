import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type UsageKeys, usageKeys } from '../ledger/usage-checkpoint';
import { configOrExit, loadLauncherConfig } from '../platform/config';

/** Keys of the usage log: from the settings, else those that `npm start` made in this data folder, else none. */
export function usageKeysAtHand(): UsageKeys {
  const { values, dataDir } = configOrExit(loadLauncherConfig(process.env));
  const made = join(dataDir, 'secrets', 'usage-log-key');
  const secret = values.HELMI_USAGE_LOG_KEY ?? (existsSync(made) ? readFileSync(made, 'utf8').trim() : undefined);
  return usageKeys(secret, values.HELMI_USAGE_LOG_OLD_KEYS);
}
