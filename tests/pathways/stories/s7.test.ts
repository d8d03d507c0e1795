import { localDateOf } from '../../../ledger/time';
import { alarmsOf } from '../../../pathways/alarms';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { amina, people, untilPlan } from '../../support/helmi-stories';

const { rsw, tl, famw, asw, nurse } = people;
const PLACED_AT = '2027-02-10T12:20:00.000Z';

/** In service since 14 January; on Wednesday 10 February at 14:20 the child is placed. */
function placed(): CoreCase {
  const c = amina();
  untilPlan(c);
  c.until('2027-01-20', '17:00');
  for (const [actor, discipline] of [
    [famw, 'FAMW'],
    [asw, 'ASW'],
    [nurse, 'NURSE'],
  ] as const)
    c.entry(actor, 'CONTACT', forms.contact('2027-01-20', discipline));
  c.until('2027-02-01', '17:00');
  c.entry(famw, 'CONTACT', forms.contact('2027-02-01', 'FAMW'));
  c.until('2027-02-10', '14:20');
  c.event(rsw, 'EMERGENCY_PLACEMENT', { placedAt: PLACED_AT });
  return c;
}

const waiting = (c: CoreCase) =>
  alarmsOf(c.now).map((alarm) => `${localDateOf(alarm.at)} ${alarm.rung.key} ${alarm.task?.step ?? alarm.clock?.code}`);

describe('S7: an emergency placement', () => {
  it('is told at once to everybody concerned, and lies over the case without being a status', () => {
    const c = placed();
    expect(c.now.status).toBe('IN_SERVICE');
    expect(Object.keys(c.now.overlays ?? {})).toEqual(['EMERGENCY']);
    const alert = c.notices.filter((notice) => notice.code === 'N11');
    expect(alert.map(({ at, urgent, to }) => ({ at, urgent, to }))).toEqual([
      { at: PLACED_AT, urgent: true, to: ['RSW', 'TL', 'TEAM', 'MGR'] },
    ]);
  });

  it('freezes routine; only its own tasks and the law’s clocks speak up', () => {
    const c = placed();
    expect(c.open('X3_JOINT_MEETING').dueOn).toBe('2027-02-15');
    expect(c.open('X3_ACUTE_FGC').dueOn).toBe('2027-02-11');
    expect(c.open('X3_DAY20_REVIEW').dueOn).toBe('2027-03-02');
    expect(c.now.clocks.ST_EPL_30D).toMatchObject({ startedOn: '2027-02-10', dueOn: '2027-03-12', state: 'RUNNING' });
    expect(waiting(c)).toContain('2027-03-02 AT_DAY_20 ST_EPL_30D');
    expect(waiting(c)).toContain('2027-03-09 AT_DAY_27 ST_EPL_30D');
    const tasks = Object.values(c.now.tasks).filter((task) => task.status === 'OPEN');
    expect(
      tasks
        .filter((task) => !task.frozen)
        .map((task) => task.step)
        .sort(),
    ).toEqual(['X3_ACUTE_FGC', 'X3_DAY20_REVIEW', 'X3_JOINT_MEETING']);
    const before = c.events.length;
    c.until('2027-03-01', '09:00');
    const raised = c.events.slice(before).map((event) => event.stepCode ?? event.params.clock);
    expect(raised.every((subject) => String(subject).startsWith('X3_') || String(subject).startsWith('ST_'))).toBe(
      true,
    );
  });

  it('asks the responsible social worker for the acute conference within one working day, by the fast chain', () => {
    const c = placed();
    c.until('2027-02-12', '10:00');
    expect(c.log('ESCALATED').filter((line) => line.includes('X3_ACUTE'))).toEqual([
      '2027-02-11 16:00 ESCALATED X3_ACUTE_FGC L1',
      '2027-02-12 08:30 ESCALATED X3_ACUTE_FGC L2',
    ]);
    expect(c.refuseComplete(rsw, 'X3_ACUTE_FGC', 'YES')).toBe('overdue_reason_missing');
    c.complete(rsw, 'X3_ACUTE_FGC', 'YES', {}, 'WORKLOAD');
    expect(c.openSteps()).not.toContain('X3_ACUTE_FGC');
    const started = c.events.filter((event) => event.code === 'CHILD_STARTED');
    expect(started.map(({ params }) => params)).toEqual([{ pathway: 'familyGroupConference', variant: 'ACUTE' }]);
    expect(c.now.children).toHaveLength(1);
  });

  it('ends with the return home: its alarms are gone, routine gets back the days it had left, the family meets within ten working days', () => {
    const c = placed();
    const left = { silence: c.open('P7_SILENCE_FAMW').dueOn, review: c.open('P8_REVIEW').dueOn };
    expect(left).toEqual({ silence: '2027-02-15', review: '2027-04-14' });
    c.until('2027-02-15', '10:00');
    c.complete(famw, 'X3_JOINT_MEETING', 'HELD', { meetingHeldOn: '2027-02-15' });
    c.until('2027-03-01', '11:00');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
    expect(c.now.overlays).toBeUndefined();
    expect(c.now.clocks.ST_EPL_30D?.state).toBe('STOPPED');
    expect(waiting(c).filter((line) => line.includes('X3_') || line.includes('EPL'))).toEqual([]);
    // Three working days were left on 10 February: 11, 12 and 15.
    expect(c.open('P7_SILENCE_FAMW').dueOn).toBe('2027-03-04');
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-03-15');
    expect(c.now.pausedDays).toBe(19);
    // Booking it is asked for at once: fifteen working days ahead is over, and nobody was late.
    c.until('2027-03-01', '12:00');
    const asked = c.events.filter(({ code, stepCode }) => code === 'ALARM_NOTICED' && stepCode === 'P8_REVIEW');
    expect(asked.map(({ at, nominalAt }) => [at.slice(0, 10), nominalAt])).toEqual([['2027-03-01', undefined]]);
    c.until('2027-03-15', '12:00');
    c.complete(famw, 'P8_REVIEW', 'CONTINUE', forms.review(2));
    // The grid goes on where it was: 14 April and nineteen days.
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-05-03');
  });

  it('is counted at the closing, whatever the form says first', () => {
    const c = placed();
    c.until('2027-03-01', '11:00');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
    c.until('2027-03-15', '12:00');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect(c.refuseComplete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2))).toBe('placement_forgotten');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', { ...forms.closing(2), placementDuringService: 'EMERGENCY' });
    expect(c.now.facts).toMatchObject({ placementDuringService: 'EMERGENCY', improved: true });
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect(c.now.status).toBe('FOLLOW_UP');
  });
});

