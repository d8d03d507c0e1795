import { randomUUID } from 'node:crypto';
import { engineRecords } from '../../ledger/engine-records';
import { rebuildProjections, rebuildWorkflows } from '../../ledger/rebuild';
import { verifyLedger } from '../../ledger/verify';
import { accepted, openTask, openWorld, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';

const books = { tiny: tinyPathway };

/** A case whose life holds a claim, a hand-over, an entry, a pause, an alarm and an end. */
async function fullLife(world: World, childRef: string): Promise<string> {
  const { id, ...state } = await world.ask(childRef);
  const answer = openTask({ id, ...state }, 'ANSWER');
  accepted(await world.send('coord', id, { type: 'CLAIM', taskId: answer, version: 0 }));
  accepted(
    await world.send('tl', id, { type: 'ASSIGN', taskId: answer, assignee: world.people.coord2, reason: 'leave' }),
  );
  const call = { date: '2026-11-23', reached: true };
  accepted(await world.send('coord2', id, { type: 'ENTRY', entryId: randomUUID(), kind: 'CALL', data: call }));
  const { version } = accepted(await world.send('tl', id, { type: 'RECALCULATE' })).state;
  const pause = { reason: 'ABROAD', from: '2026-11-23', until: '2026-12-04' };
  accepted(await world.send('tl', id, { type: 'EVENT', event: 'PAUSE', version, data: pause }));
  const view = await world.ledger.viewOf(id);
  const start = world.now().toISOString();
  world.clockAt(view?.next?.wakeAt ?? start);
  await world.ledger.raiseAlarm(id, view?.next?.id ?? '');
  world.clockAt(start);
  return id;
}

describe('the ledger', () => {
  let world: World;
  const cases: string[] = [];
  beforeAll(async () => {
    world = await openWorld();
    for (let n = 0; n < 5; n += 1) cases.push(await fullLife(world, `life-${n}`));
  });
  afterAll(() => world.close());

  test('proves that everything stored follows from the events', async () => {
    const verified = await verifyLedger(world.db.pool, books);
    expect(verified.findings).toEqual([]);
    expect(verified.cases).toBe(5);
  });

  test('finds a projection that somebody bent, and makes it anew', async () => {
    const [bent = ''] = cases;
    await world.db.pool.query(`UPDATE task SET role = 'NURSE' WHERE case_id = $1`, [bent]);
    await world.db.pool.query(`DELETE FROM case_member WHERE case_id = $1`, [bent]);
    await world.db.pool.query(`UPDATE case_file SET overdue = NOT overdue, state = state - 'team' WHERE id = $1`, [
      bent,
    ]);
    const { findings } = await verifyLedger(world.db.pool, books);
    expect(new Set(findings.map(({ caseId }) => caseId))).toEqual(new Set([bent]));
    expect(findings.map(({ what }) => what)).toEqual([
      'its state is not what its events give',
      'its columns are not what its state gives',
      'its task rows differ',
      'its member rows differ',
    ]);
    expect(await rebuildProjections(world.db.pool, books)).toBe(5);
    expect((await verifyLedger(world.db.pool, books)).findings).toEqual([]);
  });

  test('keeps what people have typed through a rebuild', async () => {
    const { rows } = await world.db.pool.query<{ id: string }>('SELECT id FROM task LIMIT 1');
    await world.db.pool.query(
      `INSERT INTO task_draft (task_id, user_id, data) VALUES ($1, $2, '{"note": "half a word"}')`,
      [rows[0]?.id, world.people.coord],
    );
    await rebuildProjections(world.db.pool, books);
    expect((await world.db.pool.query('SELECT data FROM task_draft')).rows).toEqual([
      { data: { note: 'half a word' } },
    ]);
  });

  test('tells every open case again after a restore, in a new epoch', async () => {
    await world.db.pool.query('UPDATE relay SET sent_seq = head_seq');
    expect(await rebuildWorkflows(world.db.pool)).toBe(5);
    const view = await world.ledger.viewOf(cases[0] ?? '');
    expect(view?.epoch).toBe(2);
    const { rows } = await world.db.pool.query('SELECT 1 FROM relay WHERE sent_seq <> 0');
    expect(rows).toEqual([]);
  });

  test('tells an ended case again while mail of it has not left: nobody else would send it', async () => {
    const { pool } = world.db;
    const id = await fullLife(world, 'ended-tonight');
    await pool.query(`UPDATE case_file SET in_work = false, ended_at = now() WHERE id = $1`, [id]);
    const waits = await pool.query(`SELECT 1 FROM notice WHERE case_id = $1 AND email_state = 'PENDING'`, [id]);
    expect(waits.rowCount).toBeGreaterThan(0);
    const records = engineRecords(pool);
    const row = async () => (await records.page(null, 100)).find(({ caseId }) => caseId === id);
    const sent = async () => (await pool.query('SELECT sent_seq AS s FROM relay WHERE case_id = $1', [id])).rows[0]?.s;

    await pool.query('UPDATE relay SET sent_seq = head_seq');
    expect(await row()).toMatchObject({ open: false, hasWork: true, settled: true });
    await rebuildWorkflows(pool);
    expect(await sent()).toBe(0);

    await pool.query('UPDATE relay SET sent_seq = head_seq');
    await pool.query(`UPDATE notice SET email_state = 'SENT', sent_at = now() WHERE case_id = $1`, [id]);
    expect(await row()).toMatchObject({ open: false, hasWork: false, settled: true });
    await rebuildWorkflows(pool);
    expect(await sent()).toBeGreaterThan(0);
  });

  test.each(['case_event', 'usage_log'])('lets nobody rewrite %s', async (table) => {
    const { pool } = world.db;
    const refused = { constraint: `${table}_append_only` };
    const column = table === 'case_event' ? 'code' : 'action';
    await expect(pool.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toMatchObject(refused);
    await expect(pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject(refused);
    await expect(pool.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject(refused);
  });
});
