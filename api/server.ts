/** Process 2: HTTP, and the relay that tells the workflows. It serves people whether the engine is there or not. */
import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createDataSource, poolOf } from '../entities/data-source';
import { runtimeRoleFault } from '../entities/runtime-role';
import { createLedger } from '../ledger/apply-command';
import { createLibrary } from '../ledger/books';
import { temporalEngine } from '../ledger/engine';
import { createRelay } from '../ledger/relay';
import { usageKeys } from '../ledger/usage-checkpoint';
import { startUsageKeeping } from '../ledger/usage-keeping';
import { createViewReader } from '../ledger/view';
import { pathwayBooks } from '../pathways';
import { type Config, loadConfigOrExit, refuseToStart } from '../platform/config';
import { createLogger, type Logger, logCrashes } from '../platform/logger';
import { createMailer } from '../platform/mail';
import { createShutdown } from '../platform/shutdown';
import { createTemporalClient } from '../platform/temporal';
import { createUsageStore } from '../platform/usage-store';
import { createApp } from './app';
import { bootFaults, openTheDoor } from './boot';
import { calendarInForce } from './calendar-in-force';
import { createCursors } from './cursor';
import type { ApiDeps } from './deps';
import { createEngineReader } from './engine-reader';
import { createEventHub } from './event-hub';
import { listenForChanges } from './listen';
import { ROLE_CODES } from './policies/table';
import { createOwnMail } from './urgent-mail';

const POOL = 20;
/** A person who works fast makes one request a second; a page may make ten at once. */
const LIMITS = { perUser: 1_200, perStranger: 120 } as const;

async function main(): Promise<void> {
  const config = loadConfigOrExit('api', ROLE_CODES);
  const logger = createLogger(config, 'api');
  logCrashes(logger);
  const shutdown = createShutdown(logger);
  const dataSource = createDataSource(config.database.url, { poolSize: POOL, logger });
  await connected(dataSource, logger, shutdown.signal);
  if (shutdown.signal.aborted) return;
  const pool = poolOf(dataSource);
  const faults = await bootFaults(config, pool);
  if (faults.length > 0) refuseToStart(faults);
  const people = await openTheDoor(config, pool);

  const temporal = createTemporalClient(config, logger);
  const mailer = createMailer(config);
  const mail = createOwnMail(pool, mailer, config, logger);
  const library = createLibrary(pathwayBooks);
  const hub = createEventHub((err) => logger.warn('listener failed', { err }));
  const relay = createRelay({
    pool,
    views: createViewReader(pool, library),
    engine: temporalEngine(temporal),
    logger,
    onUrgentStuck: mail.urgent,
  });
  const ledger = createLedger({
    dataSource,
    logger,
    onCommitted: (caseId, seq) => {
      relay.nudge();
      hub.publish({ caseId, seq });
    },
  });
  const deps: ApiDeps = {
    config,
    logger,
    pool,
    applyCommand: (request) => ledger.applyCommand(request),
    library,
    referralPathway: 'helmi',
    calendar: calendarInForce(pool),
    engine: createEngineReader(temporal, config.temporal.namespace, config),
    hub,
    deliverAgain: mail.again,
    usageShipped: config.usageLog.url !== undefined,
    usageKeys: usageKeys(config.usageLog.key, config.usageLog.oldKeys),
    cursors: createCursors(config.sessionSecret),
    limits: config.rateLimited ? LIMITS : { perUser: null, perStranger: null },
    session: config.session,
    ...people,
    landWithinMs: 25_000,
    textMessages: config.sms.url !== undefined,
    now: () => new Date(),
  };
  const keeping = startUsageKeeping({
    pool,
    keys: deps.usageKeys,
    logger,
    store: createUsageStore(config),
    environment: config.production ? 'production' : 'demo',
  });
  const server = createServer(createApp(deps));
  // Longer than a proxy or a browser keeps an idle connection: the server is not the one who closes first.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  shutdown.add({ name: 'http', withinMs: 8_000, run: () => closeServer(server) });
  shutdown.add({ name: 'usage log', withinMs: 3_000, run: () => keeping.stop() });
  shutdown.add({ name: 'relay', withinMs: 8_000, run: () => relay.stop() });
  shutdown.add({ name: 'mail', withinMs: 1_000, run: () => mailer.close() });
  shutdown.add({ name: 'temporal', withinMs: 2_000, run: () => temporal.close() });
  shutdown.add({ name: 'database', withinMs: 3_000, run: () => dataSource.destroy() });
  await listening(server, config);
  relay.start();
  void listenForChanges(config.database.url, hub, logger, shutdown.signal);
  logger.info('serving', { port: config.http.port, address: config.http.bind });
}

/** The database may still be starting: nothing can be served before it is there. */
async function connected(dataSource: DataSource, logger: Logger, signal: AbortSignal): Promise<void> {
  for (let pause = 250; !signal.aborted; pause = Math.min(pause * 2, 5_000)) {
    try {
      if (!dataSource.isInitialized) await dataSource.initialize();
      const fault = await runtimeRoleFault(poolOf(dataSource));
      if (fault !== null) refuseToStart([`DATABASE_URL: ${fault}; the API signs in as helmi_api`]);
      return;
    } catch (err) {
      logger.warn('database is not there yet, trying again', { ms: pause, err });
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

function listening(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.http.port, config.http.bind, () => resolve());
  });
}

/** No new requests; those under way are finished, open streams are cut. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}

void main();
