import { randomUUID } from 'node:crypto';
import { verifyLedger } from '../../ledger/verify';
import type { CaseState, Data, PathwayBook } from '../../pathways/model';
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
      { kind: 'STOP_ALL', fields: [], effects: [{ do: 'END_CHILDREN', reason: 'REFUSED' }] },
      {
        kind: 'NEW_RSW',
        fields: [{ name: 'userId', kind: 'USER', class: 'OP' }],
        effects: [{ do: 'MEMBER', key: 'RSW', from: { field: 'userId' }, replaced: 'LEAVES' }],
      },
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
      inherits: { members: ['RSW'], facts: ['pendingOn'], fields: ['childRef'] },
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

  describe('and hangs together with it', () => {
    const entry = (kind: string, data: Data = {}) => ({ type: 'ENTRY', entryId: randomUUID(), kind, data }) as const;
    const started = async () => {
      const parent = await world.ask(`family-${randomUUID().slice(0, 8)}`);
      const [child = ''] = accepted(await world.send('tl', parent.id, entry('CONFERENCE'))).state.children;
      return { parent: parent.id, child };
    };
    const stateOf = async (id: string): Promise<CaseState> => {
      const { rows } = await world.db.pool.query<{ state: CaseState }>('SELECT state FROM case_file WHERE id = $1', [
        id,
      ]);
      const [row] = rows;
      if (!row) throw new Error('no such case');
      return row.state;
    };
    const answer = async (id: string, outcome: string) => {
      const task = Object.values((await stateOf(id)).tasks).find(({ status }) => status === 'OPEN');
      return world.send('coord', id, {
        type: 'COMPLETE',
        taskId: task?.id ?? '',
        outcome,
        version: task?.version ?? 0,
        data: { note: 'Said no.' },
      });
    };

    test('hands it the people, facts and fields that its pathway takes over, and nothing else', async () => {
      const { parent, child } = await started();
      const state = await stateOf(child);
      expect(state.parent).toBe(parent);
      expect(Object.keys(state.team).sort()).toEqual(['CREATOR', 'RSW']);
      expect(state.facts['pendingOn']).toBe('2026-11-20');
      const { rows } = await world.db.pool.query('SELECT data FROM case_content WHERE case_id = $1', [child]);
      expect(Object.keys(rows[0]?.data ?? {})).toEqual(['childRef']);
    });

    test('is told once of each status, and lives on when the child has ended', async () => {
      const { parent, child } = await started();
      accepted(await answer(child, 'WAIT'));
      accepted(await answer(child, 'NO'));
      const state = await stateOf(parent);
      expect(state.childStatus).toEqual({ [child]: { pathway: 'meeting', status: 'DONE', ended: true } });
      const { rows } = await world.db.pool.query(
        `SELECT params->>'status' AS status, actor_id FROM case_event WHERE case_id = $1 AND code = 'CHILD_REPORTED' ORDER BY seq`,
        [parent],
      );
      expect(rows).toEqual([
        { status: 'WAITING', actor_id: 'ENGINE' },
        { status: 'DONE', actor_id: 'ENGINE' },
      ]);
      expect(state.endedAt).toBeUndefined();
    });

    test('leaves it alone when it ends by itself, and takes it along where its pathway says so', async () => {
      const alone = await started();
      accepted(await answer(alone.parent, 'NO'));
      expect((await stateOf(alone.parent)).endedAt).toBeDefined();
      expect((await stateOf(alone.child)).endedAt).toBeUndefined();
      accepted(await answer(alone.child, 'WAIT'));
      const together = await started();
      accepted(await world.send('tl', together.parent, entry('STOP_ALL')));
      expect(await stateOf(together.child)).toMatchObject({ closeReason: 'REFUSED' });
      const { rows } = await world.db.pool.query(
        `SELECT 1 FROM notice WHERE case_id = $1 AND kind <> 'N6' UNION ALL
         SELECT 1 FROM task WHERE case_id = $1 AND status = 'OPEN'`,
        [together.child],
      );
      expect(rows).toEqual([]);
    });

    test('follows the member whom it inherited', async () => {
      const { parent, child } = await started();
      accepted(await world.send('tl', parent, entry('NEW_RSW', { userId: world.people.tl })));
      const state = await stateOf(child);
      expect(state.team['RSW']?.userId).toBe(world.people.tl);
      expect(state.former).toContain(world.people.rsw);
    });

    test('and neither waits for the other, however they are written to at once', async () => {
      const { parent, child } = await started();
      const busy = Array.from({ length: 12 }, (_, n) =>
        n % 2 === 0
          ? answer(child, 'WAIT')
          : world.send('tl', parent, entry('NEW_RSW', { userId: n % 4 === 1 ? world.people.tl : world.people.rsw })),
      );
      const kinds = (await Promise.all(busy)).map(({ kind }) => kind);
      expect(new Set(kinds)).toEqual(new Set(['ACCEPTED', ...(kinds.includes('REFUSED') ? ['REFUSED'] : [])]));
      expect((await verifyLedger(world.db.pool, books)).findings).toEqual([]);
    });
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