describe('the other ways out of an emergency placement', () => {
  it('on day 20 the responsible social worker says what comes, and is asked again for how it ended', () => {
    const c = placed();
    c.until('2027-03-02', '12:00');
    expect(c.notices.filter((n) => n.code === 'N10' && n.params?.clock === 'ST_EPL_30D')).toHaveLength(1);
    c.complete(rsw, 'X3_DAY20_REVIEW', 'TAKING_INTO_CARE');
    expect(c.open('X3_PLACEMENT_END').dueOn).toBe('2027-03-12');
    c.until('2027-03-10', '12:00');
    c.complete(rsw, 'X3_PLACEMENT_END', 'TAKEN_INTO_CARE');
    expect([c.now.status, c.openSteps()]).toEqual(['CLOSING', ['P9_CLOSING', 'P9_CLOSING_MEETING']]);
    const closing = { ...forms.closing(2), placementDuringService: 'TAKEN_INTO_CARE' };
    expect(c.refuseComplete(famw, 'P9_CLOSING', 'GOALS_MET', closing)).toBe('closes_as_substitute_care');
    c.complete(famw, 'P9_CLOSING', 'SUBSTITUTE_CARE', closing);
  });

  it('a new decision moves the law’s limit by thirty days, once, with a twentieth day of its own', () => {
    const c = placed();
    c.until('2027-03-02', '12:00');
    c.complete(rsw, 'X3_DAY20_REVIEW', 'EXTENDED', { decidedOn: '2027-03-02' });
    expect(c.now.clocks.ST_EPL_30D).toMatchObject({ startedOn: '2027-03-12', dueOn: '2027-04-11' });
    expect(c.open('X3_DAY20_REVIEW').dueOn).toBe('2027-04-01');
    const again = { type: 'EVENT', event: 'PLACEMENT_EXTENDED', data: { decidedOn: '2027-03-02' } } as const;
    expect(c.refusal(rsw, { ...again, version: c.now.version })).toBe('placement_extended_already');
  });

  it('open care with a pause: nothing goes on for a moment, and every day is counted once', () => {
    const c = placed();
    c.until('2027-03-01', '11:00');
    const review = c.open('P8_REVIEW').dueOn;
    const end = { outcome: 'OPEN_CARE_PLACEMENT', helmi: 'PAUSE', pausePlannedUntil: '2027-03-15' };
    c.event(rsw, 'PLACEMENT_ENDED', end);
    expect([c.now.paused?.reason, c.now.overlays, c.open('P8_REVIEW').frozen?.on]).toEqual([
      'PLACEMENT',
      undefined,
      '2027-02-10',
    ]);
    expect(c.openSteps()).toContain('X2_PAUSE_END');
    c.until('2027-03-15', '11:00');
    c.complete(famw, 'X2_PAUSE_END', 'RESUME');
    expect([review, c.now.pausedDays]).toEqual(['2027-04-14', 33]);
    expect(c.open('P7_SILENCE_FAMW').dueOn).toBe('2027-03-18');
  });

  it('open care without a pause: the service goes on at once', () => {
    const c = placed();
    c.until('2027-03-01', '11:00');
    c.event(tl, 'PLACEMENT_ENDED', { outcome: 'OPEN_CARE_PLACEMENT' });
    expect([c.now.paused, c.now.overlays, c.open('P8_REVIEW').frozen]).toEqual([undefined, undefined, undefined]);
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-05-03');
  });

  it('taken into care, and the social worker asks for some more time with the parents: three months at most', () => {
    const c = placed();
    c.until('2027-03-10', '12:00');
    const end = { outcome: 'TAKEN_INTO_CARE', continueWithParents: true };
    const command = { type: 'EVENT', event: 'PLACEMENT_ENDED', version: c.now.version } as const;
    expect(c.refusal(rsw, { ...command, data: { ...end, continueUntil: '2027-06-11' } })).toBe('parents_too_long');
    c.event(rsw, 'PLACEMENT_ENDED', { ...end, continueUntil: '2027-06-10' });
    expect([c.now.status, c.now.parts.NURSE?.status, c.now.parts.FAMW?.status]).toEqual([
      'IN_SERVICE',
      'COMPLETED',
      'ACTIVE',
    ]);
    expect(c.open('X3_PARENTS_END').dueOn).toBe('2027-06-10');
    c.complete(famw, 'X3_PARENTS_END', 'CLOSE');
    expect(c.now.status).toBe('CLOSING');
  });

  it('before there is a plan, taking into care ends the case with that reason', () => {
    const c = amina();
    c.until('2026-11-24', '12:00');
    c.event(rsw, 'EMERGENCY_PLACEMENT', { placedAt: '2026-11-24T09:00:00.000Z' });
    expect(c.open('P2_SCREENING').frozen).toBeDefined();
    c.until('2026-12-10', '12:00');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'TAKEN_INTO_CARE' });
    expect(c.now).toMatchObject({ status: 'CLOSED', closeReason: 'SUBSTITUTE_CARE' });
    expect(alarmsOf(c.now)).toEqual([]);
  });

  it('a pause inside a placement ends without waking the routine, and days that both held are counted once', () => {
    const c = placed();
    c.until('2027-02-15', '12:00');
    c.event(tl, 'PAUSE', { reason: 'PLACEMENT', from: '2027-02-01', plannedUntil: '2027-02-20' });
    // It began before the placement: the routine stands still from then on.
    expect(c.now.frozenFrom).toBe('2027-02-01');
    c.until('2027-02-19', '12:00');
    c.event(tl, 'RESUME');
    expect([c.now.paused, c.now.pausedDays, c.open('P8_REVIEW').frozen?.on]).toEqual([undefined, 0, '2027-02-01']);
    c.until('2027-02-22', '12:00');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'OPEN_CARE_PLACEMENT' });
    expect([c.now.pausedDays, c.open('P8_REVIEW').dueOn]).toEqual([21, '2027-05-05']);
    // A pause that is written down later begins no earlier than the clock went on.
    c.event(tl, 'PAUSE', { reason: 'ILLNESS', from: '2027-02-10', plannedUntil: '2027-03-10' });
    expect(c.now.frozenFrom).toBe('2027-02-22');
  });

  it('a closing while the child is placed lets the routine go on; the law’s thirty days still run', () => {
    const c = placed();
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect([c.now.overlays, c.now.clocks.ST_EPL_30D?.state]).toEqual([undefined, 'RUNNING']);
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
    expect([c.now.status, c.now.clocks.ST_EPL_30D?.state]).toEqual(['CLOSING', 'STOPPED']);
  });
});
