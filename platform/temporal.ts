import { Client, Connection } from '@temporalio/client';
import type { DataConverter, LogLevel, LogMetadata, Logger as TemporalLogger } from '@temporalio/common';
import { createCodec } from './codec';
import type { Config } from './config';
import type { Logger } from './logger';

/**
 * How payloads and failures are written for Temporal: encrypted when there is a keyring, failures encoded always.
 * `place: 'any'` reads payloads outside the workflow they belong to, for replay and archives.
 */
export function createDataConverter(
  config: Pick<Config, 'payload'>,
  { place = 'own' }: { readonly place?: 'own' | 'any' } = {},
): DataConverter {
  const { keyring, requireEncrypted } = config.payload;
  return {
    failureConverterPath: require.resolve('./failure-converter'),
    payloadCodecs:
      keyring === undefined ? [] : [createCodec({ keyring, requireEncrypted, compareContext: place === 'own' })],
  };
}

/** A Temporal client that connects when it is first used. */
export interface TemporalClient {
  readonly client: Client;
  /** Runs calls with a time limit (ms); Temporal being away is then an error of at most that age. */
  within<T>(ms: number, calls: (client: Client) => Promise<T>): Promise<T>;
  /** True when the server answers within `ms` and knows the namespace. */
  reachable(ms?: number): Promise<boolean>;
  close(): Promise<void>;
}

// gRPC's own pauses grow to two minutes, which cases would wait for after a long absence of the server.
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 250, 'grpc.max_reconnect_backoff_ms': 2_000 } as const;

/** Makes a client without waiting for the server: the API starts and serves people whether Temporal is there or not. */
export function createTemporalClient(config: Pick<Config, 'temporal' | 'payload'>, logger: Logger): TemporalClient {
  const { connectionOptions, address, namespace } = config.temporal;
  const { address: _address, ...options } = connectionOptions;
  const connection = Connection.lazy({ ...options, address, connectTimeout: 5_000, channelArgs: RECONNECT });
  const client = new Client({ connection, namespace, dataConverter: createDataConverter(config) });
  const within = <T>(ms: number, calls: (client: Client) => Promise<T>) =>
    connection.withDeadline(Date.now() + ms, () => calls(client));
  let wasReachable = true;
  return {
    client,
    within,
    async reachable(ms = 1_000) {
      const now = await within(ms, () => connection.workflowService.describeNamespace({ namespace })).then(
        () => true,
        () => false,
      );
      if (now !== wasReachable)
        logger[now ? 'info' : 'warn'](now ? 'temporal is back' : 'temporal is away', { address });
      wasReachable = now;
      return now;
    },
    close: () => connection.close(),
  };
}

/** The SDK's log lines through our logger, so that the allow-list holds for them too (give it to `Runtime.install`). */
export function temporalLogger(logger: Logger): TemporalLogger {
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}) => {
    const { error, ...fields } = meta;
    const method = level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : level === 'INFO' ? 'info' : 'debug';
    logger[method](message, { ...fields, ...(error === undefined ? {} : { err: error }) });
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
