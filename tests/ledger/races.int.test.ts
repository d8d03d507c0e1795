import { randomUUID } from 'node:crypto';
import type { CommandOutcome } from '../../ledger/types';
import { accepted, openTask, openWorld, type Person, type World } from '../support/ledger-world';

const RACERS: readonly Person[] = ['coord', 'coord2', 'tl', 'mgr', 'rsw'];
const kinds = (outcomes: readonly CommandOutcome[], kind: CommandOutcome['kind']) =>
  outcomes.filter((o) => o.kind === kind);

describe('two people at the same moment', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('never both complete a step: in 100 races one wins, and the others are told who and when', async () => {
    for (let race = 0; race < 100; race += 1) {
      const state = await world.ask(`race-${race}`);
      const taskId = openTask(state, 'ANSWER');
      const command = { type: 'COMPLETE', taskId, outcome: 'NO', version: 0, data: { note: 'no room' } } as const;
      const racers = RACERS.slice(0, 2 + (race % 4));
      const outcomes = await Promise.all(racers.map((person) => world.send(person, state.id, command, randomUUID())));
      expect(kinds(outcomes, 'ACCEPTED')).toHaveLength(1);
      const winner = racers[outcomes.findIndex((outcome) => outcome.kind === 'ACCEPTED')] ?? 'rsw';
      for (const outcome of kinds(outcomes, 'REFUSED')) {
        expect(outcome).toMatchObject({
          refusal: { params: { by: world.people[winner], at: world.now().toISOString() } },
        });
      }
      expect(kinds(outcomes, 'REFUSED')).toHaveLength(racers.length - 1);
    }
    const { rows } = await world.db.pool.query(
      `SELECT case_id FROM case_event WHERE code = 'TASK_COMPLETED' GROUP BY case_id HAVING count(*) <> 1`,
    );
    expect(rows).toEqual([]);
  }, 60_000);

  test('refer the same child: one referral becomes the case, the other is shown it', async () => {
    for (let race = 0; race < 20; race += 1) {
      const results = await Promise.allSettled([world.ask(`twin-${race}`), world.ask(`twin-${race}`)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = results.find((result) => result.status === 'rejected');
      expect(String(lost?.reason)).toContain('case_in_work');
    }
  }, 30_000);
});

describe('the same command twice', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('has one effect and one answer, 200 times over, one after the other or at once', async () => {
    for (let round = 0; round < 40; round += 1) {
      const state = await world.ask(`repeat-${round}`);
      const command = { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 } as const;
      const key = randomUUID();
      const send = () => world.send('coord', state.id, command, key);
      const first = round % 2 === 0 ? [await send(), await send()] : await Promise.all([send(), send()]);
      const all = [...first, ...(await Promise.all([send(), send(), send()]))].map(accepted);
      expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
      for (const outcome of all) {
        expect(outcome.answer).toEqual(all[0]?.answer);
        expect(outcome.events.map(({ code }) => code)).toEqual(all[0]?.events.map(({ code }) => code));
      }
    }
    const { rows } = await world.db.pool.query(
      `SELECT case_id FROM case_event WHERE code = 'TASK_CLAIMED' GROUP BY case_id HAVING count(*) <> 1`,
    );
    expect(rows).toEqual([]);
  }, 60_000);

  test('opens one draft, whatever ids the client made up for it', async () => {
    const data = { childRef: 'draft', wish: 'x', pendingOn: '2026-11-20' };
    const command = {
      type: 'OPEN_DRAFT',
      data,
      members: {},
      reference: '',
      training: false,
      clockOffsetMs: 0,
    } as const;
    const key = randomUUID();
    const outcomes = await Promise.all([1, 2, 3].map(() => world.send('rsw', randomUUID(), command, key)));
    expect(new Set(outcomes.map((outcome) => accepted(outcome).answer.caseId)).size).toBe(1);
  });

  test("with another body is refused, and one person's key says nothing about another's", async () => {
    const state = await world.ask('bodies');
    const taskId = openTask(state, 'ANSWER');
    const key = randomUUID();
    accepted(await world.send('coord', state.id, { type: 'CLAIM', taskId, version: 0 }, key));
    expect(await world.send('coord', state.id, { type: 'CLAIM', taskId, version: 1 }, key)).toEqual({
      kind: 'KEY_REUSED',
    });
    const other = await world.send('tl', state.id, { type: 'CLAIM', taskId: openTask(state, 'CALL'), version: 0 }, key);
    expect(accepted(other).repeated).toBe(false);
  });

  test('is answered under the rights of now', async () => {
    const state = await world.ask('rights');
    const command = { type: 'CLAIM', taskId: openTask(state, 'ANSWER'), version: 0 } as const;
    const idempotency = { userId: world.people.coord, key: randomUUID(), bodyHash: 'b' };
    const request = { caseId: state.id, command, sender: world.as('coord'), idempotency };
    accepted(await world.ledger.applyCommand(request));
    const denial = { kind: 'NOT_FOUND', code: 'not_found' } as const;
    expect(await world.ledger.applyCommand({ ...request, authorize: () => denial })).toEqual({
      kind: 'DENIED',
      denial,
    });
  });
});
