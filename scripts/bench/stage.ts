/** The product's parts on loopback with data of their own, for one or several measures. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, poolOf } from '../../entities/data-source';
import { loadConfig } from '../../platform/config';
import { startMailCatcher } from '../../platform/mail-catcher';
import { createDataConverter } from '../../platform/temporal';
import { childEnvironment, type DatabaseUser } from '../embedded/child-environment';
import { becomes, runToEnd, startService } from '../embedded/node-part';
import { claimPorts, freePort } from '../embedded/ports';
import { databaseUsers, startPostgres } from '../embedded/postgres';
import { loadSecrets } from '../embedded/secrets';
import type { RunningPart } from '../embedded/supervisor';
import { type RunningTemporal, startTemporal } from '../embedded/temporal-server';
import { ensureWorkflowBundle } from '../workflow-bundle';
import { cpuMs, familyMs } from './cpu';

export interface Stage {
  readonly pool: Pool;
  readonly dataSource: DataSource;
  /** A plain client of the same Temporal server, without our codec: for the baselines and for looking. */
  readonly client: Client;
  readonly apiUrl: string;
  /** Processor time (ms) that parts have used so far; PostgreSQL with all its sessions. */
  used(...parts: readonly PartName[]): number;
  /** Starts one of the benchmark's own programs; it is ready when it has said so. */
  program(file: string, words?: readonly string[]): Promise<RunningPart>;
  /** Every message that a case's workflow was sent, unsealed. */
  heard(workflowId: string): Promise<readonly { readonly seq: number }[]>;
  stopTemporal(): Promise<void>;
  /** The same server on the same data and port. */
  startTemporal(): Promise<void>;
  /** Waits until every workflow has been told everything; throws after `withinMs`. */
  settled(withinMs?: number): Promise<void>;
}

export type PartName = 'postgres' | 'temporal' | 'worker' | 'api';

const READY_MS = 180_000;

/** Starts PostgreSQL, Temporal, worker and API under a temporary folder, runs `work` and ends everything again. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helmi-bench-'));
  // PostgreSQL's own account has to pass through it.
  chmodSync(dataDir, 0o711);
  const closers: (() => Promise<unknown> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  try {
    return await work(await build(dataDir, closers));
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function build(dataDir: string, closers: (() => Promise<unknown> | void)[]): Promise<Stage> {
  const postgres = await startPostgres({ dataDir });
  closers.push(() => postgres.stop());
  let temporal: RunningTemporal = await startTemporal({ dataDir });
  closers.push(() => temporal.stop());
  const mailPorts = await claimPorts(dataDir, ['smtp', 'mailPage']);
  const mail = await startMailCatcher({ dataDir, smtpPort: mailPorts.smtp, httpPort: mailPorts.mailPage });
  closers.push(() => mail.close());
  const port = await freePort();
  const workflowBundle = await ensureWorkflowBundle();
  const environment = (user: DatabaseUser) =>
    childEnvironment(
      user,
      { ...plain(), ...nodeOptions(), HELMI_PORT: String(port), HELMI_RATE_LIMIT: 'off' },
      loadSecrets(dataDir),
      { dataDir, workflowBundle },
      {
        database: databaseUsers(postgres),
        temporalAddress: temporal.address,
        mail: { url: mail.smtpUrl, page: mail.httpUrl },
      },
    );
  await runToEnd({ file: 'scripts/migrate.ts', log: 'migrate', dataDir, env: environment('owner') });
  const worker = await startService({ file: 'worker.ts', log: 'worker', dataDir, env: environment('worker') });
  closers.push(() => worker.stop());
  const api = await startService({ file: 'api/server.ts', log: 'api', dataDir, env: environment('api') });
  closers.push(() => api.stop());
  const apiUrl = `http://127.0.0.1:${port}`;
  await untilReady(`${apiUrl}/readyz`, 'api', dataDir);

  const dataSource = await createDataSource(postgres.url, { poolSize: 8 }).initialize();
  closers.push(() => dataSource.destroy());
  const connection = Connection.lazy({ address: temporal.address });
  closers.push(() => connection.close());
  const pool = poolOf(dataSource);
  const client = new Client({ connection, namespace: temporal.namespace });
  return {
    pool,
    dataSource,
    client,
    apiUrl,
    used(...parts) {
      const pids = { postgres: postgres.pid, temporal: temporal.pid, worker: worker.pid, api: api.pid };
      return parts.reduce((sum, part) => sum + (part === 'postgres' ? familyMs(pids[part]) : cpuMs(pids[part])), 0);
    },
    async program(file, words = []) {
      const ready = `http://127.0.0.1:${words[0]}/readyz`;
      const own = {
        ...environment('owner'),
        DATABASE_URL: postgres.url,
        DATABASE_URL_FILE: undefined,
        TEMPORAL_ADDRESS: temporal.address,
      };
      const path = `scripts/bench/programs/${file}.ts`;
      const part = await startService({ file: path, words: [...words], log: file, dataDir, env: own });
      closers.push(() => part.stop());
      await untilReady(ready, file, dataDir);
      return part;
    },
    heard: (workflowId) => signalsOf(client, workflowId, environment('worker')),
    stopTemporal: () => temporal.stop(),
    async startTemporal() {
      temporal = await startTemporal({ dataDir });
    },
    async settled(withinMs = 120_000) {
      const deadline = Date.now() + withinMs;
      while ((await behind(pool)) > 0) {
        if (Date.now() > deadline) throw new Error('the workflows were not told in time');
        await delay(50);
      }
    },
  };
}

async function signalsOf(
  client: Client,
  workflowId: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly { readonly seq: number }[]> {
  const settings = loadConfig(env, 'worker');
  if (!settings.ok) throw new Error(settings.faults.join('; '));
  const { payloadCodecs = [] } = createDataConverter(settings.config, { place: 'any' });
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const inputs = (events ?? []).flatMap(
    (event) => event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? [],
  );
  let plain: Payload[] = inputs;
  for (const codec of payloadCodecs) plain = await codec.decode(plain);
  return plain.map((payload) => defaultPayloadConverter.fromPayload<{ seq: number }>(payload));
}

async function untilReady(url: string, log: string, dataDir: string): Promise<void> {
  if (
    await becomes(
      (readiness) => readiness === 'whole',
      url,
      READY_MS,
      () => undefined,
    )
  )
    return;
  const words = readFileSync(join(dataDir, 'logs', `${log}.log`), 'utf8')
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n');
  throw new Error(`${log} was not ready in time\n${words}`);
}

/** Cases whose workflows have something to hear. */
export async function behind(pool: Pool): Promise<number> {
  const text = 'SELECT count(*)::int AS n FROM relay WHERE sent_seq < head_seq';
  return (await pool.query<{ n: number }>(text)).rows[0]?.n ?? 0;
}

/** The caller's environment without settings that would point at another installation. */
function plain(): Record<string, string | undefined> {
  const foreign = /^(HELMI_|TEMPORAL_|DATABASE_URL|SMTP_URL|NODE_ENV|NODE_OPTIONS|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** HELMI_BENCH_NODE_OPTIONS reaches every Node process of the stage, e.g. to load a profiler. */
function nodeOptions(): Record<string, string> {
  const options = process.env['HELMI_BENCH_NODE_OPTIONS'];
  return options === undefined ? {} : { NODE_OPTIONS: options };
}
