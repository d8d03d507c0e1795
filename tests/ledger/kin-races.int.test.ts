import { randomUUID } from 'node:crypto';
import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import type { CaseState, Data } from '../../pathways/model';
import * as conference from '../../scripts/stories/conference-forms';
import * as forms from '../../scripts/stories/forms';
import { LedgerCase } from '../support/ledger-case';
import { accepted, openTask, openWorld, type World } from '../support/ledger-world';

const RACES = 15;

describe('a case and the conference beside it, written to at the same moment', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(pathwayBooks);
  });
  afterAll(() => world?.close());

  const stateOf = async (id: string): Promise<CaseState> => {
    const { rows } = await world.db.pool.query<{ state: CaseState }>('SELECT state FROM case_file WHERE id = $1', [id]);
    if (!rows[0]) throw new Error('no such case');
    return rows[0].state;
  };
  const event = async (who: 'rsw' | 'mgr', id: string, code: string, data: Data = {}) => {
    const { version } = await stateOf(id);
    return world.send(who, id, { type: 'EVENT', event: code, version, data });
  };
  const both = async (n: number) => {
    const form = forms.referral('2026-11-23', world.people.rsw, { child: { recordRef: `KIN-${n}` } });
    const { now } = await LedgerCase.refer(world, 'helmi', '2026-11-23', form);
    const started = accepted(await event('rsw', now.id, 'CONFERENCE', conference.request()));
    const [child = ''] = started.state.children;
    return { parent: now.id, child };
  };

  test('neither refuses for the other’s sake nor waits in a ring; each end is reported once', async () => {
    for (let race = 0; race < RACES; race += 1) {
      const { parent, child } = await both(race);
      const note = (who: 'rsw' | 'mgr', n: number) =>
        world.send(who, parent, { type: 'ENTRY', entryId: randomUUID(), kind: 'NOTE', data: { note: `n${n}` } });
      const asked = await stateOf(child);
      const taskId = openTask(asked, 'G2_AGREEMENT');
      const { version = 0 } = asked.tasks[taskId] ?? {};
      const agreement = () => {
        const data = conference.agreement('2026-11-23', [world.people.nurse]);
        return world.send('rsw', child, { type: 'COMPLETE', taskId, outcome: 'AGREED', version, data });
      };
      // Every third parent ends in that very moment, and takes the conference along or not.
      const end = race % 3 === 0 ? [event('mgr', parent, 'DECEASED')] : [];
      const outcomes = await Promise.all([agreement(), note('rsw', 1), ...end, agreement(), note('mgr', 2)]);
      const kinds = outcomes.map(({ kind }) => kind);
      expect(kinds.every((kind) => kind === 'ACCEPTED' || kind === 'REFUSED')).toBe(true);
      expect(kinds).toContain('ACCEPTED');
    }
    const twice = await world.db.pool.query(
      `SELECT case_id, change, count(*) FROM case_event WHERE code = 'CHILD_REPORTED' GROUP BY 1, 2 HAVING count(*) > 1`,
    );
    expect(twice.rows).toEqual([]);
    const behind = await world.db.pool.query(
      `SELECT c.id FROM case_file c LEFT JOIN relay r ON r.case_id = c.id WHERE r.head_seq IS DISTINCT FROM c.seq`,
    );
    expect(behind.rows).toEqual([]);
    const { rows: ended } = await world.db.pool.query<{ both: boolean }>(
      `SELECT (c.ended_at IS NOT NULL) AS both FROM case_file c JOIN case_file p ON p.id = c.parent_case_id WHERE p.ended_at IS NOT NULL`,
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.every((row) => row.both)).toBe(true);
    expect((await verifyLedger(world.db.pool, pathwayBooks)).findings).toEqual([]);
  }, 90_000);
});
