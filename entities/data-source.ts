import 'reflect-metadata';
import { Client, type ClientConfig, type Pool } from 'pg';
import { DataSource } from 'typeorm';
import {
  AbsenceRow,
  BreakGlass,
  CalendarDay,
  CaseContent,
  CaseEventRow,
  CaseFile,
  CaseMember,
  CommandKey,
  EngineArchive,
  Installation,
  Notice,
  PathwaySetting,
  PathwaySnapshot,
  ReassignmentRow,
  ReferenceCounter,
  Relay,
  ReportSnapshot,
  SignIn,
  Staff,
  StaffSession,
  StatutoryClockRow,
  Task,
  TaskDraft,
  UsageCheckpoint,
  UsageLink,
  UsageLog,
  UsageShipping,
} from './index';
import { Ledger1795305600000 } from './migrations/1795305600000-ledger';
import { Absence1795392000000 } from './migrations/1795392000000-absence';
import { TakenBack1795478400000 } from './migrations/1795478400000-taken-back';
import { TextMessages1795564800000 } from './migrations/1795564800000-text-messages';
import { DraftAnswer1795651200000 } from './migrations/1795651200000-draft-answer';
import { Reassignment1795694400000 } from './migrations/1795694400000-reassignment';
import { Shortcuts1795737600000 } from './migrations/1795737600000-shortcuts';
import { PathwaySetting1795824000000 } from './migrations/1795824000000-pathway-setting';
import { ReportSnapshot1795834800000 } from './migrations/1795834800000-report-snapshot';
import { SignIn1795845600000 } from './migrations/1795845600000-sign-in';
import { UsageChain1795856400000 } from './migrations/1795856400000-usage-chain';
import { BreakGlass1795867200000 } from './migrations/1795867200000-break-glass';
import { SnakeNames } from './naming';

const ENTITIES = [
  AbsenceRow,
  BreakGlass,
  CalendarDay,
  CaseContent,
  CaseEventRow,
  CaseFile,
  CaseMember,
  CommandKey,
  EngineArchive,
  Installation,
  Notice,
  PathwaySetting,
  PathwaySnapshot,
  ReassignmentRow,
  ReferenceCounter,
  Relay,
  ReportSnapshot,
  SignIn,
  Staff,
  StaffSession,
  StatutoryClockRow,
  Task,
  TaskDraft,
  UsageCheckpoint,
  UsageLink,
  UsageLog,
  UsageShipping,
];

/** In the order in which they run; a new one is added at the end. */
const MIGRATIONS = [
  Ledger1795305600000,
  Absence1795392000000,
  TakenBack1795478400000,
  TextMessages1795564800000,
  DraftAnswer1795651200000,
  Reassignment1795694400000,
  Shortcuts1795737600000,
  PathwaySetting1795824000000,
  ReportSnapshot1795834800000,
  SignIn1795845600000,
  UsageChain1795856400000,
  BreakGlass1795867200000,
];

/** Where pool trouble is told; the error's text stays out of the log. */
interface PoolLogger {
  warn(message: string, fields?: { readonly err?: unknown }): void;
}

export interface DataSourceOptions {
  /** Connections of this process (default 10). */
  readonly poolSize?: number;
  readonly logger?: PoolLogger;
  /** For changes of the schema, which take as long as they take. */
  readonly unhurried?: boolean;
}

/**
 * A connection that breaks says so twice: to the query under way, which is answered for, and by an event. The pool
 * listens to the event only while nobody uses the connection; without this listener a restart of PostgreSQL would end
 * every process that was just talking to it.
 */
class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * The connection to the ledger's database; call `initialize()`, then `runMigrations()` where this process may change
 * the schema. No statement takes longer than 15 s, no lock 5 s, and no transaction 50 s: the chain over the usage
 * log looks back a minute for rows that came late.
 */
export function createDataSource(
  databaseUrl: string,
  { poolSize = 10, logger, unhurried = false }: DataSourceOptions = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNames(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize,
    poolErrorHandler: (error: unknown) => logger?.warn('database connection lost', { err: error }),
    extra: {
      Client: SteadyClient,
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(unhurried ? {} : { statement_timeout: 15_000, query_timeout: 20_000, options: '-c transaction_timeout=50s' }),
      application_name: 'helmi',
      keepAlive: true,
    },
  });
}

/** The driver's pool of an initialised data source, for hand-written SQL. */
export function poolOf(dataSource: DataSource): Pool {
  const driver: unknown = dataSource.driver;
  if (!hasPool(driver)) throw new Error('the data source is not initialised');
  return driver.master;
}

function hasPool(driver: unknown): driver is { readonly master: Pool } {
  return typeof driver === 'object' && driver !== null && 'master' in driver && driver.master !== undefined;
}
