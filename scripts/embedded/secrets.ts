import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The embedded installation's own secrets, made at its first start; files readable by their owner only. */
export interface EmbeddedSecrets {
  readonly postgresAdmin: string;
  readonly postgresOwner: string;
  readonly postgresApi: string;
  readonly postgresWorker: string;
  readonly sessionFile: string;
  readonly payloadKeysFile: string;
  readonly usageLogKeyFile: string;
  /** Keeps a value that children read from a file instead of their environment, and gives its path. */
  keep(name: string, value: string): string;
}

/** Reads the secrets under `<dataDir>/secrets`, and makes those that are missing. */
export function loadSecrets(dataDir: string): EmbeddedSecrets {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (name: string) => join(folder, name);
  const keep = (name: string, value: string): string => {
    const path = pathOf(name);
    writeFileSync(`${path}.new`, value, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return path;
  };
  const once = (name: string, make: () => string): string => {
    if (!existsSync(pathOf(name))) keep(name, make());
    return readFileSync(pathOf(name), 'utf8').trim();
  };
  const password = () => randomBytes(24).toString('base64url');
  const postgresAdmin = once('postgres-admin', password);
  const postgresOwner = once('postgres-owner', password);
  const postgresApi = once('postgres-api', password);
  const postgresWorker = once('postgres-worker', password);
  once('session', () => randomBytes(32).toString('base64url'));
  once('usage-log-key', () => randomBytes(32).toString('base64'));
  once('payload-keys.json', () => {
    const id = `k${new Date().toISOString().slice(0, 10)}`;
    return JSON.stringify({ current: id, keys: { [id]: randomBytes(32).toString('base64') } });
  });
  return {
    postgresAdmin,
    postgresOwner,
    postgresApi,
    postgresWorker,
    sessionFile: pathOf('session'),
    payloadKeysFile: pathOf('payload-keys.json'),
    usageLogKeyFile: pathOf('usage-log-key'),
    keep,
  };
}
