import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isAlive } from '../../platform/process-identity';
import { takeLock } from '../../platform/process-lock';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'helmi-lock-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('tells a second start who holds it, since when and where', () => {
    const first = takeLock(folder, 'http://localhost:3000');
    const second = takeLock(folder, 'http://localhost:3001');
    expect(first.ok).toBe(true);
    expect(second).toEqual({
      ok: false,
      holder: expect.objectContaining({
        pid: process.pid,
        address: 'http://localhost:3000',
        since: expect.any(String),
      }),
    });
    if (first.ok) first.release();
    expect(takeLock(folder, 'http://localhost:3001').ok).toBe(true);
  });

  test('counts for nothing when its holder was killed', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const identity = identify(child.pid ?? 0);
    if (identity === undefined) throw new Error('child not found');
    const lock = { ...identity, since: '2026-11-22T08:00:00.000Z', address: 'http://localhost:3000' };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(lock));
    expect(takeLock(folder, 'x').ok).toBe(false);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(isAlive(identity)).toBe(false);
    expect(takeLock(folder, 'x').ok).toBe(true);
  });

  test('counts for nothing when its process id now belongs to another process', () => {
    const lock = { pid: process.pid, started: 'an earlier boot', since: '', address: '' };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(lock));
    expect(takeLock(folder, 'x').ok).toBe(true);
  });

  test('survives a half-written lock and a gate left behind by a power cut', () => {
    writeFileSync(join(folder, 'lock.json'), '{"pid":');
    expect(takeLock(folder, 'x').ok).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  });
});
