import type { Tidied } from '../ledger/tidy';
import type { Activities, Housekeeping } from './contract';
import type { DeliveryDeps } from './deliver';
import { deliver } from './deliver';
import { giveUp } from './give-up';

export interface TidyDeps extends DeliveryDeps {
  readonly tidyLedger: () => Promise<Tidied>;
}

const AT_ONCE = 200;

/**
 * Sees to mail that no workflow has in hand any more (one was terminated, or a try on request died with its process), and
 * lets go of old keys and sessions. A notice that waited for two days is tried once; what doesn't leave gets an owner.
 */
export function tidy(deps: TidyDeps): Housekeeping['tidy'] {
  const send: Activities<unknown>['deliver'] = deliver(deps);
  const resign = giveUp(deps.outgoing);
  return async () => {
    const noticeIds = await deps.outgoing.forgotten(AT_ONCE);
    for (const id of noticeIds) {
      const one = { caseId: '', noticeIds: [id] };
      await send(one).catch(() => resign(one));
    }
    const { keys, sessions } = await deps.tidyLedger();
    return { notices: noticeIds.length, keys, sessions };
  };
}
