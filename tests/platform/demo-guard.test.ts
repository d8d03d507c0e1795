import { loadConfig } from '../../platform/config';
import { type DemoFacts, demoFaults, issuerFaults } from '../../platform/demo-guard';

/** The six things that may be real instead of local, each with the setting it comes from where there is one. */
const REAL: readonly { readonly fact: Partial<DemoFacts>; readonly setting?: Record<string, string>; word: string }[] =
  [
    { fact: { production: true }, setting: { NODE_ENV: 'production' }, word: 'refused in production' },
    { fact: { bind: '0.0.0.0' }, setting: { HELMI_BIND: '0.0.0.0' }, word: 'HELMI_BIND' },
    {
      fact: { publicUrl: 'https://helmi.example.org' },
      setting: { HELMI_PUBLIC_URL: 'https://helmi.example.org' },
      word: 'HELMI_PUBLIC_URL to be on localhost',
    },
    {
      fact: { temporalAddress: 'temporal:7233' },
      setting: { TEMPORAL_ADDRESS: 'temporal:7233' },
      word: 'TEMPORAL_ADDRESS',
    },
    {
      fact: { issuerSettings: ['HELMI_OIDC_ISSUER'] },
      setting: { HELMI_OIDC_ISSUER: 'https://login.example.org' },
      word: 'exclude each other',
    },
    { fact: { stamp: 'production' }, word: 'stamped production' },
  ];
const LOCAL: DemoFacts = {
  production: false,
  bind: '127.0.0.1',
  publicUrl: 'http://localhost:3000',
  temporalAddress: '127.0.0.1:7233',
  issuerSettings: [],
  stamp: 'demo',
};
const COMBINATIONS = Array.from({ length: 2 ** REAL.length }, (_, mask) =>
  REAL.filter((_each, bit) => mask & (1 << bit)),
);

describe('demo sign-in exists only where everything is local', () => {
  test('there are 64 combinations of what may be real', () => expect(COMBINATIONS).toHaveLength(64));

  test.each(
    COMBINATIONS.map((real) => [real.map(({ word }) => word).join(' + ') || 'everything local', real] as const),
  )('%s', (_, real) => {
    const facts: DemoFacts = Object.assign({}, LOCAL, ...real.map(({ fact }) => fact));
    const faults = demoFaults(facts);
    expect(faults).toHaveLength(real.length);
    for (const { word } of real) expect(faults.filter((fault) => fault.includes(word))).toHaveLength(1);

    // What the settings alone can say is said before anything is connected to, all of it at once.
    const bySetting = real.filter(({ setting }) => setting !== undefined);
    const loaded = loadConfig({
      DATABASE_URL: 'postgres://helmi_api:x9Kq2mVb7Tz4@127.0.0.1:5432/helmi',
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      HELMI_AUTH: 'demo',
      ...Object.assign({}, ...bySetting.map(({ setting }) => setting)),
    });
    expect(loaded.ok).toBe(bySetting.length === 0);
    const told = loaded.ok ? [] : loaded.faults.join('\n');
    for (const { word } of bySetting) expect(told).toContain(word);
  });

  test('every name of this computer will do, and nothing that only looks like one', () => {
    for (const host of ['127.0.0.1', '127.8.9.10', 'localhost', '::1']) {
      expect(demoFaults({ ...LOCAL, bind: host })).toEqual([]);
    }
    for (const host of ['127.0.0.1.evil.example', 'localhost.evil.example', '0.0.0.0', '::', '10.0.0.1', '128.0.0.1']) {
      expect(demoFaults({ ...LOCAL, bind: host })).toHaveLength(1);
    }
    expect(demoFaults({ ...LOCAL, publicUrl: 'http://localhost@evil.example' })).toHaveLength(1);
    expect(demoFaults({ ...LOCAL, publicUrl: 'no address' })).toHaveLength(1);
  });

  test('made-up people never become real ones: an issuer is refused on a demo database', () => {
    expect(issuerFaults('demo')).toHaveLength(1);
    expect(issuerFaults('production')).toEqual([]);
  });
});
