import type { Logger } from '../../platform/logger';
import { createShutdown } from '../../platform/shutdown';

function quietLogger(told: string[]): Logger {
  const write = (message: string) => void told.push(message);
  return { error: write, warn: write, info: write, debug: write, child: () => quietLogger(told) };
}

describe('the end of a process', () => {
  let exit: jest.SpyInstance;
  beforeEach(() => {
    exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  });
  afterEach(() => {
    exit.mockRestore();
    process.removeAllListeners('SIGTERM');
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('disconnect');
  });

  test('takes its steps in order, and a failing or endless one holds nothing up', async () => {
    const told: string[] = [];
    const done: string[] = [];
    const shutdown = createShutdown(quietLogger(told));
    shutdown.add({ name: 'http', withinMs: 1_000, run: () => void done.push('http') });
    shutdown.add({ name: 'worker', withinMs: 1_000, run: () => Promise.reject(new Error('stuck')) });
    shutdown.add({ name: 'mail', withinMs: 20, run: () => new Promise<void>(() => undefined) });
    shutdown.add({ name: 'database', withinMs: 1_000, run: () => void done.push('database') });
    await shutdown.end(0);
    expect(done).toEqual(['http', 'database']);
    expect(told).toEqual(['shutdown step failed', 'shutdown step took too long']);
    expect(exit).toHaveBeenCalledWith(0);
  });

  test('happens once, however often it is asked for, and tells whoever waits', async () => {
    let runs = 0;
    const shutdown = createShutdown(quietLogger([]));
    shutdown.add({ name: 'once', withinMs: 1_000, run: () => void (runs += 1) });
    process.emit('SIGTERM');
    process.emit('SIGTERM');
    await shutdown.end();
    expect(runs).toBe(1);
    expect(shutdown.signal.aborted).toBe(true);
  });
});
