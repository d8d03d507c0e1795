import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import * as forms from '../../scripts/stories/forms';
import { LedgerCase } from '../support/ledger-case';
import { untilPlanInLedger } from '../support/ledger-plan';
import { openWorld, type World } from '../support/ledger-world';

const weekly = (date: string): string => new Date(Date.parse(date) + 7 * 86_400_000).toISOString().slice(0, 10);

/** Contacts in every discipline, two reviews, and the family's decision to close on 14 July. */
async function service(c: LedgerCase): Promise<void> {
  for (let date = '2027-01-20'; date < '2027-07-14'; date = weekly(date)) {
    await c.until(date, '14:00');
    if (date === '2027-04-14') await c.complete('famw', 'P8_REVIEW', 'CONTINUE', forms.review(2));
    for (const [person, discipline] of [
      ['famw', 'FAMW'],
      ['asw', 'ASW'],
      ['nurse', 'NURSE'],
    ] as const) {
      await c.entry(person, 'CONTACT', forms.contact(date, discipline));
    }
  }
  await c.until('2027-07-14');
}

describe("a Helmi case's life in the ledger", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(pathwayBooks);
  });
  afterAll(() => world.close());

  test('from the referral through half a year of service leaves a ledger that proves itself, in little room', async () => {
    const c = await LedgerCase.refer(world, 'helmi', '2026-11-23', forms.referral('2026-11-23', world.people.rsw));
    await untilPlanInLedger(c);
    expect(c.now.status).toBe('IN_SERVICE');
    await service(c);
    await c.complete('famw', 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect(c.now.status).toBe('CLOSING');
    expect((await verifyLedger(world.db.pool, pathwayBooks)).findings).toEqual([]);
    const { rows } = await world.db.pool.query<{ bytes: number }>(
      'SELECT (sum(pg_column_size(e.*)) / count(*))::integer AS bytes FROM case_event e',
    );
    expect(rows[0]?.bytes).toBeLessThan(400);
  }, 60_000);
});
