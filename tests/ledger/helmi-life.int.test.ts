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
    const { rows } = await world.db.pool.query<{ table: string; bytes: string; n: string }>(
      `SELECT 'case_file' AS table, sum(pg_column_size(t.*)) AS bytes, count(*) AS n FROM case_file t
       UNION ALL SELECT 'case_event', sum(pg_column_size(t.*)), count(*) FROM case_event t
       UNION ALL SELECT 'case_content', sum(pg_column_size(t.*)), count(*) FROM case_content t
       UNION ALL SELECT 'task', sum(pg_column_size(t.*)), count(*) FROM task t
       UNION ALL SELECT 'notice', sum(pg_column_size(t.*)), count(*) FROM notice t
       UNION ALL SELECT 'command_key', sum(pg_column_size(t.*)), count(*) FROM command_key t
       UNION ALL SELECT 'usage_log', sum(pg_column_size(t.*)), count(*) FROM usage_log t
       UNION ALL SELECT 'case_member', sum(pg_column_size(t.*)), count(*) FROM case_member t`,
    );
    console.log(rows.map((r) => `${r.table} ${r.n} rows ${r.bytes}`).join('\n'));
    const ev = await world.db.pool.query(
      `select code, count(*) n, sum(pg_column_size(t.*)) b from case_event t group by 1 order by 3 desc limit 12`,
    );
    console.log(ev.rows.map((r) => `${r.code} ${r.n} ${r.b}`).join('\n'));
  }, 60_000);
});
