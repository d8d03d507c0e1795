const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Keeps one and the same deed from being tried in a tight loop while the ledger says "not yet". */
export class Patience {
  #last: { readonly deed: string; readonly until: number; readonly wait: number } | null = null;

  /** The earliest moment (epoch ms) at which `deed` may be tried. */
  earliest(deed: string): number {
    return this.#last?.deed === deed ? this.#last.until : 0;
  }

  tried(deed: string, now: number): void {
    const wait = this.#last?.deed === deed ? Math.min(this.#last.wait * 2, LONGEST_MS) : SHORTEST_MS;
    this.#last = { deed, until: now + wait, wait };
  }
}
