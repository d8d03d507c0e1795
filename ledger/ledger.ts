/** The ledger as the API, the activities and the scripts see it. */
import type { DataSource } from 'typeorm';
import type { PathwayBook } from '../pathways/model';
import type { Logger } from '../platform/logger';
import type { CaseView } from '../workflows/messages';
import type { CommandOutcome, CommandRequest } from './types';

export interface LedgerDeps {
  /** Initialised. */
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** Wall time; replaced in tests. */
  readonly clock?: () => Date;
  /** The pathways that this release knows, by id; tests bring their own. */
  readonly books?: Readonly<Record<string, PathwayBook>>;
  /** Told after the commit, so that the relay needn't wait for its next look. */
  readonly onCommitted?: (caseId: string, seq: number) => void;
  /** Tells other processes by `NOTIFY helmi_case` as well (payload `<caseId>:<seq>`): for the worker's ledger. */
  readonly announce?: boolean;
}

/** What an alarm came to. `GONE`: there is no such case. */
export type AlarmOutcome =
  | {
      /** RAISED: it acted now. STALE: it had acted already, or its task moved on. NOT_YET: the case's clock isn't there. */
      readonly kind: 'RAISED' | 'STALE' | 'NOT_YET';
      readonly view: CaseView;
    }
  | { readonly kind: 'GONE' };

/** The one writer of cases. Driver errors come out as `DatabaseError` with a code and nothing else. */
export interface Ledger {
  /** Decides and writes one command in one transaction. Expected refusals are values; only an unreachable database throws. */
  applyCommand(request: CommandRequest): Promise<CommandOutcome>;
  /** The alarm's way in, for the workflow's activity: what it answers is all the workflow needs to hear. */
  raiseAlarm(caseId: string, alarmId: string): Promise<AlarmOutcome>;
  /** Ends the move of a training case's clock. */
  landClock(caseId: string): Promise<AlarmOutcome>;
  /** The case as its workflow should see it now; null where there is none. */
  viewOf(caseId: string): Promise<CaseView | null>;
}
