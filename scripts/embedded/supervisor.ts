import { setTimeout as delay } from 'node:timers/promises';
import { EXIT_BAD_CONFIG } from '../../platform/config';
import type { Ending } from './child';

/** A part that is running and ready. */
export interface RunningPart {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  stop(): Promise<void>;
}

/** A part of the embedded default: how it is started, and the name people know it by. */
export interface Part {
  readonly name: string;
  /** Resolves when the part is ready; is called again whenever the part has ended by itself. */
  readonly start: () => Promise<RunningPart>;
}

export interface Supervisor {
  /** Starts a part and keeps it running from then on; throws when its first start fails, or when everything is to end. */
  run(part: Part): Promise<void>;
  /** How often each part has ended by itself. */
  endings(): ReadonlyMap<string, number>;
  /** Process ids by part, for tests that kill. */
  pids(): Record<string, number>;
  /** Stops the parts, the one started last first. */
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A part that lived this long has been well: its next pause is short again. */
const WELL_AFTER_MS = 20_000;

/** Keeps parts running: one that ends is started again, after pauses that grow while it keeps failing. */
export function createSupervisor(tell: (line: string) => void, onHopeless: (part: string) => void): Supervisor {
  const running = new Map<string, RunningPart>();
  const order: string[] = [];
  const endings = new Map<string, number>();
  const abort = new AbortController();

  /** Starts a part. One that came up after the others were stopped is stopped as well: nobody else knows of it. */
  const up = async (part: Part): Promise<RunningPart> => {
    abort.signal.throwIfAborted();
    const started = await part.start();
    if (abort.signal.aborted) await started.stop();
    abort.signal.throwIfAborted();
    running.set(part.name, started);
    return started;
  };

  const keep = async (part: Part, first: RunningPart): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    let present = first;
    let since = Date.now();
    while (!abort.signal.aborted) {
      const ending = await present.ended;
      running.delete(part.name);
      if (abort.signal.aborted) return;
      if (ending.code === EXIT_BAD_CONFIG) return onHopeless(part.name);
      endings.set(part.name, (endings.get(part.name) ?? 0) + 1);
      if (Date.now() - since > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      tell(`${part.name} ended (${inWords(ending)}). Starting it again.`);
      const next = await again(part, () => {
        const pause = pauseMs;
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        return pause;
      });
      if (next === undefined) return;
      present = next;
      since = Date.now();
      tell(`${part.name} is back.`);
    }
  };

  const again = async (part: Part, pause: () => number): Promise<RunningPart | undefined> => {
    for (;;) {
      await delay(pause(), undefined, { signal: abort.signal }).catch(() => undefined);
      if (abort.signal.aborted) return undefined;
      try {
        return await up(part);
      } catch (error) {
        if (!abort.signal.aborted) tell(`${part.name} could not be started: ${messageOf(error)}. Trying again.`);
      }
    }
  };

  return {
    async run(part) {
      order.push(part.name);
      const first = await up(part);
      void keep(part, first);
    },
    endings: () => endings,
    pids: () => Object.fromEntries([...running].map(([name, { pid }]) => [name, pid])),
    async stop() {
      abort.abort();
      for (const name of order.reverse()) await running.get(name)?.stop();
    },
  };
}

function inWords({ code, signal }: Ending): string {
  return signal === null ? `exit code ${code}` : signal;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
