import { isCancellation, log } from '@temporalio/workflow';

/** Work that the case does not wait for: it is counted, its end is heard of, and its failure never becomes the case's. */
export class Background {
  #running = 0;

  constructor(private readonly onEnd: () => void) {}

  get idle(): boolean {
    return this.#running === 0;
  }

  run(what: string, work: () => Promise<unknown>): void {
    this.#running += 1;
    void work()
      .catch((error: unknown) => {
        if (!isCancellation(error)) log.warn(`${what} failed`);
      })
      .finally(() => {
        this.#running -= 1;
        this.onEnd();
      });
  }
}
