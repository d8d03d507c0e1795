import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { identify } from '../../platform/process-identity';
import { noteChild } from '../../scripts/embedded/run-file';
import { clearAbandoned, serverFolder } from '../support/server-folder';

/** A process that would run for ever, as a server does. */
function server(): { pid: number; ended: Promise<unknown> } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  return { pid: child.pid ?? 0, ended: new Promise((done) => child.once('exit', done)) };
}

describe('Servers of a test run that was killed', () => {
  it('are ended by the next run, and their folder goes', async () => {
    const left = server();
    const abandoned = serverFolder('test', { pid: 1, started: 'long ago' });
    noteChild(abandoned, left.pid, 'SIGTERM');
    await clearAbandoned();
    await left.ended;
    expect(existsSync(abandoned)).toBe(false);
  });

  it('are left alone while their run goes on', async () => {
    const mine = serverFolder('test');
    const busy = server();
    noteChild(mine, busy.pid, 'SIGTERM');
    await clearAbandoned();
    expect(identify(busy.pid)).toBeDefined();
    process.kill(busy.pid, 'SIGKILL');
    await busy.ended;
    rmSync(mine, { recursive: true, force: true });
  });
});
