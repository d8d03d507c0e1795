import type { CaseView } from './messages';

type Position = Pick<CaseView, 'epoch' | 'seq'>;

/** True when `a` says more than `b`: a restored ledger (higher epoch) counts before the number of events. */
export function isNewer(a: Position, b: Position): boolean {
  return a.epoch === b.epoch ? a.seq > b.seq : a.epoch > b.epoch;
}

/** The view of a case of which nothing was heard yet: any real view is newer. */
export function unheard(caseId: string): CaseView {
  return {
    caseId,
    epoch: 0,
    seq: 0,
    codes: [],
    stage: '',
    overdue: false,
    open: [],
    next: null,
    deliveries: [],
    children: [],
    movingTo: null,
    ended: false,
  };
}

/** The earliest due instant of the open steps. */
export function nextDue(view: CaseView): string | null {
  return view.open.reduce<string | null>((first, { dueAt }) => (first === null || dueAt < first ? dueAt : first), null);
}
