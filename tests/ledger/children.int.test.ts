import { randomUUID } from 'node:crypto';
import { verifyLedger } from '../../ledger/verify';
import type { PathwayBook } from '../../pathways/model';
import { accepted, openWorld, type World } from '../support/ledger-world';
import { tinyPathway } from '../support/tiny-pathway';

/** The tiny pathway with an entry that starts another one beside it. */
const parent: PathwayBook = {
  ...tinyPathway,
  definition: {
    ...tinyPathway.definition,
    entries: [
      ...tinyPathway.definition.entries,
      { kind: 'CONFERENCE', fields: [], effects: [{ do: 'CHILD', pathway: 'meeting' }] },
    ],
  },
};
const meeting: PathwayBook = {
  ...tinyPathway,
  definition: {
    ...tinyPathway.definition,
    id: 'meeting',
    workflowType: 'meeting',
    workflowIdPrefix: 'meeting-',
    referencePrefix: 'MEET',
    intake: {
      ...tinyPathway.definition.intake,
      onDraft: [
        { do: 'STATUS', to: 'ASKED' },
        { do: 'OPEN', step: 'ANSWER' },
      ],
    },
  },
};
const books = { tiny: parent, meeting };

describe('a case that starts another one', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(books);
  });
  afterAll(() => world.close());

  test('opens it in the same transaction, with its own reference, people and steps', async () => {
    const state = await world.ask('family');
    const entry = { type: 'ENTRY', entryId: randomUUID(), kind: 'CONFERENCE', data: {} } as const;
    const key = randomUUID();
    const started = accepted(await world.send('tl', state.id, entry, key));
    expect(accepted(await world.send('tl', state.id, entry, key)).repeated).toBe(true);
    const [childId = ''] = started.state.children;
    const child = await world.ledger.viewOf(childId);
    expect(child?.open.map(({ step }) => step)).toEqual(['ANSWER']);
    expect(await world.ledger.viewOf(state.id)).toMatchObject({
      children: [
        { caseId: childId, workflowId: `meeting-${childId}`, workflowType: 'meeting', reference: 'MEET-2026-0001' },
      ],
    });
    const { rows } = await world.db.pool.query(
      `SELECT parent_case_id, state->'team'->'RSW'->>'userId' AS rsw FROM case_file WHERE id = $1`,
      [childId],
    );
    expect(rows).toEqual([{ parent_case_id: state.id, rsw: world.people.rsw }]);
    expect(world.committed).toEqual(expect.arrayContaining([state.id, childId]));
    expect((await verifyLedger(world.db.pool, books)).findings).toEqual([]);
  });

  test('is opened by the next try after a command that was taken back halfway', async () => {
    const other = await openWorld(books);
    const state = await other.ask('family');
    const entry = () => ({ type: 'ENTRY', entryId: randomUUID(), kind: 'CONFERENCE', data: {} }) as const;
    await other.db.pool.query('ALTER TABLE reference_counter RENAME TO away');
    await expect(other.send('tl', state.id, entry())).rejects.toMatchObject({ name: 'DatabaseError' });
    await other.db.pool.query('ALTER TABLE away RENAME TO reference_counter');
    expect(accepted(await other.send('tl', state.id, entry())).state.children).toHaveLength(1);
    await other.close();
  });
});
