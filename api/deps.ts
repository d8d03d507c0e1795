import type { Pool } from 'pg';
import type { Library } from '../ledger/books';
import type { CommandOutcome, CommandRequest } from '../ledger/types';
import type { UsageKeys } from '../ledger/usage-checkpoint';
import type { HolidayCalendar } from '../pathways/calendar';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import type { Cursors } from './cursor';
import type { EngineReader } from './engine-reader';
import type { EventHub } from './event-hub';
import type { Issuer } from './sign-in/issuer';
import type { MachineCheck } from './sign-in/machines';

/** Limits of a signed-in person and of a stranger, in requests a minute; null turns the limit off (tests, bench). */
export interface RateLimits {
  readonly perUser: number | null;
  readonly perStranger: number | null;
}

/** Idle and absolute life of a session. */
export interface SessionTimes {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** Everything the API works with; put together in `server.ts` and in tests, nowhere else. */
export interface ApiDeps {
  readonly config: Pick<Config, 'auth' | 'training' | 'production' | 'http'>;
  readonly logger: Logger;
  readonly pool: Pool;
  /** The one door: every change of a case goes through it. */
  readonly applyCommand: (request: CommandRequest) => Promise<CommandOutcome>;
  /** Pathways by id and by the snapshots that cases keep; the referral form is the intake of `referralPathway`. */
  readonly library: Library;
  readonly referralPathway: string;
  /** The calendar in force, with the corrections of the database. */
  readonly calendar: () => Promise<HolidayCalendar>;
  readonly engine: EngineReader;
  readonly hub: EventHub;
  /** One more try for mails that were given up, without waiting for it. */
  readonly deliverAgain: (noticeIds: readonly string[]) => void;
  /** Of the usage log's checkpoints. */
  readonly usageKeys: UsageKeys;
  /** The log is shipped to a store outside. */
  readonly usageShipped?: boolean | undefined;
  readonly cursors: Cursors;
  readonly limits: RateLimits;
  readonly session: SessionTimes;
  /** Where people sign in; absent with demo sign-in. */
  readonly issuer?: Issuer | undefined;
  /** Checks bearer tokens; absent: no machine comes in. */
  readonly machines?: MachineCheck | undefined;
  /** How long a fast-forward may take before the caller is told to come back (ms). */
  readonly landWithinMs: number;
  /** Text messages can be sent; false is shown as such. */
  readonly textMessages?: boolean | undefined;
  /** Where the built web app is, if not in `dist/web`. */
  readonly webFolder?: string | undefined;
  readonly now: () => Date;
}
