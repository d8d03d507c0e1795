import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import type { CaseState } from '../../pathways/model';
import * as forms from '../../scripts/stories/forms';
import { LedgerCase } from '../support/ledger-case';
import { openWorld, type World } from '../support/ledger-world';

describe('an acute conference out of an emergency placement (X3, G1)', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(pathwayBooks);
  });
  afterAll(() => world.close());

  test('the social worker’s yes is its request: it begins beside the case, with its own last day', async () => {
    const c = await LedgerCase.refer(world, 'helmi', '2027-02-10', forms.referral('2027-02-10', world.people.rsw));
    const placedAt = world.now().toISOString();
    await c.do('rsw', { type: 'EVENT', event: 'EMERGENCY_PLACEMENT', version: c.now.version, data: { placedAt } });
    await c.until('2027-02-11', '09:00');
    await c.complete('rsw', 'X3_ACUTE_FGC', 'YES');
    const { rows } = await world.db.pool.query<{ state: CaseState; reference: string }>(
      'SELECT state, reference FROM case_file WHERE parent_case_id = $1',
      [c.now.id],
    );
    expect(rows.map(({ state, reference }) => [state.status, reference.slice(0, 4), state.facts.variant])).toEqual([
      ['REQUESTED', 'LNP-', 'ACUTE'],
    ]);
    const tasks = Object.values(rows[0]?.state.tasks ?? {}).map(({ step, dueOn }) => [step, dueOn]);
    expect(tasks).toEqual([
      ['G2_AGREEMENT', '2027-02-12'],
      ['G5_CONFERENCE', '2027-02-18'],
    ]);
    // The child comes home: the conference goes on by itself.
    await c.do('rsw', {
      type: 'EVENT',
      event: 'PLACEMENT_ENDED',
      version: c.now.version,
      data: { outcome: 'RETURNED_HOME' },
    });
    const ended = async () =>
      (await world.db.pool.query('SELECT close_reason FROM case_file WHERE parent_case_id = $1', [c.now.id])).rows;
    expect(await ended()).toEqual([{ close_reason: null }]);
    await c.do('mgr', { type: 'EVENT', event: 'DECEASED', version: c.now.version, data: {} });
    expect(await ended()).toEqual([{ close_reason: 'DECEASED' }]);
    const waiting = `SELECT 1 FROM notice n JOIN case_file f ON f.id = n.case_id
      WHERE (f.id = $1 OR f.parent_case_id = $1) AND n.email_state IN ('PENDING', 'SENDING')`;
    expect((await world.db.pool.query(waiting, [c.now.id])).rows).toEqual([]);
    expect((await verifyLedger(world.db.pool, pathwayBooks)).findings).toEqual([]);
  });
});
