import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../platform/logger';
import type { EventHub } from './event-hub';

const CHANNEL = 'helmi_case';
const RETRY_MS = 1_000;
const PAYLOAD = /^([0-9a-f-]{36}):(\d+)$/;

/**
 * Hears of changes that other processes made (PostgreSQL's NOTIFY) and passes them to the hub; comes back by itself
 * when the connection is lost. Ends when `signal` aborts.
 */
export async function listenForChanges(
  databaseUrl: string,
  hub: EventHub,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const client = new Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'helmi-listen' });
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on('notification', ({ payload }) => {
        const [, caseId, seq] = PAYLOAD.exec(payload ?? '') ?? [];
        if (caseId !== undefined) hub.publish({ caseId, seq: Number(seq) });
      });
      await client.query(`LISTEN ${CHANNEL}`);
      await lost;
    } catch (err) {
      logger.warn('not listening for changes, trying again', { err });
    }
    await client.end().catch(() => undefined);
    await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}
