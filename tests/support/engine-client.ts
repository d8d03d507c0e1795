import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { parseKeyring } from '../../platform/keyring';
import { createDataConverter } from '../../platform/temporal';
import type { Installation } from './installation';

/** Runs `use` with a client of an installation's own Temporal server that can open what is sealed. */
export async function withEngine<T>(site: Installation, use: (client: Client) => Promise<T>): Promise<T> {
  const ports = JSON.parse(readFileSync(join(site.dataDir, 'ports.json'), 'utf8')) as { temporal: number };
  const connection = await Connection.connect({ address: `127.0.0.1:${ports.temporal}` });
  try {
    const dataConverter = createDataConverter(
      { payload: { keyring: keyringOf(site), requireEncrypted: false } },
      { place: 'any' },
    );
    return await use(new Client({ connection, namespace: 'helmi', dataConverter }));
  } finally {
    await connection.close();
  }
}

/** The keys with which an installation seals what it gives to Temporal. */
export function keyringOf(site: Installation) {
  const parsed = parseKeyring(readFileSync(join(site.dataDir, 'secrets', 'payload-keys.json'), 'utf8'));
  if (!parsed.ok) throw new Error(`the installation's payload keys: ${parsed.fault}`);
  return parsed.keyring;
}
