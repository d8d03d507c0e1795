import { addDays, computeDue, daysBetween, type LocalDate } from '../../../pathways/calendar';
import { helmiClocks } from '../../../pathways/helmi/clocks';
import { SLA_STEPS } from '../../../pathways/sla';
import { calendar } from '../../support/helmi-context';

const CHAIN = [
  'P2_SCREENING',
  'P3B_CONSENT',
  'P4_ASSESSMENT',
  'P5_INTAKE',
  'P6_PLAN',
  'P7_FIRST_CONTACT_FAMW',
] as const;
const limit = helmiClocks.find((clock) => clock.code === 'ST_3M_SERVICE');

/** Days between the last day of a chain in which every step takes all its time, and the limit of SHL 1301/2014 45 §. */
function margin(start: LocalDate): number {
  const end = CHAIN.reduce((day, code) => computeDue(day, SLA_STEPS[code].due, calendar).dueOn, start);
  if (!limit) throw new Error('no limit for the service');
  return daysBetween(end, computeDue(start, limit, calendar).dueOn);
}

describe('the service’s own deadlines and the law', () => {
  it('keep the three months from every day of 2026–2028 if each step takes all its time', () => {
    const margins: { start: LocalDate; days: number }[] = [];
    for (let start = '2026-01-01'; start <= '2028-12-31'; start = addDays(start, 1)) {
      margins.push({ start, days: margin(start) });
    }
    const tightest = margins.reduce((least, next) => (next.days < least.days ? next : least));
    expect(tightest).toEqual({ start: '2026-02-24', days: 4 });
  });
});
