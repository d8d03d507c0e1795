import * as forms from '../../scripts/stories/forms';
import type { LedgerCase } from './ledger-case';

/** From the referral to the plan. */
export async function untilPlanInLedger(c: LedgerCase): Promise<void> {
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
