import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { isAlive } from '../../platform/process-identity';
import { claimPorts, freePort } from '../../scripts/embedded/ports';
import { type RunningPostgres, startPostgres } from '../../scripts/embedded/postgres';
import { postgresAccount } from '../../scripts/embedded/postgres-place';
import { endLeftovers, noteChild } from '../../scripts/embedded/run-file';
import { loadSecrets } from '../../scripts/embedded/secrets';
import { until } from '../support/installation';

jest.setTimeout(120_000);

async function query(postgres: RunningPostgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

// Only the superuser may ask where the files are.
async function folderOf(postgres: RunningPostgres): Promise<{ cluster: string }> {
  const client = new Client({ connectionString: postgres.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ cluster: string }>("select current_setting('data_directory') as cluster");
  await client.end();
  return rows[0] ?? { cluster: '' };
}

describe('the embedded parts', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'helmi-embedded-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('what PostgreSQL acknowledged survives kill -9, on the same address', async () => {
    const first = await startPostgres({ dataDir });
    await query(first, 'create table kept (word text)');
    await query(first, "insert into kept values ('acknowledged')");
    first.kill();
    expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });
    const second = await startPostgres({ dataDir, port: Number(new URL(first.url).port) });
    try {
      expect(await query(second, 'select word from kept')).toEqual([{ word: 'acknowledged' }]);
      expect(second.url).toBe(first.url);
      const [role] = await query(second, 'select rolsuper from pg_roles where rolname = current_user');
      expect(role).toEqual({ rolsuper: false });
      expect(
        await query(second, "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit')"),
      ).toEqual([
        { name: 'fsync', setting: 'on' },
        { name: 'synchronous_commit', setting: 'on' },
      ]);
    } finally {
      await second.stop();
    }
  });

  test('a session that outlives a killed PostgreSQL, busy with its statement, does not keep the next one from starting', async () => {
    const first = await startPostgres({ dataDir });
    const busy = new Client({ connectionString: first.url });
    const cut = once(busy, 'error');
    await busy.connect();
    const endless = busy.query('do $$ begin loop end loop; end $$').catch(() => undefined);
    await until('the statement runs', async () => {
      const [row] = await query(first, "select count(*)::int as n from pg_stat_activity where query like 'do $$%'");
      return (row as { n: number }).n === 1;
    });
    first.kill();
    await first.ended;
    const second = await startPostgres({ dataDir });
    try {
      expect(await query(second, 'select 1 as answers')).toEqual([{ answers: 1 }]);
      await Promise.all([cut, endless]);
    } finally {
      await second.stop();
    }
  });

  test('the number of a killed PostgreSQL that went to another process keeps nobody from starting and harms nobody', async () => {
    const first = await startPostgres({ dataDir });
    const { cluster } = await folderOf(first);
    first.kill();
    await first.ended;
    // Of the same account: PostgreSQL itself overlooks processes of others.
    const other = spawn('sleep', ['600'], { ...postgresAccount(), stdio: 'ignore' });
    const lock = join(cluster, 'postmaster.pid');
    const [, ...lines] = readFileSync(lock, 'utf8').split('\n');
    writeFileSync(lock, [other.pid, ...lines].join('\n'));
    try {
      const second = await startPostgres({ dataDir });
      await second.stop();
      expect(other.exitCode ?? other.signalCode).toBeNull();
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
  });

  test('a PostgreSQL whose supervisor was killed is ended by the next start and its data is taken over', async () => {
    const orphan = await startPostgres({ dataDir });
    await query(orphan, 'create table kept (word text)');
    const next = await startPostgres({ dataDir });
    try {
      expect(await orphan.ended).toMatchObject({ code: 0 });
      expect(await query(next, 'select word from kept')).toEqual([]);
    } finally {
      await next.stop();
    }
  });

  test('what failed statements were about stays out of the server log', async () => {
    const postgres = await startPostgres({ dataDir });
    const canary = 'CANARY-Aino-010203A123B';
    const attempt = async (sql: string, values: unknown[] = []): Promise<string> => {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      const fault = await client.query(sql, values).then(
        () => 'nothing failed',
        (error: Error & { code?: string }) => error.code ?? 'no code',
      );
      await client.end();
      return fault;
    };
    try {
      await attempt('create table child (ref text primary key, age int check (age < 30))');
      await attempt('insert into child values ($1, 1)', [canary]);
      expect([
        await attempt('insert into child values ($1, 1)', [canary]),
        await attempt('insert into child values ($1, 99)', [`${canary} 2`]),
        await attempt('select $1::int', [canary]),
        await attempt(`select '${canary}'::date`),
        await attempt(`selekt '${canary}'`),
        await attempt(`do $$ begin raise exception '${canary}'; end $$`),
      ]).toEqual(['23505', '23514', '22P02', '22007', '42601', 'P0001']);
    } finally {
      await postgres.stop();
    }
    const log = readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('CANARY');
  });

  test('an installation of an earlier version gets the roles it lacks, and a lost password file heals', async () => {
    const first = await startPostgres({ dataDir });
    const admin = new Client({ connectionString: first.adminUrl });
    await admin.connect();
    await admin.query('drop role helmi_api, helmi_worker, helmi_audit, helmi_retention');
    await admin.end();
    await first.stop();
    rmSync(join(dataDir, 'secrets', 'postgres-worker'));
    const second = await startPostgres({ dataDir });
    try {
      for (const [url, name] of [
        [second.apiUrl, 'helmi_api'],
        [second.workerUrl, 'helmi_worker'],
      ] as const) {
        const client = new Client({ connectionString: url });
        await client.connect();
        const { rows } = await client.query('select current_user as name');
        await client.end();
        expect(rows).toEqual([{ name }]);
      }
    } finally {
      await second.stop();
    }
  });

  test('ports stay the same from start to start, unless another program has taken one', async () => {
    const first = await claimPorts(dataDir, ['postgres', 'smtp']);
    expect(await claimPorts(dataDir, ['postgres', 'smtp'])).toEqual(first);
    const stranger = createServer().listen(first.smtp, '127.0.0.1');
    await once(stranger, 'listening');
    const second = await claimPorts(dataDir, ['postgres', 'smtp']);
    stranger.close();
    expect(second.postgres).toBe(first.postgres);
    expect(second.smtp).not.toBe(first.smtp);
    expect(await freePort()).toBeGreaterThan(0);
  });

  test('secrets are random, the same at the next start, and readable by their owner only', () => {
    const first = loadSecrets(dataDir);
    expect(loadSecrets(dataDir)).toMatchObject({ postgresAdmin: first.postgresAdmin });
    expect(first.postgresAdmin).not.toBe(first.postgresOwner);
    for (const path of [
      first.sessionFile,
      first.payloadKeysFile,
      first.keep('database-url', 'x'),
      join(dataDir, 'secrets', 'postgres-api'),
    ]) {
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  test('children of a killed start are ended at the next one; a process that only has the same id is left alone', async () => {
    const child = spawn('sleep', ['120']);
    await once(child, 'spawn');
    noteChild(dataDir, child.pid ?? 0, 'SIGTERM');
    const ended = once(child, 'exit');
    expect(await endLeftovers(dataDir)).toBe(1);
    await ended;
    expect(await endLeftovers(dataDir)).toBe(0);
    expect(isAlive({ pid: process.pid, started: 'another start' })).toBe(false);
  });
});
