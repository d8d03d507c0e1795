import { createLibrary } from '../../ledger/books';
import { type Engine, EngineAway, type Told } from '../../ledger/engine';
import { createRelay, type Relay } from '../../ledger/relay';
import { createViewReader, type WorkflowTelling } from '../../ledger/view';
import { accepted, openTask, openWorld, silent, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';

/** An engine that remembers what it was told, and can be away or hate one case. */
class FakeEngine implements Engine {
  readonly told: { caseId: string; seq: number; codes: readonly string[]; known: boolean }[] = [];
  away = false;
  hated: string | undefined;
  meanwhile: (() => Promise<void>) | undefined;

  async startOrSignal({ caseId, input }: WorkflowTelling, known: boolean): Promise<Told> {
    if (this.away) throw new EngineAway('away');
    if (caseId === this.hated) throw new TypeError('no such workflow type');
    const work = this.meanwhile;
    this.meanwhile = undefined;
    await work?.();
    this.told.push({ caseId, seq: input.view.seq, codes: input.view.codes, known });
    return known ? 'SIGNALLED' : 'STARTED';
  }
}

describe('the relay', () => {
  let world: World;
  let engine: FakeEngine;
  const relayOf = (to: Engine, onUrgentStuck?: (ids: readonly string[]) => Promise<void>): Relay => {
    const { pool } = world.db;
    const views = createViewReader(pool, createLibrary({ tiny: tinyPathway }));
    return createRelay({
      pool,
      views,
      engine: to,
      logger: silent,
      everyMs: 20,
      ...(onUrgentStuck ? { onUrgentStuck } : {}),
    });
  };
  const behind = async (): Promise<string[]> => {
    const { rows } = await world.db.pool.query<{ case_id: string }>(
      'SELECT case_id FROM relay WHERE sent_seq < head_seq',
    );
    return rows.map(({ case_id }) => case_id);
  };
  beforeEach(async () => {
    world = await openWorld();
    engine = new FakeEngine();
  });
  afterEach(() => world.close());

  test('tells a case once however much happened, first by a start and then by a signal', async () => {
    const state = await world.ask('a');
    const relay = relayOf(engine);
    expect(await relay.drain()).toBe(1);
    expect(engine.told).toMatchObject([{ caseId: state.id, seq: state.seq, known: false }]);
    const claimed = await world.send('coord', state.id, {
      type: 'CLAIM',
      taskId: openTask(state, 'ANSWER'),
      version: 0,
    });
    await relay.drain();
    expect(engine.told[1]).toMatchObject({ seq: accepted(claimed).state.seq, codes: ['TASK_CLAIMED'], known: true });
    expect(await relay.drain()).toBe(0);
    expect(await relay.lag()).toBe(0);
  });

  test('tells again what happened while the engine was answering', async () => {
    const state = await world.ask('b');
    engine.meanwhile = async () => {
      accepted(await world.send('coord', state.id, { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 }));
    };
    await relayOf(engine).drain();
    expect(engine.told.map(({ seq }) => seq)).toEqual([state.seq, state.seq + 1]);
    expect(await behind()).toEqual([]);
  });

  test('loses nothing while the engine is away, and blames no case for it', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => world.ask(`away-${n}`)));
    const relay = relayOf(engine);
    engine.away = true;
    expect(await relay.drain()).toBe(0);
    expect(await relay.lag()).toBeGreaterThan(0);
    engine.away = false;
    expect(await relay.drain()).toBe(30);
    expect(await behind()).toEqual([]);
    const { rows } = await world.db.pool.query('SELECT 1 FROM relay WHERE attempts > 0');
    expect(rows).toEqual([]);
  });

  test('lets one case that cannot be told back off alone, where people can see it', async () => {
    const bad = await world.ask('bad');
    const good = await world.ask('good');
    engine.hated = bad.id;
    const relay = relayOf(engine);
    await relay.drain();
    await relay.drain();
    expect(engine.told.map(({ caseId }) => caseId)).toEqual([good.id]);
    const { rows } = await world.db.pool.query(
      'SELECT attempts, last_code, next_try_at > now() AS waits FROM relay WHERE case_id = $1',
      [bad.id],
    );
    expect(rows).toEqual([{ attempts: 1, last_code: 'TypeError', waits: true }]);
  });

  test('lets a case of a pathway that this release does not know wait, and tells the others', async () => {
    const odd = await world.ask('odd');
    const { pool } = world.db;
    await pool.query(
      `INSERT INTO pathway_snapshot (hash, pathway_id, version, definition) VALUES (repeat('a', 64), 'newer', '9', '{"id": "newer"}')`,
    );
    await pool.query(`UPDATE case_file SET snapshot_hash = repeat('a', 64) WHERE id = $1`, [odd.id]);
    const plain = await world.ask('plain');
    await relayOf(engine).drain();
    expect(engine.told.map(({ caseId }) => caseId)).toEqual([plain.id]);
    expect(await behind()).toEqual([odd.id]);
  });

  test('shares the work with other relays without telling a case twice', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => world.ask(`shared-${n}`)));
    await Promise.all([relayOf(engine), relayOf(engine), relayOf(engine)].map((relay) => relay.drain()));
    expect(engine.told).toHaveLength(40);
    expect(new Set(engine.told.map(({ caseId }) => caseId)).size).toBe(40);
  });

  test('hands urgent mail over when no worker has taken it for fifteen seconds', async () => {
    const state = await world.ask('urgent');
    accepted(
      await world.send('tl', state.id, {
        type: 'ASSIGN',
        taskId: openTask(state, 'ANSWER'),
        assignee: world.people.coord,
      }),
    );
    await world.db.pool.query(`UPDATE notice SET urgent = true, send_after = now() - interval '16 seconds'`);
    const handed = new Promise<readonly string[]>((resolve) => {
      const relay = relayOf(engine, async (ids) => {
        resolve(ids);
        void relay.stop();
      });
      relay.start();
    });
    expect(await handed).toHaveLength(1);
  });

  test('hears of a change at once when it is nudged', async () => {
    const relay = relayOf(engine);
    relay.start();
    const state = await world.ask('nudged');
    relay.nudge();
    while (engine.told.at(-1)?.seq !== state.seq) await new Promise((resolve) => setImmediate(resolve));
    await relay.stop();
    expect(await behind()).toEqual([]);
  });
});
