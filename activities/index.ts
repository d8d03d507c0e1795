import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { EngineRecords } from '../ledger/engine-records';
import type { Ledger } from '../ledger/ledger';
import type { Outgoing } from '../ledger/outgoing';
import type { Tidied } from '../ledger/tidy';
import type { Logger } from '../platform/logger';
import { archiveHistories } from './archive-history';
import type { Channels } from './channels';
import type { Activities, Housekeeping } from './contract';
import { deliver } from './deliver';
import { giveUp } from './give-up';
import { landClock } from './land-clock';
import { raiseAlarm, type View } from './raise-alarm';
import { reconcile } from './reconcile';
import { rounds } from './rounds';
import { tidy } from './tidy';

export interface ActivityDeps {
  readonly ledger: Pick<Ledger, 'raiseAlarm' | 'landClock' | 'applyCommand'>;
  readonly pool: Pool;
  readonly outgoing: Outgoing;
  readonly channels: Channels;
  readonly client: Client;
  readonly records: EngineRecords;
  readonly tidyLedger: () => Promise<Tidied>;
  readonly logger: Logger;
}

/** Everything a worker can be asked to do, by the names of the contract. */
export function createActivities(deps: ActivityDeps): Activities<View> & Housekeeping {
  const { ledger, outgoing, client, records } = deps;
  return {
    raiseAlarm: raiseAlarm(ledger),
    landClock: landClock(ledger),
    deliver: deliver(deps),
    giveUp: giveUp(outgoing),
    archiveHistories: archiveHistories(client, records),
    reconcile: reconcile(deps),
    rounds: rounds(deps),
    tidy: tidy(deps),
  };
}
