import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Pool } from 'pg';
import { bootFaults, openTheDoor } from '../../api/boot';
import { ensureDemoStaff } from '../../api/demo-staff';
import { poolOf } from '../../entities/data-source';
import type { Config } from '../../platform/config';
import type { OidcSettings } from '../../platform/sign-in-settings';
import { API_URL, databaseUrl, freshDatabase, type TestDatabase } from '../support/database';
import { oidcSettings } from '../support/oidc/sign-in-world';

type Settings = Pick<Config, 'auth' | 'production' | 'http' | 'temporal'>;

let db: TestDatabase;
/** As the API signs in at the database. */
let own: Pool;
beforeEach(() => open());
async function open(): Promise<void> {
  db = await freshDatabase(2);
  own = poolOf(await db.as('api'));
}
afterEach(() => db.drop());

const local = {
  production: false,
  http: { port: 3000, bind: '127.0.0.1', publicUrl: 'http://localhost:3000' },
  temporal: { address: '127.0.0.1:7233', namespace: 'helmi', connectionOptions: {} },
};
const demo: Settings = { ...local, auth: { mode: 'demo' } };
const issuer = 'https://login.example';
const real: Settings = { ...local, auth: oidcSettings(issuer) };
const stamp = async () => (await db.pool.query<{ stamp: string }>('SELECT stamp FROM installation')).rows[0]?.stamp;

describe('a database is for made-up people or for real ones', () => {
  it.each([
    ['demo', demo, real, 'stamped demo'],
    ['production', real, demo, 'stamped production'],
  ])('%s from its first boot on; the other mode is refused ever after', async (name, first, other, fault) => {
    expect(await bootFaults(first, own)).toEqual([]);
    expect(await stamp()).toBe(name);
    expect(await bootFaults(first, own)).toEqual([]);
    expect(await bootFaults(other, own)).toEqual([expect.stringContaining(fault)]);
    await expect(
      db.pool.query("UPDATE installation SET stamp = CASE stamp WHEN 'demo' THEN 'production' ELSE 'demo' END"),
    ).rejects.toThrow(/never changed/);
    await expect(db.pool.query('UPDATE installation SET stamp = NULL')).rejects.toThrow(/never changed/);
    await db.pool.query('UPDATE installation SET epoch = epoch + 1');
    expect(await stamp()).toBe(name);
  });

  it('a database older than its stamp is known by its people', async () => {
    await ensureDemoStaff(db.pool);
    expect(await bootFaults(real, own)).toEqual([expect.stringContaining('stamped demo')]);
    await db.drop();
    await open();
    await addPerson('anna', `${issuer}|anna`, [], []);
    expect(await bootFaults(demo, own)).toEqual([expect.stringContaining('stamped production')]);
  });

  it('the API ends with 78 and one line that says why, before it listens', async () => {
    expect(await bootFaults(real, own)).toEqual([]);
    const child = spawn(process.execPath, ['--import', 'tsx', 'api/server.ts'], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl(new URL(db.url).pathname.slice(1), API_URL),
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        HELMI_AUTH: 'demo',
        HELMI_PORT: '1',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (part) => {
      told += String(part);
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(78);
    expect(told.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
      '  - HELMI_AUTH=demo is refused: the database is stamped production, for real people',
    ]);
  });
});

describe('a changed map of roles', () => {
  it('counts from the next start on for everybody, without anybody signing in again', async () => {
    await addPerson('anna', `${issuer}|anna`, ['helmi-nurses'], ['NURSE']);
    await addPerson('berit', `${issuer}|berit`, ['helmi-leaders', 'helmi-nurses'], ['NURSE', 'TL']);
    await addPerson('carl', 'https://former.example|carl', ['helmi-nurses'], ['NURSE']);
    const auth: OidcSettings = oidcSettings(issuer, {
      roles: { 'helmi-nurses': ['FAMW'], 'helmi-leaders': ['TL', 'FAMW'] },
    });
    const door = await openTheDoor({ ...real, auth }, own);
    expect(door.issuer).toBeDefined();
    const { rows } = await db.pool.query('SELECT username, roles FROM staff ORDER BY username');
    expect(rows).toEqual([
      { username: 'anna', roles: ['FAMW'] },
      { username: 'berit', roles: ['FAMW', 'TL'] },
      { username: 'carl', roles: [] },
    ]);
  });
});

async function addPerson(name: string, subject: string, groups: string[], roles: string[]): Promise<void> {
  await db.pool.query(
    'INSERT INTO staff (id, username, display_name, oidc_subject, groups, roles) VALUES ($1, $2, $2, $3, $4, $5)',
    [randomUUID(), name, subject, groups, roles],
  );
}
