import type { CaseView } from './messages';

/** Which notices still have to leave: the view names them, this remembers which of them were taken in hand. */
export class Outbox {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** What was taken in hand and the ledger still names: the next run must know. */
  get taken(): string[] {
    return [...this.#taken];
  }

  /** Forgets what the ledger no longer names, so that a notice it names again is delivered again. */
  hear(view: CaseView): void {
    const named = new Set(view.deliveries.flatMap((batch) => batch.noticeIds));
    for (const id of this.#taken) if (!named.has(id)) this.#taken.delete(id);
  }

  /** Takes the notices that may leave at `now` (epoch ms); nobody gets them a second time. */
  take(view: CaseView, now: number): string[] {
    const due = view.deliveries.filter((batch) => Date.parse(batch.wakeAt) <= now).flatMap((batch) => batch.noticeIds);
    const fresh = [...new Set(due)].filter((id) => !this.#taken.has(id));
    for (const id of fresh) this.#taken.add(id);
    return fresh;
  }

  /** What nobody has taken yet, as the view names it. */
  waiting(view: CaseView): CaseView['deliveries'] {
    return view.deliveries
      .map(({ wakeAt, noticeIds }) => ({ wakeAt, noticeIds: noticeIds.filter((id) => !this.#taken.has(id)) }))
      .filter((batch) => batch.noticeIds.length > 0);
  }
}
