import { createSupervisor, type RunningPart } from '../../scripts/embedded/supervisor';

/** A part whose process is only a promise: `end` plays its death. */
function fakePart(log: string[], name: string) {
  let end: (code: number) => void = () => undefined;
  let starts = 0;
  const started: (() => void)[] = [];
  const start = async (): Promise<RunningPart> => {
    starts += 1;
    log.push(`${name} starts`);
    const ended = new Promise<{ code: number; signal: null }>((done) => {
      end = (code) => done({ code, signal: null });
    });
    for (const wake of started.splice(0)) wake();
    return {
      pid: starts,
      ended,
      stop: async () => {
        log.push(`${name} stops`);
        end(0);
      },
    };
  };
  const nextStart = () => new Promise<void>((done) => started.push(done));
  return { part: { name, start }, die: (code = 1) => end(code), nextStart };
}

describe('the supervisor', () => {
  test('starts a part again that has ended, and tells so', async () => {
    const told: string[] = [];
    const supervisor = createSupervisor(
      (line) => told.push(line),
      () => undefined,
    );
    const worker = fakePart([], 'The worker');
    await supervisor.run(worker.part);
    const again = worker.nextStart();
    worker.die(137);
    await again;
    await new Promise(setImmediate);
    expect(told).toEqual(['The worker ended (exit code 137). Starting it again.', 'The worker is back.']);
    expect(supervisor.endings().get('The worker')).toBe(1);
    await supervisor.stop();
  });

  test('stops the part that was started last first, and starts nothing again afterwards', async () => {
    const log: string[] = [];
    const supervisor = createSupervisor(
      () => undefined,
      () => undefined,
    );
    for (const name of ['PostgreSQL', 'The worker', 'The API']) await supervisor.run(fakePart(log, name).part);
    await supervisor.stop();
    await new Promise(setImmediate);
    expect(log.slice(3)).toEqual(['The API stops', 'The worker stops', 'PostgreSQL stops']);
  });

  test('does not repeat a part that refuses its settings', async () => {
    const hopeless = new Promise<string>((done) => {
      const supervisor = createSupervisor(() => undefined, done);
      const api = fakePart([], 'The API');
      void supervisor.run(api.part).then(() => api.die(78));
    });
    expect(await hopeless).toBe('The API');
  });

  test('tells at once when the very first start fails', async () => {
    const supervisor = createSupervisor(
      () => undefined,
      () => undefined,
    );
    const broken = { name: 'PostgreSQL', start: () => Promise.reject(new Error('no room on the disk')) };
    await expect(supervisor.run(broken)).rejects.toThrow('no room on the disk');
  });

  test('stops a part that comes up while everything ends, and starts none afterwards', async () => {
    const log: string[] = [];
    const supervisor = createSupervisor(
      () => undefined,
      () => undefined,
    );
    const database = fakePart(log, 'PostgreSQL');
    let comeUp: () => void = () => undefined;
    const slow = new Promise<void>((done) => {
      comeUp = done;
    });
    const starting = supervisor.run({ name: 'PostgreSQL', start: () => slow.then(database.part.start) });
    await supervisor.stop();
    comeUp();
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(supervisor.run(fakePart(log, 'The API').part)).rejects.toMatchObject({ name: 'AbortError' });
    expect(log).toEqual(['PostgreSQL starts', 'PostgreSQL stops']);
    expect(supervisor.pids()).toEqual({});
  });
});
