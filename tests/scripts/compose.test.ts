import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { RUNTIME_ROLES } from '../../entities/roles';
import { loadConfig } from '../../platform/config';
import { describeSettings } from '../../platform/settings';
import { SEARCH_ATTRIBUTES } from '../../scripts/embedded/temporal-server';

const root = resolve(__dirname, '..', '..');
const Service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
});
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = Compose.parse(parse(text, { merge: true }));
const own = Object.entries(compose.services).filter(([, service]) => service.build !== undefined);

describe('docker-compose.yml', () => {
  test('every setting of our own containers exists', () => {
    const known = new Set(describeSettings().flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])));
    expect(own.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'worker']);
    for (const [, service] of own) {
      expect(Object.keys(service.environment).filter((name) => !known.has(name))).toEqual([]);
    }
  });

  test('every secret that is named is declared, given to the container and read there', () => {
    for (const service of Object.values(compose.services)) {
      const read = JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g);
      for (const [, name] of read) expect(service.secrets).toContain(name);
      for (const name of service.secrets) expect(Object.keys(compose.secrets)).toContain(name);
    }
    const makes = readFileSync(join(root, 'deploy', 'make-secrets.sh'), 'utf8');
    for (const { file } of Object.values(compose.secrets)) expect(makes).toContain(file.replace('./secrets/', ''));
  });

  test('what production refuses is not what the file gives', () => {
    const values: Record<string, string> = {
      HELMI_PUBLIC_URL: 'https://helmi.example.org',
      HELMI_MAIL_FROM: 'helmi@example.org',
      HELMI_OIDC_ISSUER: 'https://login.example.org',
      HELMI_OIDC_CLIENT_ID: 'helmi',
      HELMI_OIDC_ROLES: '{"helmi-nurses": "NURSE"}',
    };
    const secrets: Record<string, string> = {
      owner_database_url: 'postgres://helmi_owner:5f0c9a1e7b3d@postgres:5432/helmi',
      api_database_url: 'postgres://helmi_api:5f0c9a1e7b3d@postgres:5432/helmi',
      worker_database_url: 'postgres://helmi_worker:5f0c9a1e7b3d@postgres:5432/helmi',
      payload_keys: JSON.stringify({
        current: 'k1',
        keys: { k1: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64') },
      }),
      session_secret: '5f0c9a1e7b3d2846a0b1c2d3e4f50617',
      usage_log_key: Buffer.alloc(32, 3).toString('base64'),
      oidc_client_secret: '5f0c9a1e7b3d2846',
      smtp_url: 'smtp://mail.example.org',
    };
    for (const [name, service] of own) {
      const env = Object.fromEntries(
        Object.entries(service.environment).map(([key, value]) => {
          if (value.startsWith('/run/secrets/')) return [key.replace(/_FILE$/, ''), secrets[value.slice(13)] ?? ''];
          return [key, value.startsWith('${') ? (values[key] ?? '') : value];
        }),
      );
      expect(loadConfig(env, name === 'api' ? 'api' : 'worker')).toMatchObject({ ok: true });
    }
  });

  test('each of our containers signs in to the database as its own role, and the file of roles makes all of them', () => {
    const files = own.map(([name, { environment }]) => [name, environment['DATABASE_URL_FILE']]);
    expect(Object.fromEntries(files)).toEqual({
      api: '/run/secrets/api_database_url',
      worker: '/run/secrets/worker_database_url',
      migrate: '/run/secrets/owner_database_url',
    });
    const makes = readFileSync(join(root, 'deploy', 'postgres-roles.sql'), 'utf8');
    for (const role of RUNTIME_ROLES)
      expect(makes).toMatch(new RegExp(`alter role ${role} (no)?login nosuperuser nobypassrls`));
  });

  test('nothing is published beyond this computer, and no password stands in the file', () => {
    for (const { ports } of Object.values(compose.services)) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(text).not.toMatch(/PASSWORD: |PWD: /);
  });

  test('programs and scripts that containers run exist', () => {
    const programs = own.flatMap(([, { command = [] }]) => command.filter((word) => word.endsWith('.ts')));
    expect(programs).toHaveLength(2);
    for (const file of programs) expect(existsSync(join(root, file))).toBe(true);
    for (const [, path] of text.matchAll(/\/deploy\/([\w-]+\.(?:sh|sql))/g)) {
      expect(existsSync(join(root, 'deploy', path ?? ''))).toBe(true);
    }
  });

  test('Temporal gets 512 shards and the same search attributes as the embedded default', () => {
    expect(compose.services['temporal']?.environment['NUM_HISTORY_SHARDS']).toBe('512');
    const script = readFileSync(join(root, 'deploy', 'temporal-namespace.sh'), 'utf8');
    for (const [name, type] of Object.entries(SEARCH_ATTRIBUTES)) expect(script).toContain(`${name}=${type}`);
  });
});
