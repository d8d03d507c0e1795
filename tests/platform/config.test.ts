import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, loadLauncherConfig } from '../../platform/config';
import { describeSettings } from '../../platform/settings';

const randomKey = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256)).toString('base64');
const keyring = JSON.stringify({ current: 'k1', keys: { k1: randomKey } });
const service = {
  DATABASE_URL: 'postgres://helmi_api:x9Kq2mVb7Tz4@127.0.0.1:5432/helmi',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  HELMI_AUTH: 'demo',
};
const production = {
  ...service,
  NODE_ENV: 'production',
  HELMI_AUTH: 'oidc',
  HELMI_OIDC_ISSUER: 'https://login.example.org',
  HELMI_OIDC_CLIENT_ID: 'helmi',
  HELMI_OIDC_CLIENT_SECRET: 'Zk3-long-enough-client-value',
  HELMI_OIDC_ROLES: '{"helmi-nurses": "NURSE", "helmi-leaders": ["TL", "MGR"]}',
  HELMI_PUBLIC_URL: 'https://helmi.example.org',
  HELMI_SESSION_SECRET: 'q8Zt5yW2nB7vC4xL9kJ6hG3fD1sA0pOi',
  HELMI_PAYLOAD_KEYS: keyring,
  HELMI_USAGE_LOG_KEY: Buffer.alloc(32, 9).toString('base64'),
  SMTP_URL: 'smtps://mail.example.org',
};
const faultsOf = (env: Record<string, string>) => {
  const loaded = loadConfig(env, 'api', ['NURSE', 'TL', 'MGR', 'AUD']);
  return loaded.ok ? [] : loaded.faults;
};

