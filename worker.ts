/** Process 1: joins workflows and activities. It keeps trying while a part it needs is away, and ends when it is told to. */
import { setTimeout as delay } from 'node:timers/promises';
import { Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from './activities';
import { createChannels } from './activities/channels';
import { activityInterceptor } from './activities/interceptor';
import { scheduleHousekeeping } from './activities/schedule-housekeeping';
import { createDataSource, poolOf } from './entities/data-source';
import { runtimeRoleFault } from './entities/runtime-role';
import { createLedger } from './ledger/apply-command';
import { engineRecords } from './ledger/engine-records';
import { outgoingNotices } from './ledger/outgoing';
import { tidyLedger } from './ledger/tidy';
import { pathwayBooks } from './pathways';
import { type Config, loadConfigOrExit, refuseToStart } from './platform/config';
import { createLogger, type Logger, logCrashes } from './platform/logger';
import { createMailer } from './platform/mail';
import { createShutdown } from './platform/shutdown';
import { createSmsGateway } from './platform/sms';
import { createDataConverter, createTemporalClient, temporalLogger } from './platform/temporal';
import { connectNative } from './platform/temporal-native';
import { workerBuild } from './platform/worker-build';
import { TASK_QUEUE } from './workflows/messages';

const AT_ONCE = 20;
const POOL = AT_ONCE + 5;
const LONGEST_PAUSE_MS = 30_000;

async function main(): Promise<void> {
  const config = loadConfigOrExit('worker');
  const logger = createLogger(config, 'worker');
  logCrashes(logger);
  const shutdown = createShutdown(logger);
  const { signal } = shutdown;
  installRuntime(config, logger);

  const dataSource = createDataSource(config.database.url, { poolSize: POOL, logger });
  const temporal = createTemporalClient(config, logger);
  const mailer = createMailer(config);
  let running: { readonly worker: Worker; readonly ended: Promise<void> } | undefined;
  shutdown.add({
    name: 'worker',
    withinMs: 32_000,
    run: async () => {
      if (running?.worker.getState() === 'RUNNING') running.worker.shutdown();
      await running?.ended.catch(() => undefined);
    },
  });
  shutdown.add({ name: 'mail', withinMs: 1_000, run: () => mailer.close() });
  shutdown.add({ name: 'temporal', withinMs: 1_000, run: () => temporal.close() });
  shutdown.add({
    name: 'database',
    withinMs: 3_000,
    run: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  });

  await untilDone('database', logger, signal, async () => {
    if (!dataSource.isInitialized) await dataSource.initialize();
    const fault = await runtimeRoleFault(poolOf(dataSource));
    if (fault !== null) refuseToStart([`DATABASE_URL: ${fault}; the worker signs in as helmi_worker`]);
  });
  const pool = poolOf(dataSource);
  const activities = createActivities({
    ledger: createLedger({ dataSource, logger, books: pathwayBooks, announce: true }),
    outgoing: outgoingNotices(pool),
    channels: createChannels({
      mailer,
      publicUrl: config.http.publicUrl,
      trainingMail: config.mail.pageUrl !== undefined,
      gateway: createSmsGateway(config),
    }),
    client: temporal.client,
    records: engineRecords(pool),
    pool,
    tidyLedger: () => tidyLedger(pool),
    logger,
  });
  void untilDone('housekeeping', logger, signal, () => scheduleHousekeeping(temporal.client, TASK_QUEUE));

  await untilDone('worker', logger, signal, async () => {
    const connection = await connectNative(config, logger, signal);
    try {
      const worker = await Worker.create({
        connection,
        namespace: config.temporal.namespace,
        taskQueue: TASK_QUEUE,
        ...workflowCode(config),
        ...workerBuild(config.workflowBundle),
        activities,
        dataConverter: createDataConverter(config),
        interceptors: { activity: [activityInterceptor(logger)] },
        maxCachedWorkflows: 500,
        maxConcurrentActivityTaskExecutions: AT_ONCE,
        maxConcurrentLocalActivityExecutions: AT_ONCE,
        shutdownGraceTime: '20s',
        shutdownForceTime: '30s',
      });
      if (signal.aborted) return;
      running = { worker, ended: worker.run() };
      logger.info('worker polls', { taskQueue: TASK_QUEUE, namespace: config.temporal.namespace });
      await running.ended;
      // Nobody asked it to stop: it is started again.
      if (!signal.aborted) throw new Error('the worker stopped by itself');
    } finally {
      await connection.close().catch(() => undefined);
    }
  });
}

function installRuntime(config: Config, logger: Logger): void {
  Runtime.install({
    logger: temporalLogger(logger.child({ part: 'engine' })),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(config.workerMetrics === undefined
        ? {}
        : { metrics: { prometheus: { bindAddress: config.workerMetrics, countersTotalSuffix: true } } }),
    },
  });
}

/** Tries until it succeeds or the process is to end; the pauses grow from half a second. */
async function untilDone(
  what: string,
  logger: Logger,
  signal: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await work();
      return;
    } catch (err) {
      if (signal.aborted) return;
      logger.warn('not yet, trying again', { kind: what, ms: pause, err });
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** The prebuilt bundle where there is one; else the worker bundles the sources, which costs it some seconds. */
function workflowCode({ workflowBundle: codePath }: Config): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> {
  return codePath === undefined ? { workflowsPath: require.resolve('./workflows') } : { workflowBundle: { codePath } };
}

void main();
