import { alarmsOf } from '../../../pathways/alarms';
import { addDays } from '../../../pathways/calendar';
import { isOpen } from '../../../pathways/conditions';
import type { Actor, Data } from '../../../pathways/model';
import type { CoreCase } from '../../support/core-case';
import { everyStatus } from '../../support/every-status';
import { people } from '../../support/helmi-stories';
import { foldsBack, hasFuture, noStepTwice } from '../../support/invariants';
import { localDate } from '../../support/random-walk';

const { rsw, tl, mgr } = people;
const SERVICE = [
  'SCREENING',
  'RETURNED',
  'WAITLISTED',
  'CONSENT',
  'ASSESSMENT',
  'INTAKE',
  'PLANNING',
  'IN_SERVICE',
  'CLOSING',
];
const ALL = Object.keys(everyStatus);
const at = (status: string): CoreCase => {
  const make = everyStatus[status];
  if (!make) throw new Error(status);
  const c = make();
  expect(c.now.status).toBe(status);
  return c;
};
const refusal = (c: CoreCase, actor: Actor, event: string, data: Data) =>
  c.refusal(actor, { type: 'EVENT', event, version: c.now.version, data });
const otherThan = (among: readonly string[]) => ALL.filter((status) => !among.includes(status));
const code = (status: string) => (status === 'CLOSED' ? 'case_closed' : 'not_in_this_status');
const placement = (c: CoreCase) => ({ placedAt: c.at });
const pause = (c: CoreCase) => ({ reason: 'ILLNESS', from: localDate(c), plannedUntil: addDays(localDate(c), 20) });
const frozen = (c: CoreCase) => Object.values(c.now.tasks).filter((task) => isOpen(task) && task.frozen);
const running = (c: CoreCase) =>
  Object.values(c.now.tasks)
    .filter((task) => isOpen(task) && !task.frozen)
    .map((task) => task.step)
    .sort();

function holds(c: CoreCase): void {
  expect([foldsBack(c), hasFuture(c), noStepTwice(c)]).toEqual([true, true, true]);
}

describe('an emergency placement, by status (X3)', () => {
  it.each(SERVICE)('in %s: everything open freezes, three tasks open, five are told', (status) => {
    const c = at(status);
    const before = c.openSteps();
    const told = c.notices.length;
    c.event(tl, 'EMERGENCY_PLACEMENT', placement(c));
    expect(
      frozen(c)
        .map((task) => task.step)
        .sort(),
    ).toEqual(before);
    expect(running(c)).toEqual(['X3_ACUTE_FGC', 'X3_DAY20_REVIEW', 'X3_JOINT_MEETING']);
    expect(c.notices[told]).toMatchObject({ code: 'N11', urgent: true, to: ['RSW', 'TL', 'TEAM', 'MGR'] });
    expect(c.now.clocks.ST_EPL_30D?.dueOn).toBe(addDays(localDate(c), 30));
    holds(c);
    expect(refusal(c, rsw, 'EMERGENCY_PLACEMENT', placement(c))).toBe('already_placed');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
    expect([c.openSteps(), frozen(c), c.now.clocks.ST_EPL_30D?.state]).toEqual([before, [], 'STOPPED']);
    holds(c);
    // A second placement is a new one.
    c.event(rsw, 'EMERGENCY_PLACEMENT', placement(c));
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'TAKEN_INTO_CARE' });
    const begun = status === 'IN_SERVICE' || status === 'CLOSING';
    expect([c.now.status, c.now.closeReason]).toEqual(begun ? ['CLOSING', undefined] : ['CLOSED', 'SUBSTITUTE_CARE']);
    holds(c);
  });

  it.each(otherThan(SERVICE))('in %s it is refused', (status) => {
    const c = at(status);
    for (const event of ['EMERGENCY_PLACEMENT', 'PLACEMENT_ENDED', 'PLACEMENT_EXTENDED'])
      expect(refusal(c, rsw, event, placement(c))).toBe(code(status));
  });

  it('no placement, nothing to end or to extend', () => {
    const c = at('IN_SERVICE');
    expect(refusal(c, rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' })).toBe('not_placed');
    expect(refusal(c, rsw, 'PLACEMENT_EXTENDED', { decidedOn: localDate(c) })).toBe('not_placed');
  });

  it('neither ahead nor from before the referral', () => {
    const c = at('CONSENT');
    expect(refusal(c, rsw, 'EMERGENCY_PLACEMENT', { placedAt: '2026-11-26T08:01:00.000Z' })).toBe('form_incomplete');
    expect(refusal(c, rsw, 'EMERGENCY_PLACEMENT', { placedAt: '2026-11-22T08:00:00.000Z' })).toBe(
      'placement_before_case',
    );
  });
});

