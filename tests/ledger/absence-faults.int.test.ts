import { randomUUID } from 'node:crypto';
import { endAbsence, recordAbsence } from '../../ledger/absences';
import { coverCases } from '../../ledger/cover';
import type { Ledger } from '../../ledger/ledger';
import { verifyLedger } from '../../ledger/verify';
import type { CaseState, TaskState } from '../../pathways/model';
import { accepted, openTask, openWorld, type Person, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';

describe('absences when something goes wrong, or all at once', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world?.close());

  const away = (person: Person, cover: Person, from = '2026-11-23', to = '2026-12-09') => {
    const userId = world.people[person];
    const wanted = { userId, from, to, coverId: world.people[cover], reason: 'AWAY' } as const;
    const by = { userId, key: randomUUID(), bodyHash: '' };
    return recordAbsence(world.db.pool, wanted, by, '2026-11-23');
  };
  const claimed = async (name: string): Promise<string> => {
    const state = await world.ask(name);
    accepted(await world.send('coord', state.id, { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 }));
    return state.id;
  };
  const answerTask = async (id: string): Promise<TaskState | undefined> => {
    const { rows } = await world.db.pool.query<{ state: CaseState }>('SELECT state FROM case_file WHERE id = $1', [id]);
    return Object.values(rows[0]?.state.tasks ?? {}).find(({ step }) => step === 'ANSWER');
  };

  test('one case that can’t be covered keeps none of the others waiting, and is not hushed up', async () => {
    const ids = [await claimed('a'), await claimed('b'), await claimed('c')].sort();
    await away('coord', 'coord2');
    const [sick] = ids;
    const ledger: Pick<Ledger, 'applyCommand'> = {
      async applyCommand(request) {
        if (request.caseId === sick) throw new Error('a pathway that contradicts itself');
        return world.ledger.applyCommand(request);
      },
    };
    const covered = await coverCases(world.db.pool, ledger, world.now());
    expect(covered).toMatchObject({ cases: 3, changed: 2, failed: 1 });
    expect(String(covered.fault)).toContain('contradicts itself');
    const assignees = await Promise.all(ids.map(async (id) => (await answerTask(id))?.assignee));
    expect(assignees).toEqual([world.people.coord, world.people.coord2, world.people.coord2]);
  });

  test('who is back has the work back at once, also where nothing but that task ties them to the case', async () => {
    const id = await claimed('back');
    const outcome = await away('coord', 'coord2');
    if (outcome.kind !== 'OK') throw new Error(outcome.kind);
    await coverCases(world.db.pool, world.ledger, world.now(), world.people.coord);
    expect((await answerTask(id))?.assignee).toBe(world.people.coord2);
    await endAbsence(world.db.pool, outcome.absence.id, '2026-11-23');
    await coverCases(world.db.pool, world.ledger, world.now(), world.people.coord);
    expect((await answerTask(id))?.assignee).toBe(world.people.coord);
    expect((await verifyLedger(world.db.pool, { tiny: tinyPathway })).findings).toEqual([]);
  });

  test('two people who would cover for each other at the same moment: one may, and nobody waits in a ring', async () => {
    const before = await deadlocks();
    for (let race = 0; race < 20; race += 1) {
      const day = `2027-${String(1 + (race % 12)).padStart(2, '0')}-${race < 12 ? '05' : '19'}`;
      const outcomes = await Promise.all([away('coord', 'coord2', day, day), away('coord2', 'coord', day, day)]);
      const codes = outcomes.map((one) => (one.kind === 'REFUSED' ? one.refusal.code : one.kind));
      expect(codes.sort()).toEqual(['OK', 'cover_absent']);
    }
    expect(await deadlocks()).toBe(before);
  });

  async function deadlocks(): Promise<number> {
    await world.db.pool.query('SELECT pg_stat_force_next_flush()');
    const { rows } = await world.db.pool.query<{ n: number }>(
      'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
    );
    return rows[0]?.n ?? 0;
  }
});
