import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { temporalCli } from '../temporal-cli';
import { type Child, type Ending, startChild } from './child';
import { claimPorts } from './ports';

/** A running embedded Temporal server. */
export interface RunningTemporal {
  readonly address: string;
  readonly namespace: string;
  readonly uiUrl: string;
  readonly pid: number;
  readonly ended: Promise<Ending>;
  stop(): Promise<void>;
  kill(): void;
}

const { IndexedValueType } = temporal.api.enums.v1;

/** Search attributes of a case: codes, dates and flags by which operators find it, never anything about a person. */
export const SEARCH_ATTRIBUTES = {
  HelmiStage: 'Keyword',
  HelmiOverdue: 'Bool',
  HelmiNextDue: 'Datetime',
  HelmiPathwayVersion: 'Keyword',
  HelmiTraining: 'Bool',
} as const;

const TYPES = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
} as const;

const NAMESPACE = 'helmi';
const RETENTION_DAYS = 90;

export interface TemporalOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly uiPort?: number;
  /** Temporal CLI to run; found or fetched when absent. */
  readonly cliPath?: string;
  /** Where Temporal's own pages let payloads be read. */
  readonly codecEndpoint?: string;
}

/** Starts a Temporal server on loopback that keeps its state in a file with full durability; resolves when the namespace is ready. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  mkdirSync(join(dataDir, 'temporal'), { recursive: true, mode: 0o700 });
  const cli = options.cliPath ?? (await temporalCli());
  const port = options.port ?? (await claimPorts(dataDir, ['temporal'])).temporal;
  const uiPort = options.uiPort ?? (await claimPorts(dataDir, ['temporalUi'])).temporalUi;
  const claimed = await claimPorts(dataDir, ['temporalHttp', 'temporalMetrics']);
  const words = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)];
  words.push('--ui-ip', '127.0.0.1', '--ui-port', String(uiPort), '--ui-disable-news-fetch');
  words.push('--http-port', String(claimed.temporalHttp), '--metrics-port', String(claimed.temporalMetrics));
  words.push('--db-filename', join(dataDir, 'temporal', 'temporal.db'), '--namespace', NAMESPACE);
  words.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL');
  words.push('--log-level', 'error', '--log-format', 'json');
  for (const [name, type] of Object.entries(SEARCH_ATTRIBUTES)) words.push('--search-attribute', `${name}=${type}`);
  if (options.codecEndpoint !== undefined) words.push('--ui-codec-endpoint', options.codecEndpoint);
  const child = await startChild(cli, words, {
    dataDir,
    log: 'temporal',
    endsOn: 'SIGTERM',
    cwd: dataDir,
    env: { PATH: process.env['PATH'], HOME: dataDir, TZ: 'UTC' },
  });
  const address = `127.0.0.1:${port}`;
  await prepareNamespace(address, child);
  return {
    address,
    namespace: NAMESPACE,
    uiUrl: `http://127.0.0.1:${uiPort}`,
    pid: child.pid,
    ended: child.ended,
    stop: () => child.stop(15_000),
    kill: () => void child.process.kill('SIGKILL'),
  };
}

// A development server keeps closed histories for a day only, which is too short for an administrator who looks.
async function prepareNamespace(address: string, child: Child): Promise<void> {
  let over: Ending | undefined;
  void child.ended.then((ending) => {
    over = ending;
  });
  const connection = Connection.lazy({ address });
  try {
    for (let waited = 0; ; waited += 150) {
      if (over !== undefined)
        throw new Error(`the Temporal server ended while starting (code ${over.code}, see logs/temporal.log)`);
      if (waited > 60_000)
        throw new Error('the Temporal server did not answer within a minute (see logs/temporal.log)');
      if (await prepared(connection)) return;
      await delay(150);
    }
  } catch (error) {
    await child.stop(5_000);
    throw error;
  } finally {
    await connection.close();
  }
}

async function prepared(connection: Connection): Promise<boolean> {
  return connection
    .withDeadline(Date.now() + 3_000, async () => {
      await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
      const known = await connection.operatorService.listSearchAttributes({ namespace: NAMESPACE });
      const missing = Object.entries(SEARCH_ATTRIBUTES).filter(
        ([name]) => known.customAttributes?.[name] === undefined,
      );
      if (missing.length > 0) {
        const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, TYPES[type]]));
        await connection.operatorService.addSearchAttributes({ namespace: NAMESPACE, searchAttributes });
      }
      await connection.workflowService.updateNamespace({
        namespace: NAMESPACE,
        config: { workflowExecutionRetentionTtl: msToTs(RETENTION_DAYS * 86_400_000) },
      });
      return true;
    })
    .catch(() => false);
}
