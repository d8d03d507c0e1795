import type { AlarmOutcome, Ledger } from '../ledger/ledger';
import type { Activities } from './contract';

/** The view as the ledger gives it to a case's workflow. */
export type View = Extract<AlarmOutcome, { readonly view: unknown }>['view'];

/** Sends an alarm through the ledger's one door; a stale or early one changes nothing and gives the case as it stands. */
export function raiseAlarm(ledger: Pick<Ledger, 'raiseAlarm'>): Activities<View>['raiseAlarm'] {
  return async ({ caseId, alarmId }) => ({ view: viewOf(await ledger.raiseAlarm(caseId, alarmId), caseId) });
}

/** The view of an outcome; a case that the ledger does not have (a restored database) is an ended one, which lets its workflow go. */
export function viewOf(outcome: AlarmOutcome, caseId: string): View {
  if (outcome.kind !== 'GONE') return outcome.view;
  return {
    caseId,
    epoch: Number.MAX_SAFE_INTEGER,
    seq: 1,
    codes: [],
    stage: 'GONE',
    overdue: false,
    open: [],
    next: null,
    deliveries: [],
    children: [],
    movingTo: null,
    ended: true,
  };
}
