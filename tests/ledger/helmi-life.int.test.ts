import { verifyLedger } from '../../ledger/verify';
import { pathwayBooks } from '../../pathways';
import * as forms from '../../scripts/stories/forms';
import { LedgerCase } from '../support/ledger-case';
import { openWorld, type World } from '../support/ledger-world';

/** From the referral to the plan. */
async function untilPlan(c: LedgerCase): Promise<void> {
  const { people } = c.world;
  const team = { famw: people.famw, asw: people.asw, nurse: people.nurse, tl: people.tl };
  await c.until('2026-11-26');
  await c.complete('coord', 'P2_SCREENING', 'ACCEPT', forms.criteria());
  await c.until('2026-11-30', '11:00');
  await c.complete('coord', 'P3A_LANGUAGE', 'INTERPRETER_BOOKED_STANDING', forms.languages());
  await c.until('2026-12-01', '11:00');
  await c.entry('coord', 'ATTEMPT', { date: '2026-12-01', channel: 'CALL', reached: true, interpreter: 'USED' });
  await c.until('2026-12-03', '11:00');
  await c.complete('coord', 'P3B_CONSENT', 'CONSENTED', forms.everyConsent('2026-12-03'));
  await c.until('2026-12-04', '09:00');
  const assessment = Object.values(c.now.tasks).find((task) => task.step === 'P4_ASSESSMENT');
  await c.do('tl', { type: 'ASSIGN', taskId: assessment?.id ?? '', assignee: people.nurse });
  await c.until('2026-12-09', '09:00');
  await c.entry('nurse', 'BOOKING', { purpose: 'APPOINTMENT', date: '2026-12-15' });
  await c.until('2026-12-16', '15:00');
  await c.complete('nurse', 'P4_ASSESSMENT', 'COMPLETED', forms.assessment('2026-12-15'));
  await c.until('2026-12-22', '12:00');
  await c.complete('tl', 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
  await c.until('2027-01-07', '12:00');
  await c.entry('famw', 'MEETING', { purpose: 'FIRST_FAMILY_MEETING', date: '2027-01-07', status: 'HELD' });
  await c.until('2027-01-14', '12:00');
  await c.complete('famw', 'P6_PLAN', 'CONFIRMED', forms.plan('2027-06-30'));
}

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
    await untilPlan(c);
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
