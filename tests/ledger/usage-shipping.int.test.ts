import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { shippingState } from '../../ledger/queries/usage';
import { linkUsage } from '../../ledger/usage-chain';
import { writeCheckpoint } from '../../ledger/usage-checkpoint';
import { recordUse } from '../../ledger/usage-log';
import { shipUsage } from '../../ledger/usage-shipping';
import { createUsageStore } from '../../platform/usage-store';
import { freshDatabase, type TestDatabase } from '../support/database';
import { signingKeys } from '../support/usage-keys';

/** A store as Elasticsearch is one, with days on which it is not well. */
const kept = new Map<string, string>();
const asked: (string | undefined)[] = [];
let mood: 'WELL' | 'AWAY' | 'HALF' | 'CUT' | 'BUSY' = 'WELL';

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const lines = (await text(request)).trimEnd().split('\n');
  asked.push(request.headers.authorization);
  if (mood === 'BUSY') return void response.writeHead(429, { 'Retry-After': '77' }).end();
  if (mood === 'AWAY') return void response.writeHead(503).end();
  const items: object[] = [];
  for (let n = 0; n < lines.length; n += 2) {
    const id = (JSON.parse(lines[n] ?? '') as { create: { _id: string } }).create._id;
    const full = mood === 'HALF' && n >= lines.length / 2;
    items.push({ create: { status: full ? 429 : kept.has(id) ? 409 : 201 } });
    if (!full) kept.set(id, lines[n + 1] ?? '');
  }
  if (mood === 'CUT')
    return void response.writeHead(200, { 'Content-Length': '999' }).end('{', () => request.destroy());
  response.writeHead(200).end(JSON.stringify({ errors: mood === 'HALF', items }));
}

const server = createServer((request, response) => void answer(request, response));
let db: TestDatabase;
let store: NonNullable<ReturnType<typeof createUsageStore>>;

beforeAll(async () => {
  db = await freshDatabase(4);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/usage/_bulk`;
  const made = createUsageStore({ usageLog: { key: undefined, oldKeys: [], url, token: 'of the store' } });
  if (made === undefined) throw new Error('no store');
  store = made;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.drop();
});

const used = async (count: number) => {
  const use = { userId: 'u', role: 'TL', action: 'VIEW', objectType: 'CASE', basis: 'ROLE' } as const;
  await recordUse(
    db.pool,
    Array.from({ length: count }, () => use),
  );
  await linkUsage(db.pool);
};
const ship = () => shipUsage(db.pool, store, 'demo');
/** The pause after a failure is over. */
const later = () => db.pool.query('UPDATE usage_shipping SET next_try_at = now()');
const numbers = () =>
  [...kept.values()].flatMap((document) => (JSON.parse(document) as { chain?: { seq: number } }).chain?.seq ?? []);

test('rows are taken in order and in batches, with the checkpoints that vouch for them', async () => {
  await used(450);
  await writeCheckpoint(db.pool, signingKeys, new Date());
  expect(await ship()).toBe(450);
  expect(numbers()).toEqual(Array.from({ length: 450 }, (_, n) => n + 1));
  expect([...kept.values()].at(-1)).toContain('helmi-usage-1 1 450 ');
  expect(new Set(asked)).toEqual(new Set(['Bearer of the store']));
  expect(await shippingState(db.pool)).toMatchObject({ shippedSeq: 450, behind: 0, tries: 0 });
});

test('a store that is away is asked less often, is seen to be behind, and gets everything afterwards', async () => {
  mood = 'AWAY';
  await used(10);
  const before = asked.length;
  expect([await ship(), await ship()]).toEqual([0, 0]);
  expect(asked.length).toBe(before + 1);
  expect(await shippingState(db.pool)).toMatchObject({ behind: 10, tries: 1, lastCode: 'status_503' });
  mood = 'BUSY';
  await later();
  await ship();
  const { rows } = await db.pool.query<{ s: number }>(
    'SELECT extract(epoch FROM next_try_at - now())::integer AS s FROM usage_shipping',
  );
  expect(rows[0]?.s).toBeGreaterThan(60);
  mood = 'WELL';
  await later();
  expect(await ship()).toBe(10);
  expect(await shippingState(db.pool)).toMatchObject({ behind: 0, tries: 0, lastCode: null });
});

test('half a batch, and an answer that breaks off, lose nothing and double nothing', async () => {
  await used(20);
  mood = 'HALF';
  await ship();
  expect((await shippingState(db.pool)).behind).toBe(10);
  mood = 'CUT';
  await later();
  await ship();
  expect(await shippingState(db.pool)).toMatchObject({ behind: 10, tries: 1 });
  mood = 'WELL';
  await later();
  await Promise.all([ship(), ship()]);
  expect(numbers()).toEqual(Array.from({ length: 480 }, (_, n) => n + 1));
});
