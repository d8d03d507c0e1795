import type { Outgoing } from '../ledger/outgoing';
import type { Activities } from './contract';
import { OWNER_OF_UNDELIVERED } from './deliver';

/** After the last try: what has not left is undelivered, visible and owned. The code of the last try stays. */
export function giveUp(outgoing: Pick<Outgoing, 'undelivered' | 'sms'>): Activities<unknown>['giveUp'] {
  return async ({ noticeIds }) => {
    await outgoing.undelivered(noticeIds, null, OWNER_OF_UNDELIVERED);
    await outgoing.sms.mark(noticeIds, 'UNDELIVERED', null, OWNER_OF_UNDELIVERED);
  };
}
