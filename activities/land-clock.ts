import type { Ledger } from '../ledger/ledger';
import type { Activities } from './contract';
import { type View, viewOf } from './raise-alarm';

/** Lands a training case's clock once every alarm on the way was raised. */
export function landClock(ledger: Pick<Ledger, 'landClock'>): Activities<View>['landClock'] {
  return async ({ caseId }) => ({ view: viewOf(await ledger.landClock(caseId), caseId) });
}
