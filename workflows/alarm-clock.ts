import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** The case's one durable timer. A timer that is too early is left to fire and look again: moving it costs more events. */
export class AlarmClock {
  #armed: { readonly at: number; readonly scope: CancellationScope } | null = null;

  constructor(private readonly onRing: () => void) {}

  /** Rings at `at` (epoch ms) or, when it was armed before for an earlier moment, at that one. `label` is for the engine's history. */
  arm(at: number, label: string): void {
    if (this.#armed !== null) {
      if (this.#armed.at <= at) return;
      this.#armed.scope.cancel();
    }
    const armed = { at, scope: new CancellationScope() };
    this.#armed = armed;
    void armed.scope
      .run(() => sleep(Math.max(at - Date.now(), 1), { summary: label }))
      .then(() => {
        if (this.#armed === armed) this.#armed = null;
        this.onRing();
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }
}
