import { rebuildProjections } from '../../ledger/rebuild';
import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import { type ApiWorld, openApi } from '../support/api-world';
import { eventsOnTheWay } from '../support/canary-events';
import { canaryLife } from '../support/canary-life';
import { PlantedPeople } from '../support/planted-people';
import { Planter } from '../support/planting';

/** Everything that is stored follows from the events, also where conferences, overlays, timers and absences have been. */
let api: ApiWorld;
let people: PlantedPeople;
const planter = new Planter();

beforeAll(async () => {
  api = await openApi();
  people = new PlantedPeople(api.people, planter);
}, 60_000);
afterAll(() => api.close());

const findings = async () => (await verifyLedger(api.db.pool, pathwayBooks)).findings;
const stage = () => ({ people, tell: () => undefined });
const lives = [...eventsOnTheWay.map((tell) => [tell.name, tell] as const)];

describe('a ledger that holds all that can happen', () => {
  it.each(lives)(
    '%s leaves a ledger that proves itself',
    async (_name, tell) => {
      await tell(stage());
      expect(await findings()).toEqual([]);
    },
    120_000,
  );

  it('a whole life with words in every field proves itself', async () => {
    await canaryLife(stage(), planter);
    expect(people.missed).toEqual([]);
    expect(await findings()).toEqual([]);
  }, 120_000);

  it('is made anew from its events after somebody bent it', async () => {
    const { pool } = api.db;
    const rows = async () => (await pool.query('SELECT id, state FROM case_file ORDER BY id')).rows;
    const before = await rows();
    await pool.query('DELETE FROM case_member');
    await pool.query(`UPDATE task SET role = 'NURSE', assignee_id = NULL, cover_for = NULL`);
    await pool.query(`UPDATE case_file SET overdue = NOT overdue, state = state - 'team' - 'overlays' - 'timers'`);
    expect(new Set((await findings()).map(({ caseId }) => caseId)).size).toBe(before.length);
    expect(await rebuildProjections(pool, pathwayBooks)).toBe(before.length);
    expect(await findings()).toEqual([]);
    expect(await rows()).toEqual(before);
  }, 60_000);
});
