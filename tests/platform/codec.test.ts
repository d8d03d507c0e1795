import { defaultPayloadConverter, type Payload, type SerializationContext } from '@temporalio/common';
import fc from 'fast-check';
import { createCodec } from '../../platform/codec';
import { type Keyring, parseKeyring } from '../../platform/keyring';

const key = (seed: number) => Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + seed) % 256));
const ring = (current: string, ...ids: readonly (readonly [string, number])[]): Keyring => ({
  current,
  keys: new Map(ids.map(([id, seed]) => [id, key(seed)])),
});
const ofCase = (workflowId: string): SerializationContext => ({ type: 'workflow', namespace: 'helmi', workflowId });
const codec = createCodec({ keyring: ring('k1', ['k1', 1]), requireEncrypted: true });
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) ?? {};
const only = async (payloads: Promise<Payload[]>): Promise<Payload> => {
  const [first] = await payloads;
  if (first === undefined) throw new Error('no payload');
  return first;
};

describe('payload codec', () => {
  test('gives back what it was given, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string(), async (value, workflowId) => {
        const sealed = await codec.encode([payload(value)], ofCase(workflowId));
        const opened = await only(codec.decode(sealed, ofCase(workflowId)));
        expect(defaultPayloadConverter.fromPayload(opened)).toEqual(
          payload(value).data && JSON.parse(JSON.stringify(value)),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('hides the content, and seals the same content differently each time', async () => {
    const [a, b] = await codec.encode([payload('KNRY'), payload('KNRY')], ofCase('w1'));
    expect(Buffer.from(a?.data ?? []).toString('latin1')).not.toContain('KNRY');
    expect(Buffer.compare(Buffer.from(a?.data ?? []), Buffer.from(b?.data ?? []))).not.toBe(0);
  });

  test('"nothing" stays as it is, because it hides nothing', async () => {
    const nothing = payload(undefined);
    expect(await codec.encode([nothing], ofCase('w1'))).toEqual([nothing]);
    expect(await codec.decode([nothing], ofCase('w1'))).toEqual([nothing]);
    const smuggled = { ...nothing, data: Buffer.from('words') };
    await expect(codec.decode([smuggled])).rejects.toMatchObject({ code: 'plaintext' });
  });

  test('a payload moved to another case is refused', async () => {
    const sealed = await codec.encode([payload(1)], ofCase('w1'));
    await expect(codec.decode(sealed, ofCase('w2'))).rejects.toMatchObject({ code: 'other_workflow' });
  });

  test('a relabelled payload is refused: the label is authenticated with the content', async () => {
    const sealed = await only(codec.encode([payload(1)], ofCase('w1')));
    const elsewhere = await only(codec.encode([payload(1)], ofCase('w2')));
    const relabelled = { ...sealed, metadata: elsewhere.metadata ?? {} };
    await expect(codec.decode([relabelled], ofCase('w2'))).rejects.toMatchObject({ code: 'tampered' });
    const { place: _dropped, ...unlabelled } = sealed.metadata ?? {};
    await expect(codec.decode([{ ...sealed, metadata: unlabelled }])).rejects.toMatchObject({ code: 'tampered' });
  });

  test('any changed bit is noticed', async () => {
    const sealed = await only(codec.encode([payload({ seq: 7 })], ofCase('w1')));
    const size = sealed.data?.length ?? 0;
    for (let index = 0; index < size; index += 1) {
      const data = Buffer.from(sealed.data ?? []);
      data.writeUInt8(data.readUInt8(index) ^ 1, index);
      await expect(codec.decode([{ ...sealed, data }], ofCase('w1'))).rejects.toMatchObject({ code: 'tampered' });
    }
    await expect(codec.decode([{ ...sealed, data: Buffer.alloc(3) }])).rejects.toMatchObject({ code: 'tampered' });
  });

  test('readable payloads are refused, except while a migration allows them', async () => {
    await expect(codec.decode([payload(1)])).rejects.toMatchObject({ code: 'plaintext' });
    const lenient = createCodec({ keyring: ring('k1', ['k1', 1]), requireEncrypted: false });
    expect(await lenient.decode([payload(1)])).toEqual([payload(1)]);
  });

  test('after a rotation old payloads still open and new ones carry the new key; a dropped key opens nothing', async () => {
    const old = await codec.encode([payload('old')], ofCase('w1'));
    const rotated = createCodec({ keyring: ring('k2', ['k1', 1], ['k2', 2]), requireEncrypted: true });
    expect(defaultPayloadConverter.fromPayload(await only(rotated.decode(old, ofCase('w1'))))).toBe('old');
    const fresh = await rotated.encode([payload('new')], ofCase('w1'));
    await expect(codec.decode(fresh)).rejects.toMatchObject({ code: 'unknown_key' });
  });
});

describe('keyring', () => {
  test.each([
    ['nonsense', 'is not JSON'],
    ['{"keys":{}}', 'must look like'],
    [JSON.stringify({ current: 'a', keys: { a: Buffer.alloc(16, 7).toString('base64') } }), '16 bytes'],
    [JSON.stringify({ current: 'a', keys: { a: Buffer.alloc(32).toString('base64') } }), 'not random'],
    [JSON.stringify({ current: 'b', keys: { a: key(1).toString('base64') } }), 'no key named b'],
  ])('%s is refused', (text, fault) => {
    expect(parseKeyring(text)).toEqual({ ok: false, fault: expect.stringContaining(fault) });
  });
});
