import type { Logger } from './logger';

/** Steps of an ending process, in order; each has its own time. */
export interface ShutdownStep {
  readonly name: string;
  /** Longest this step may take (ms) before the next one begins. */
  readonly withinMs: number;
  readonly run: () => Promise<void> | void;
}

export interface Shutdown {
  /** Aborted when the process has been asked to end. */
  readonly signal: AbortSignal;
  /** Adds a step; steps run in the order they were added. */
  add(step: ShutdownStep): void;
  /** Runs all steps and ends the process. Later calls wait for the first. */
  end(exitCode?: number): Promise<never>;
}

/**
 * Ordered end of a process: on SIGTERM, on SIGINT, and when the supervisor that started it is gone. A failing or slow
 * step is logged and doesn't keep the following ones from running.
 */
export function createShutdown(logger: Logger): Shutdown {
  const steps: ShutdownStep[] = [];
  const abort = new AbortController();
  let ending: Promise<never> | undefined;
  const end = (exitCode = 0): Promise<never> => {
    ending ??= endNow(exitCode);
    return ending;
  };
  const endNow = async (exitCode: number): Promise<never> => {
    abort.abort();
    for (const step of steps) await runStep(step, logger);
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info('asked to end', { signal });
      void end();
    });
  }
  if (process.send !== undefined) {
    process.on('disconnect', () => {
      logger.warn('supervisor is gone, ending');
      void end();
    });
  }
  return { signal: abort.signal, add: (step) => steps.push(step), end };
}

async function runStep(step: ShutdownStep, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), step.withinMs);
  });
  try {
    const result = await Promise.race([Promise.resolve().then(step.run), late]);
    if (result === 'late') logger.warn('shutdown step took too long', { step: step.name, ms: step.withinMs });
  } catch (err) {
    logger.error('shutdown step failed', { step: step.name, err });
  } finally {
    clearTimeout(timer);
  }
}
