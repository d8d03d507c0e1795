import { accepted, openTask, openWorld, type World } from '../support/ledger-world';

interface Told {
  readonly kind: string;
  readonly level: number | null;
  readonly who: string;
  readonly send_after: Date;
}

const told = async (world: World, caseId: string): Promise<Told[]> => {
  const { rows } = await world.db.pool.query<Told>(
    `SELECT n.kind, n.level, s.username AS who, n.send_after FROM notice n JOIN staff s ON s.id = n.recipient_id
     WHERE n.case_id = $1 ORDER BY n.created_at, n.kind, n.level, s.username`,
    [caseId],
  );
  return rows;
};

/** Raises what is due at `until`, at that moment: as after an outage. */
async function catchUp(world: World, caseId: string, until: string): Promise<number> {
  world.clockAt(until);
  for (let raised = 0; ; raised += 1) {
    const view = await world.ledger.viewOf(caseId);
    if (!view?.next || view.next.wakeAt > until) return raised;
    expect(await world.ledger.raiseAlarm(caseId, view.next.id)).toMatchObject({ kind: 'RAISED' });
  }
}

describe('an alarm', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test('raised twice, or by two workers at once, tells people once', async () => {
    const { id } = await world.ask('once');
    const next = (await world.ledger.viewOf(id))?.next;
    world.clockAt(next?.wakeAt ?? '');
    const raise = () => world.ledger.raiseAlarm(id, next?.id ?? '');
    const outcomes = await Promise.all([raise(), raise(), raise()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['RAISED', 'STALE', 'STALE']);
    expect(await raise()).toMatchObject({ kind: 'STALE' });
    const people = (await told(world, id)).map(({ who }) => who);
    expect(people).toEqual(['coord', 'coord2']);
  });

  test('that comes too early changes nothing and says when to come again', async () => {
    const { id, seq } = await world.ask('early');
    const next = (await world.ledger.viewOf(id))?.next;
    const outcome = await world.ledger.raiseAlarm(id, next?.id ?? '');
    expect(outcome).toMatchObject({ kind: 'NOT_YET', view: { seq, next: { id: next?.id } } });
  });

  test('of a case that is not there is gone', async () => {
    expect(await world.ledger.raiseAlarm('0195a7f0-0000-7000-8000-000000000000', 'x')).toEqual({ kind: 'GONE' });
  });

  test('missed in an outage is made up for in order, each once, and only the newest of a chain is sent', async () => {
    const { id } = await world.ask('outage');
    await catchUp(world, id, '2026-12-23T09:00:00.000Z');
    const { rows } = await world.db.pool.query<{ code: string; at: Date; nominal_at: Date }>(
      'SELECT code, at, nominal_at FROM case_event WHERE case_id = $1 AND nominal_at IS NOT NULL ORDER BY seq',
      [id],
    );
    const nominal = rows.map(({ nominal_at }) => nominal_at.toISOString());
    expect(nominal).toEqual([...nominal].sort());
    expect(new Set(rows.map(({ at }) => at.toISOString()))).toEqual(new Set(['2026-12-23T09:00:00.000Z']));
    const notices = await told(world, id);
    expect(new Set(notices.map(({ kind, level, who }) => `${kind} ${level} ${who}`)).size).toBe(notices.length);
    expect(notices.filter(({ kind }) => kind === 'N7')).toEqual([]);
  });

  test('leaves the workflow nothing to be told, because its answer is the view', async () => {
    const { id } = await world.ask('quiet');
    await world.db.pool.query('UPDATE relay SET sent_seq = head_seq');
    const next = (await world.ledger.viewOf(id))?.next;
    world.clockAt(next?.wakeAt ?? '');
    await world.ledger.raiseAlarm(id, next?.id ?? '');
    const { rows } = await world.db.pool.query('SELECT sent_seq = head_seq AS told FROM relay WHERE case_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ told: true }]);
  });
});

describe('a notice', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('for somebody who has left is written all the same, so that its mail fails where an owner sees it', async () => {
    const { id, ...state } = await world.ask('left');
    const answer = openTask({ id, ...state }, 'ANSWER');
    accepted(
      await world.send('tl', id, { type: 'ASSIGN', taskId: answer, assignee: world.people.coord2, reason: 'x' }),
    );
    await world.db.pool.query('DELETE FROM notice WHERE case_id = $1', [id]);
    await world.db.pool.query(`UPDATE staff SET active = false WHERE username = 'coord2'`);
    await catchUp(world, id, '2026-12-07T13:00:00.000Z');
    expect((await told(world, id)).map(({ who }) => who)).toContain('coord2');
    await world.db.pool.query(`UPDATE staff SET active = true`);
  });

  test('waits for the office to open, and the person who acted is not told', async () => {
    world.clockAt('2026-11-27T14:00:00.001Z');
    const state = await world.ask('friday');
    const assign = { type: 'ASSIGN', taskId: openTask(state, 'ANSWER'), assignee: world.people.coord } as const;
    accepted(await world.send('tl', state.id, assign));
    const own = { type: 'ASSIGN', taskId: openTask(state, 'CALL'), assignee: world.people.tl } as const;
    accepted(await world.send('tl', state.id, own));
    expect(await told(world, state.id)).toEqual([
      { kind: 'N6', level: null, who: 'coord', send_after: new Date('2026-11-30T06:30:00.000Z') },
    ]);
  });

  test('at 16:00:00 still leaves at once', async () => {
    world.clockAt('2026-11-27T14:00:00.000Z');
    const state = await world.ask('sharp');
    const assign = { type: 'ASSIGN', taskId: openTask(state, 'ANSWER'), assignee: world.people.coord } as const;
    accepted(await world.send('tl', state.id, assign));
    expect((await told(world, state.id))[0]?.send_after).toEqual(new Date('2026-11-27T14:00:00.000Z'));
  });
});

describe('a training case', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('moves its clock by raising every alarm on the way at its own time, and lands where it was asked to', async () => {
    const { id } = await world.ask('training', { training: true });
    const to = '2026-12-09T07:00:00.000Z';
    accepted(await world.send('tl', id, { type: 'MOVE_CLOCK', to }));
    const busy = await world.send('coord', id, { type: 'RECALCULATE' });
    expect(busy).toMatchObject({ kind: 'REFUSED', refusal: { code: 'clock_moving' } });
    for (;;) {
      const view = await world.ledger.viewOf(id);
      if (!view?.next || view.next.at > to) break;
      expect(await world.ledger.raiseAlarm(id, view.next.id)).toMatchObject({ kind: 'RAISED' });
    }
    const landed = await world.ledger.landClock(id);
    expect(landed).toMatchObject({ kind: 'RAISED', view: { movingTo: null } });
    const { rows } = await world.db.pool.query<{ at: Date }>(
      `SELECT at FROM case_event WHERE case_id = $1 AND code IN ('TASK_OVERDUE', 'ESCALATED', 'REMINDER_SENT') ORDER BY seq`,
      [id],
    );
    const times = rows.map(({ at }) => at.toISOString());
    expect(times).toEqual([...times].sort());
    expect(times).toContain('2026-11-26T14:00:00.000Z');
    const offset = await world.db.pool.query<{ ms: string }>(
      'SELECT clock_offset_ms AS ms FROM case_file WHERE id = $1',
      [id],
    );
    expect(world.now().getTime() + Number(offset.rows[0]?.ms)).toBe(Date.parse(to));
    const late = await world.db.pool.query('SELECT 1 FROM notice WHERE case_id = $1 AND send_after > $2', [
      id,
      world.now(),
    ]);
    expect(late.rows).toEqual([]);
  });
});
