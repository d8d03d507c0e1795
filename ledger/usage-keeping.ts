import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '../platform/logger';
import type { UsageStore } from '../platform/usage-store';
import { linkUsage } from './usage-chain';
import { checkpointLine, type UsageKeys, writeCheckpoint } from './usage-checkpoint';
import { shipUsage } from './usage-shipping';

/** How long a new row waits for its link at most, while a process runs (ms). */
const EVERY_MS = 1_000;
const CHECKPOINT_MS = 3_600_000;
const QUIET_AFTER_FAULT_MS = 10_000;

interface Keeping {
  readonly pool: Pool;
  readonly keys: UsageKeys;
  readonly logger: Logger;
  /** Where the log is shipped to, if anywhere, and what the rows say of where they come from. */
  readonly store?: UsageStore | undefined;
  readonly environment: string;
}

/** Links rows as they come, and signs a checkpoint every hour and when it is stopped, also said to the log stream. */
export function startUsageKeeping(keeping: Keeping): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const repeat = async (work: () => Promise<number>): Promise<void> => {
    while (!stopping.signal.aborted) {
      const rest = await work();
      await pause(rest, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  // Apart, so that a store which answers slowly keeps no row from its link.
  const running = Promise.all([repeat(() => keep(keeping, CHECKPOINT_MS)), repeat(() => ship(keeping))]);
  return {
    async stop() {
      stopping.abort();
      await running;
      await keep(keeping, 0);
    },
  };
}

async function ship({ pool, store, logger, environment }: Keeping): Promise<number> {
  try {
    if (store !== undefined) await shipUsage(pool, store, environment);
    return EVERY_MS;
  } catch (err) {
    logger.warn('usage log could not be shipped', { err });
    return QUIET_AFTER_FAULT_MS;
  }
}

async function keep({ pool, keys, logger }: Keeping, checkpointMs: number): Promise<number> {
  try {
    await linkUsage(pool);
    const checkpoint = await writeCheckpoint(pool, keys, new Date(), checkpointMs);
    if (checkpoint !== null) logger.info('usage log checkpoint', { checkpoint: checkpointLine(checkpoint) });
    return EVERY_MS;
  } catch (err) {
    logger.warn('usage log could not be linked', { err });
    return QUIET_AFTER_FAULT_MS;
  }
}
