import { correctCalendar, correctionsInForce, recountOpenCases } from '../../ledger/calendar-correction';
import { verifyLedger } from '../../ledger/verify';
import { accepted, openTask, openWorld, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';

describe('a correction of the calendar', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const dueOf = async (caseId: string) => {
    const { rows } = await world.db.pool.query<{ state: Awaited<ReturnType<World['ask']>> }>(
      'SELECT state FROM case_file WHERE id = $1',
      [caseId],
    );
    const state = rows[0]?.state;
    return state?.tasks[openTask(state, 'ANSWER')]?.dueOn;
  };
  const recount = () => recountOpenCases(world.db.pool, world.ledger);
  const holiday = { day: '2026-12-01', type: 'HOLIDAY', name: 'BRIDGE_DAY' } as const;

  test('moves the due dates of open cases, once however often it is said, and can be taken back', async () => {
    const open = await world.ask('open');
    const ended = await world.ask('ended');
    const answer = openTask(ended, 'ANSWER');
    const done = { type: 'COMPLETE', taskId: answer, outcome: 'NO', version: 0, data: { note: 'no' } } as const;
    accepted(await world.send('coord', ended.id, done));
    expect(await dueOf(open.id)).toBe('2026-12-07');

    expect(await correctCalendar(world.db.pool, [holiday, holiday], 'admin')).toEqual({ version: 1, changed: 1 });
    expect(await recount()).toEqual({ cases: 1, moved: 1, waiting: [] });
    expect(await dueOf(open.id)).toBe('2026-12-08');
    const told = await world.ledger.viewOf(open.id);
    expect(told?.open.find(({ step }) => step === 'ANSWER')?.dueAt).toBe('2026-12-08T14:00:00.000Z');

    expect(await correctCalendar(world.db.pool, [holiday], 'admin')).toEqual({ version: 1, changed: 0 });
    expect(await recount()).toEqual({ cases: 1, moved: 0, waiting: [] });

    const back = { ...holiday, type: 'RULE', name: 'RULE' } as const;
    expect(await correctCalendar(world.db.pool, [back], 'admin')).toEqual({ version: 2, changed: 1 });
    expect(await recount()).toMatchObject({ moved: 1 });
    expect(await dueOf(open.id)).toBe('2026-12-07');
    expect(await correctionsInForce(world.db.pool)).toEqual([]);
    expect((await verifyLedger(world.db.pool, { tiny: tinyPathway })).findings).toEqual([]);
  });

  test('counts for a case that starts afterwards, and names a training case on the move that must be counted later', async () => {
    await correctCalendar(world.db.pool, [holiday], 'admin');
    const { id } = await world.ask('moving', { training: true });
    expect(await dueOf(id)).toBe('2026-12-08');
    accepted(await world.send('tl', id, { type: 'MOVE_CLOCK', to: '2026-11-24T07:00:00.000Z' }));
    expect((await recount()).waiting).toEqual([id]);
  });

  test('is written by one of two who correct at the same time', async () => {
    const day = { day: '2027-03-01', type: 'WEEKEND', name: 'WEEKEND' } as const;
    const both = await Promise.all([1, 2].map((n) => correctCalendar(world.db.pool, [day], `admin-${n}`)));
    expect(both.map(({ changed }) => changed).sort((a, b) => a - b)).toEqual([0, 1]);
  });
});