describe('settings', () => {
  test('the smallest service needs a database, a Temporal server and a way to sign in', () => {
    const loaded = loadConfig(service);
    expect(loaded).toMatchObject({
      ok: true,
      config: {
        production: false,
        http: { port: 3000, bind: '127.0.0.1', publicUrl: 'http://localhost:3000' },
        auth: { mode: 'demo' },
        temporal: { address: '127.0.0.1:7233', namespace: 'helmi' },
        training: false,
      },
    });
  });

  test('every fault is told in one go, each in a line of its own that names its setting', () => {
    const faults = faultsOf({
      HELMI_PORT: '70000',
      HELMI_LOG_LEVEL: 'loud',
      HELMI_TRAINING: 'maybe',
      HELMI_PAYLOAD_KEYS: '{"current":"a","keys":{}}',
      HELMI_PROT: '3000',
      SMTP_URL: 'http://mail',
      HELMI_SESSION_SECRET: 'short',
    });
    const named = (word: string) => faults.filter((fault) => fault.includes(word));
    for (const name of ['HELMI_PORT ', 'HELMI_LOG_LEVEL', 'HELMI_TRAINING', 'HELMI_PAYLOAD_KEYS', 'SMTP_URL']) {
      expect(named(name)).toHaveLength(1);
    }
    expect(named('HELMI_SESSION_SECRET')).toHaveLength(1);
    expect(named('HELMI_PROT')).toEqual(['HELMI_PROT is not a setting (did you mean HELMI_PORT?)']);
    expect(faults.every((fault) => !fault.includes('\n') && !fault.includes('short'))).toBe(true);
  });

  test('a settled production configuration is accepted', () => {
    expect(faultsOf(production)).toEqual([]);
  });

  test.each([
    ['demo sign-in', { HELMI_AUTH: 'demo' }, 'HELMI_AUTH=demo is refused in production'],
    ['a public address without TLS', { HELMI_PUBLIC_URL: 'http://helmi.example.org' }, 'https://'],
    ['readable payloads', { HELMI_PAYLOAD_KEYS: '' }, 'HELMI_PAYLOAD_KEYS is missing'],
    ['a sample secret', { HELMI_SESSION_SECRET: 'changeme-changeme-changeme-changeme' }, 'sample value'],
    ['an unsigned usage log', { HELMI_USAGE_LOG_KEY: '' }, 'HELMI_USAGE_LOG_KEY is missing'],
    ['a usage log key that is none', { HELMI_USAGE_LOG_KEY: 'short' }, 'HELMI_USAGE_LOG_KEY must be 32 bytes'],
    ['a missing secret', { HELMI_SESSION_SECRET: '' }, 'HELMI_SESSION_SECRET is missing'],
    ['the database superuser', { DATABASE_URL: 'postgres://postgres:x9Kq2mVb7Tz4@db/helmi' }, 'superuser'],
    ['a sample database password', { DATABASE_URL: 'postgres://api:password@db/helmi' }, 'sample password'],
    ['no mail server', { SMTP_URL: '' }, 'SMTP_URL is missing'],
    ['no issuer', { HELMI_OIDC_ISSUER: '' }, 'HELMI_OIDC_ISSUER'],
    [
      'an issuer without TLS',
      { HELMI_OIDC_ISSUER: 'http://127.0.0.1:8080' },
      'HELMI_OIDC_ISSUER must start with https',
    ],
    ['nobody who has a role', { HELMI_OIDC_ROLES: '' }, 'HELMI_OIDC_ROLES'],
    ['roles that are no JSON', { HELMI_OIDC_ROLES: 'nurses=NURSE' }, 'HELMI_OIDC_ROLES must be JSON'],
    ['roles that are no list', { HELMI_OIDC_ROLES: '{"nurses": {}}' }, 'HELMI_OIDC_ROLES must be JSON'],
    ['a role that does not exist', { HELMI_OIDC_ROLES: '{"nurses": "NURS"}' }, "roles that don't exist: NURS"],
    ['machines without an audience', { HELMI_MACHINES: '{"shipper": "AUD"}' }, 'HELMI_MACHINE_AUDIENCE'],
    [
      'machines with the tokens of people',
      { HELMI_MACHINES: '{"shipper": "AUD"}', HELMI_MACHINE_AUDIENCE: 'helmi' },
      'must differ from HELMI_OIDC_CLIENT_ID',
    ],
    ['a scope that signs nobody in', { HELMI_OIDC_SCOPE: 'profile' }, 'HELMI_OIDC_SCOPE must contain openid'],
  ])('production refuses %s', (_, change, fault) => {
    expect(faultsOf({ ...production, ...change }).filter((line) => line.includes(fault))).toHaveLength(1);
  });

  test.each([
    [{ HELMI_BIND: '0.0.0.0' }, 'HELMI_BIND'],
    [{ HELMI_PUBLIC_URL: 'http://helmi.hel.fi' }, 'HELMI_PUBLIC_URL'],
    [{ TEMPORAL_ADDRESS: 'temporal:7233' }, 'TEMPORAL_ADDRESS'],
    [{ HELMI_OIDC_ISSUER: 'https://login.example.org' }, 'HELMI_OIDC_ISSUER'],
  ])('demo sign-in is for this computer only: %j is refused', (change, name) => {
    const faults = faultsOf({ ...service, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(name);
  });

  test('a secret can be a file; both forms at once are refused, and so is a file that cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'helmi-config-'));
    try {
      const path = join(folder, 'database');
      writeFileSync(path, `${service.DATABASE_URL}\n`);
      const { DATABASE_URL: _url, ...rest } = service;
      expect(loadConfig({ ...rest, DATABASE_URL_FILE: path })).toMatchObject({
        ok: true,
        config: { database: { url: service.DATABASE_URL } },
      });
      expect(faultsOf({ ...service, DATABASE_URL_FILE: path })).toContain(
        'DATABASE_URL and DATABASE_URL_FILE are both set: keep one',
      );
      expect(faultsOf({ ...rest, DATABASE_URL_FILE: join(folder, 'none') })[0]).toMatch(/cannot read .*ENOENT/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('what the settings say of an issuer is read once, with what holds where they say nothing', () => {
    const loaded = loadConfig({ ...production, HELMI_OIDC_AMR: 'otp, pwd', HELMI_OIDC_MAX_AGE_MINUTES: '60' });
    expect(loaded.ok && loaded.config.auth).toMatchObject({
      scope: 'openid profile email',
      roleClaim: 'groups',
      roles: { 'helmi-nurses': ['NURSE'], 'helmi-leaders': ['TL', 'MGR'] },
      acr: [],
      amr: ['otp', 'pwd'],
      maxAgeSeconds: 3_600,
      machines: undefined,
    });
    expect(loaded.ok && loaded.config.session).toEqual({ idleMs: 900_000, absoluteMs: 36_000_000 });
  });

  test('settings cannot be changed after they were read', () => {
    const loaded = loadConfig(service);
    if (!loaded.ok) throw new Error('settings refused');
    expect(Object.isFrozen(loaded.config)).toBe(true);
    expect(Object.isFrozen(loaded.config.http)).toBe(true);
  });

  test('the worker starts without the secrets of the API', () => {
    const { HELMI_SESSION_SECRET: _s, HELMI_OIDC_CLIENT_SECRET: _c, ...rest } = production;
    expect(loadConfig(rest, 'worker').ok).toBe(true);
    expect(loadConfig(rest, 'api').ok).toBe(false);
  });

  test('npm start runs embedded without a database and a Temporal server, and refuses one without the other', () => {
    expect(loadLauncherConfig({})).toMatchObject({ ok: true, config: { embedded: true } });
    const owned = { ...service, DATABASE_WORKER_URL: service.DATABASE_URL, DATABASE_OWNER_URL: service.DATABASE_URL };
    expect(loadLauncherConfig(owned)).toMatchObject({ ok: true, config: { embedded: false } });
    expect(loadLauncherConfig(service)).toMatchObject({
      ok: false,
      faults: [expect.stringContaining('DATABASE_WORKER_URL'), expect.stringContaining('DATABASE_OWNER_URL')],
    });
    expect(loadLauncherConfig({ DATABASE_URL: service.DATABASE_URL })).toMatchObject({
      ok: false,
      faults: [expect.stringContaining('go together')],
    });
    expect(loadLauncherConfig({ NODE_ENV: 'production' }).ok).toBe(false);
  });

  test('npm start refuses at once what its children would refuse: demo staff are for this computer only', () => {
    expect(loadLauncherConfig({ HELMI_BIND: '0.0.0.0' })).toEqual({
      ok: false,
      faults: ['HELMI_AUTH=demo needs HELMI_BIND to be a loopback address'],
    });
    expect(loadLauncherConfig({ HELMI_PORT: 'x', HELMI_DATABASE_URL: 'y' })).toMatchObject({
      faults: [expect.stringContaining('HELMI_DATABASE_URL'), expect.stringContaining('HELMI_PORT')],
    });
  });

  test('every setting says what it means and what holds without it', () => {
    for (const setting of describeSettings()) {
      expect(setting.meaning.length).toBeGreaterThan(10);
      expect(setting.preset).not.toBe('undefined');
    }
  });
});
