import { defaultPayloadConverter } from '@temporalio/common';
import { createCodec } from '../../platform/codec';
import { type CodecServer, startCodecServer } from '../../platform/codec-server';
import type { Keyring } from '../../platform/keyring';

const keyring: Keyring = { current: 'k1', keys: new Map([['k1', Buffer.from('0123456789abcdefghijklmnopqrstuv')]]) };
const UI = 'http://127.0.0.1:8233';

describe("the decoder of Temporal's own pages", () => {
  let server: CodecServer;
  beforeAll(async () => {
    server = await startCodecServer({ keyring, port: 0, origins: [UI] });
  });
  afterAll(() => server.close());

  const sealed = async (value: string) => {
    const codec = createCodec({ keyring, requireEncrypted: true });
    const plain = defaultPayloadConverter.toPayload(value) ?? {};
    const [payload] = await codec.encode([plain], { type: 'workflow', namespace: 'helmi', workflowId: 'w1' });
    const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
    const metadata = Object.fromEntries(Object.entries(payload?.metadata ?? {}).map(([k, v]) => [k, base64(v)]));
    return { metadata, data: base64(payload?.data) };
  };
  const ask = (body: string, origin = UI) =>
    fetch(`${server.url}/decode`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body });

  test('opens what the codec sealed', async () => {
    const response = await ask(JSON.stringify({ payloads: [await sealed('screening')] }));
    expect(response.headers.get('access-control-allow-origin')).toBe(UI);
    const [, data = ''] = /"data":"([^"]+)"/.exec(await response.text()) ?? [];
    expect(Buffer.from(data, 'base64').toString()).toBe('"screening"');
  });

  test('answers no other page', async () => {
    const body = JSON.stringify({ payloads: [await sealed('screening')] });
    expect((await ask(body, 'http://evil.example')).status).toBe(403);
    expect((await fetch(`${server.url}/decode`, { method: 'POST', body })).status).toBe(403);
  });

  test('refuses nonsense and what was tampered with', async () => {
    const payload = await sealed('screening');
    expect((await ask('{')).status).toBe(400);
    expect((await ask(JSON.stringify({ payloads: [{ ...payload, data: 'AAAA' }] }))).status).toBe(400);
  });
});
