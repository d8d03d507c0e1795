/** What time does to a case, where the service's clocks, the law's and people's words meet. */
import { finnishCalendar } from '../../../pathways/calendar';
import { helmi } from '../../../pathways/helmi';
import { nextOf } from '../../../pathways/next';
import * as forms from '../../../scripts/stories/forms';
import { CoreCase, ENGINE } from '../../support/core-case';
import { amina, people, referred, untilPlan } from '../../support/helmi-stories';

const { coord, rsw, tl, famw } = people;
const raised = (c: ReturnType<typeof amina>, step: string) =>
  c.log('ESCALATED', 'ESCALATION_PASSED', 'TASK_OVERDUE').filter((line) => line.includes(step));

describe('the seventh working day of the screening (P2, §2.3)', () => {
  it('brings the levels 2 and 3 together', () => {
    const c = amina();
    c.until('2026-12-02');
    expect(raised(c, 'P2_SCREENING')).toEqual([
      '2026-11-30 16:00 TASK_OVERDUE P2_SCREENING',
      '2026-12-01 08:30 ESCALATED P2_SCREENING L1',
      '2026-12-02 08:30 ESCALATED P2_SCREENING L2',
      '2026-12-02 08:30 ESCALATED P2_SCREENING L3',
    ]);
  });

  it('waits through a pause like the due date: three days were left, and nobody is called before they have passed', () => {
    const c = amina();
    c.until('2026-11-25');
    c.event(tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2026-11-25', plannedUntil: '2026-12-20' });
    c.until('2026-12-10');
    c.event(tl, 'RESUME');
    expect(c.open('P2_SCREENING').dueOn).toBe('2026-12-15');
    c.until('2026-12-17');
    expect(raised(c, 'P2_SCREENING').map((line) => line.slice(0, 16))).toEqual([
      '2026-12-15 16:00',
      '2026-12-16 08:30',
      '2026-12-17 08:30',
      '2026-12-17 08:30',
    ]);
  });

  it('waits while the referral is returned as well', () => {
    const c = amina();
    c.until('2026-11-26');
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', { questions: 'Which school does she go to?' });
    c.until('2026-12-01');
    c.do(rsw, { type: 'SUBMIT', data: forms.referral('2026-11-23', rsw.id) });
    expect(c.open('P2_SCREENING').dueOn).toBe('2026-12-03');
    c.until('2026-12-07');
    expect(raised(c, 'P2_SCREENING').map((line) => line.slice(0, 10))).toEqual([
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
      '2026-12-07',
    ]);
  });
});

describe('a limit of the law that was met too late (§2.3)', () => {
  it.each([
    ['2027-02-25', true],
    ['2027-02-22', undefined],
  ])('a first contact of %s noted on 25 February: late %s', (date, late) => {
    const c = amina();
    untilPlan(c);
    c.until('2027-02-25');
    expect(c.now.clocks.ST_3M_SERVICE?.state).toBe('BREACHED');
    c.entry(famw, 'CONTACT', forms.contact(date, 'FAMW'));
    const met = c.events.find((event) => event.code === 'CLOCK_MET');
    expect(met?.params.late).toBe(late);
    expect(c.now.clocks.ST_3M_SERVICE?.state).toBe('MET');
  });

  it('goes on when the service is taken back after its closing', () => {
    const c = referred('2026-11-23', { clientPlanLastReviewedOn: '2026-10-01' });
    untilPlan(c);
    c.until('2027-04-14');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2), 'WORKLOAD');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect(c.now.clocks.ST_PLAN_12M?.state).toBe('STOPPED');
    c.event(tl, 'REOPEN', { reason: 'The family asked.' });
    expect(c.now.clocks.ST_PLAN_12M).toMatchObject({ state: 'RUNNING', dueOn: '2027-10-01' });
  });
});

describe('acts under the law (§2.3)', () => {
  it('start no limit for a draft, which is no matter yet', () => {
    const c = new CoreCase(helmi, '2026-11-23');
    c.draft(coord, {});
    const reviewed = { act: 'PLAN_REVIEWED', on: '2026-11-20' };
    expect(c.refusal(rsw, { type: 'ENTRY', entryId: 'x', kind: 'STATUTORY_ACT', data: reviewed })).toBe(
      'not_in_this_status',
    );
    expect(c.now.clocks).toEqual({});
  });
});

describe('whose turn it is hears of it (§2.4, §2.8)', () => {
  it('the coordinators, when somebody else gives the family its place or starts the attempts anew', () => {
    const c = amina();
    c.complete(coord, 'P2_SCREENING', 'WAITLIST', forms.criteria());
    c.complete(tl, 'P2_WAITLIST_REVIEW', 'ALLOCATE');
    expect(c.notices.filter(({ code }) => code === 'N3').map(({ to }) => to)).toEqual([
      ['RSW', 'CREATOR', 'TL'],
      ['COORD'],
    ]);
  });
});