describe('a pause, by status (X2)', () => {
  it.each(SERVICE)('in %s: everything open freezes and goes on with the days it had left', (status) => {
    const c = at(status);
    const before = c.openSteps();
    c.event(tl, 'PAUSE', pause(c));
    expect(running(c)).toEqual(['X2_PAUSE_END', 'X2_PAUSE_HALFWAY']);
    expect(
      frozen(c)
        .map((task) => task.step)
        .sort(),
    ).toEqual(before);
    holds(c);
    expect(refusal(c, tl, 'PAUSE', pause(c))).toBe('already_paused');
    c.event(tl, 'RESUME');
    expect([c.openSteps(), frozen(c)]).toEqual([before, []]);
  });

  it.each(otherThan(SERVICE))('in %s it is refused', (status) => {
    const c = at(status);
    expect(refusal(c, tl, 'PAUSE', pause(c))).toBe(code(status));
    expect(refusal(c, tl, 'RESUME', {})).toBe(code(status));
  });
});

describe('a death, and a case entered in error, by status (X10)', () => {
  const OPEN = otherThan(['CLOSED']);
  const ways: readonly (readonly [string, Data, string])[] = [
    ['DECEASED', {}, 'DECEASED'],
    ['ENTERED_IN_ERROR', {}, 'ENTERED_IN_ERROR'],
    ['ENTERED_IN_ERROR', { closeReason: 'DUPLICATE' }, 'DUPLICATE'],
  ];
  const ends = OPEN.flatMap((status) => ways.map((way) => [status, ...way] as const));

  it.each(ends)('in %s: %s with %j ends everything as %s and tells nobody', (status, event, data, reason) => {
    const c = at(status);
    const told = c.notices.length;
    c.event(mgr, event, data);
    expect(c.now).toMatchObject({ status: 'CLOSED', closeReason: reason });
    expect([c.openSteps(), alarmsOf(c.now), c.notices.length]).toEqual([[], [], told]);
    expect(Object.values(c.now.clocks).filter((clock) => clock.rungs.length > 0)).toEqual([]);
    expect(c.log('NOTICES_TAKEN_BACK')).toHaveLength(1);
    holds(c);
    c.until('2030-01-01');
    expect(c.notices.length).toBe(told);
  });

  it('also out of a pause inside an emergency placement', () => {
    const c = at('IN_SERVICE');
    c.event(tl, 'EMERGENCY_PLACEMENT', placement(c));
    c.event(tl, 'PAUSE', pause(c));
    c.event(mgr, 'DECEASED');
    expect([c.now.paused, c.now.overlays, c.now.frozenFrom]).toEqual([undefined, undefined, undefined]);
    holds(c);
  });

  it('a follow-up that waited is left out, and the history says so', () => {
    const c = at('FOLLOW_UP');
    c.event(mgr, 'DECEASED');
    expect(c.last('P10_FOLLOW_UP').status).toBe('SKIPPED');
    expect(c.events.filter((event) => event.code === 'STEP_SKIPPED').map((event) => event.params.reason)).toEqual([
      'DECEASED',
      'DECEASED',
    ]);
  });

  it('a case that is over takes neither', () => {
    const c = at('CLOSED');
    expect(refusal(c, mgr, 'DECEASED', {})).toBe('case_closed');
    expect(refusal(c, mgr, 'ENTERED_IN_ERROR', {})).toBe('case_closed');
  });
});

describe('an urgent concern, by status (X9)', () => {
  it.each(otherThan(['CLOSED']))('in %s: told at once, at any hour', (status) => {
    const c = at(status);
    const told = c.notices.length;
    const before = c.openSteps();
    c.event(rsw, 'URGENT_CONCERN');
    expect(c.notices.slice(told)).toEqual([expect.objectContaining({ code: 'N11', urgent: true })]);
    expect(c.openSteps()).toEqual(before);
  });

  it('in CLOSED it is refused', () => expect(refusal(at('CLOSED'), rsw, 'URGENT_CONCERN', {})).toBe('case_closed'));

  it.each([
    ['2027-02-10', '15:59', 0],
    ['2027-02-10', '16:00', 1],
    ['2027-02-11', '08:14', 1],
    ['2027-02-11', '08:15', 0],
    ['2027-02-13', '12:00', 1],
    ['2027-03-26', '12:00', 1],
  ])('on %s at %s the number of the social emergency service is shown %d times', (day, time, times) => {
    const c = at('IN_SERVICE');
    c.until(day, time);
    c.event(rsw, 'URGENT_CONCERN');
    const advice = c.events.filter((event) => event.code === 'ADVICE_GIVEN').map((event) => event.params);
    expect(advice).toEqual(Array(times).fill({ advice: 'SOCIAL_EMERGENCY', number: '0206 96006' }));
  });
});
