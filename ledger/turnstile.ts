/** Lets some through at a time and the others wait in line. */
export interface Turnstile {
  /** Gives the way out once there is room; null when there was none for too long. */
  enter(): Promise<(() => void) | null>;
}

/** A turnstile for `places` at a time, where nobody waits longer than `longestWaitMs`. */
export function createTurnstile(places: number, longestWaitMs: number): Turnstile {
  const line = new Set<() => void>();
  let free = places;
  const leave = (): void => {
    const [next] = line;
    if (next === undefined) free += 1;
    else next();
  };
  const wayOut = (): (() => void) => {
    let out = false;
    return () => {
      if (!out) leave();
      out = true;
    };
  };
  return {
    enter() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(wayOut());
      }
      return new Promise((resolve) => {
        const come = (): void => {
          line.delete(come);
          clearTimeout(timer);
          resolve(wayOut());
        };
        const timer = setTimeout(() => {
          line.delete(come);
          resolve(null);
        }, longestWaitMs);
        line.add(come);
      });
    },
  };
}
