import { randomUUID } from 'node:crypto';
import { accepted, openTask, openWorld, type World } from '../support/ledger-world';

const count = async (world: World, table: string): Promise<number> => {
  const { rows } = await world.db.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]?.n);
};

describe('a command', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('that is accepted opens the next steps and is written down once, in every table it concerns', async () => {
    const state = await world.ask('child-1');
    expect(state.reference).toMatch(/^TINY-2026-\d{4}$/);
    expect(state.status).toBe('ASKED');
    const { rows } = await world.db.pool.query('SELECT step, role, status FROM task WHERE case_id = $1 ORDER BY step', [
      state.id,
    ]);
    expect(rows).toEqual([
      { step: 'ANSWER', role: 'COORD', status: 'OPEN' },
      { step: 'CALL', role: 'COORD', status: 'OPEN' },
    ]);
    const events = await world.db.pool.query<{ seq: number }>(
      'SELECT seq FROM case_event WHERE case_id = $1 ORDER BY seq',
      [state.id],
    );
    expect(events.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: state.seq }, (_, index) => index + 1));
    const content = await world.db.pool.query('SELECT section, draft, data FROM case_content WHERE case_id = $1', [
      state.id,
    ]);
    expect(content.rows).toEqual([
      { section: 'REQUEST', draft: false, data: { childRef: 'child-1', wish: 'to be heard', pendingOn: '2026-11-20' } },
    ]);
    const stored = await world.db.pool.query('SELECT state, seq, in_work FROM case_file WHERE id = $1', [state.id]);
    expect(stored.rows[0]).toMatchObject({ seq: state.seq, in_work: true });
    expect(stored.rows[0].state).toEqual(JSON.parse(JSON.stringify(state)));
  });

  test('that is refused writes nothing at all', async () => {
    const state = await world.ask('child-2');
    const before = await Promise.all(
      ['case_event', 'notice', 'usage_log', 'command_key', 'case_content'].map((t) => count(world, t)),
    );
    const outcome = await world.send(
      'coord',
      state.id,
      { type: 'COMPLETE', taskId: openTask(state, 'ANSWER'), outcome: 'YES', version: 0, data: {} },
      randomUUID(),
    );
    expect(outcome).toMatchObject({ kind: 'REFUSED', refusal: { code: 'call_first' } });
    const after = await Promise.all(
      ['case_event', 'notice', 'usage_log', 'command_key', 'case_content'].map((t) => count(world, t)),
    );
    expect(after).toEqual(before);
  });

  test('for a case that does not exist is not found, and a lost right is told under the lock', async () => {
    const state = await world.ask('child-3');
    const command = { type: 'CLAIM', taskId: openTask(state, 'CALL'), version: 0 } as const;
    expect(await world.send('coord', randomUUID(), command)).toEqual({ kind: 'NOT_FOUND' });
    const denial = { kind: 'FORBIDDEN', code: 'not_yours' } as const;
    const request = { caseId: state.id, command, sender: world.as('coord'), authorize: () => denial };
    expect(await world.ledger.applyCommand(request)).toEqual({ kind: 'DENIED', denial });
  });

  test('is accepted for one of two cases of the same child only', async () => {
    const first = await world.ask('child-4');
    await expect(world.ask('child-4')).rejects.toThrow(`"caseId":"${first.id}"`);
    const answer = openTask(first, 'ANSWER');
    const no = { type: 'COMPLETE', taskId: answer, outcome: 'NO', version: 0, data: { note: 'not now' } } as const;
    accepted(await world.send('coord', first.id, no));
    const second = await world.ask('child-4');
    expect(second.facts).toMatchObject({
      previousCaseId: first.id,
      previousCloseReason: 'REFUSED',
      previousClosedOn: '2026-11-23',
    });
  });
});
