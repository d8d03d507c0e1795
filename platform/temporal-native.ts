import { setTimeout as delay } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import type { Config } from './config';
import type { Logger } from './logger';

/** Connects a worker, trying again (0.5 s to 10 s apart) until the server answers or `signal` aborts. */
export async function connectNative(
  config: Pick<Config, 'temporal'>,
  logger: Logger,
  signal?: AbortSignal,
): Promise<NativeConnection> {
  const { connectionOptions, address } = config.temporal;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await NativeConnection.connect({ ...connectionOptions, address });
    } catch (err) {
      logger.warn('temporal does not answer yet', { address, attempt, err });
      await delay(Math.min(500 * 2 ** (attempt - 1), 10_000), undefined, signal === undefined ? {} : { signal });
    }
  }
}