describe('people’s words stay out of the events (§2.4, §0 rule 6)', () => {
  it('an extension is told with its dates, never with the words of its reason', () => {
    const c = amina();
    const task = c.open('P2_SCREENING');
    const words = 'Mother Hodan is in hospital';
    c.do(tl, { type: 'EXTEND', taskId: task.id, version: task.version, dueOn: '2026-12-02', reason: words });
    expect(JSON.stringify(c.events)).not.toContain('Hodan');
    expect(c.open('P2_SCREENING')).toMatchObject({ dueOn: '2026-12-02', originalDueOn: '2026-11-30' });
  });
});

describe('the reason for being late (§2.4)', () => {
  it('is one of nine; the ninth says itself in at most 200 signs, which the events never carry', () => {
    const c = amina();
    c.until('2026-12-01');
    const accept = (more: { [name: string]: string }) =>
      c.refuseComplete(coord, 'P2_SCREENING', 'ACCEPT', { ...forms.criteria(), ...more });
    expect(accept({})).toBe('overdue_reason_missing');
    expect(accept({ overdueReason: 'NO_TIME' })).toBe('overdue_reason_missing');
    expect(accept({ overdueReason: 'OTHER' })).toBe('overdue_reason_missing');
    expect(accept({ overdueReason: 'OTHER', overdueReasonText: 'ä'.repeat(201) })).toBe('overdue_reason_missing');
    const why = { overdueReason: 'OTHER', overdueReasonText: 'The office moved to Itäkatu.' };
    c.complete(coord, 'P2_SCREENING', 'ACCEPT', { ...forms.criteria(), ...why });
    const done = c.events.find((event) => event.code === 'TASK_COMPLETED');
    expect([done?.reasonCode, done?.params.late]).toEqual(['OTHER', true]);
    expect(JSON.stringify(c.events)).not.toContain('Itäkatu.');
  });
});

describe('a corrected calendar (§2.3)', () => {
  const holiday = { type: 'HOLIDAY', name: 'EXTRA_DAY' } as const;
  const correct = (c: CoreCase, ...days: readonly string[]) => {
    c.calendar = finnishCalendar('corrected', Object.fromEntries(days.map((day) => [day, holiday])));
    c.do(ENGINE, { type: 'RECALCULATE' });
  };

  it('moves the screening, also the days that were left after a return, and counts from the opening', () => {
    const c = amina();
    c.until('2026-11-25');
    correct(c, '2026-11-27');
    expect(c.open('P2_SCREENING')).toMatchObject({ dueOn: '2026-12-01', originalDueOn: '2026-11-30' });
    c.complete(coord, 'P2_SCREENING', 'RETURN_FOR_INFO', { questions: 'Which school does she go to?' });
    c.until('2026-11-30');
    c.do(rsw, { type: 'SUBMIT', data: forms.referral('2026-11-23', rsw.id) });
    expect(c.open('P2_SCREENING').dueOn).toBe('2026-12-03');
    correct(c, '2026-11-27', '2026-12-02');
    expect(c.open('P2_SCREENING').dueOn).toBe('2026-12-04');
  });

  it('moves the review of the grid and the law’s limits, and nothing where nothing changed', () => {
    const c = amina();
    untilPlan(c);
    correct(c, '2027-04-14', '2027-02-23');
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-04-13');
    expect(c.now.clocks.ST_3M_SERVICE?.dueOn).toBe('2027-02-22');
    const { seq } = c.now;
    c.do(ENGINE, { type: 'RECALCULATE' });
    expect(c.now.seq).toBe(seq);
  });
});

describe('what a case waits for', () => {
  it('says of a pause how long it is planned, not why: a hospital is nobody’s news in a list', () => {
    const c = amina();
    c.event(tl, 'PAUSE', { reason: 'HOSPITAL', from: '2026-11-23', plannedUntil: '2026-12-03' });
    expect(nextOf(c.now, c.at)).toEqual({ code: 'PAUSED', params: { until: '2026-12-03' } });
  });
});

describe('a task that falls to the team leader (§2.4)', () => {
  it('climbs to the manager, also where only the lead worker is missing', () => {
    const c = amina();
    c.event(tl, 'PAUSE', { reason: 'ILLNESS', from: '2026-11-23', plannedUntil: '2026-12-03' });
    const { role, rungs } = c.open('X2_PAUSE_END');
    expect([role, rungs.find(({ level }) => level === 2)?.to]).toEqual(['TL', ['MGR']]);
  });
});

describe('pauses and the review grid (P8, §2.3)', () => {
  it('two pauses move a review by all their days: none is lost to a weekend in between', () => {
    const c = amina();
    untilPlan(c);
    const pause = (from: string, to: string) => {
      c.until(from);
      c.event(tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from, plannedUntil: to });
      c.until(to);
      c.event(tl, 'RESUME');
    };
    pause('2027-01-18', '2027-01-22');
    // 14 April and four days: a Sunday, so the Friday before.
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-04-16');
    pause('2027-01-25', '2027-01-28');
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-04-21');
  });
});
