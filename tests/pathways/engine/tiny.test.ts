import { alarmsOf } from '../../../pathways/alarms';
import { evolve } from '../../../pathways/evolve';
import type { CaseState } from '../../../pathways/model';
import { nextOf } from '../../../pathways/next';
import { validate } from '../../../pathways/validate';
import { CoreCase, ENGINE } from '../../support/core-case';
import { tinyPathway } from '../../support/tiny-pathway';

const aino = { id: 'aino', role: 'COORD' };
const eeva = { id: 'eeva', role: 'COORD' };
const data = { childRef: 'R-1', wish: 'somebody to talk to', pendingOn: '2026-11-23' };

/** Monday 23 November 2026, 10:00: Aino writes a request and sends it. */
function asked(): CoreCase {
  const c = new CoreCase(tinyPathway, '2026-11-23');
  c.draft(aino, data, { RSW: { userId: 'risto' } });
  c.do(aino, { type: 'SUBMIT', data });
  return c;
}

describe('a third, tiny pathway runs through the same engine', () => {
  it('has no faults', () => {
    expect(validate(tinyPathway)).toEqual([]);
  });

  it('starts its clock and opens its first steps on submission', () => {
    const c = asked();
    expect(c.now.status).toBe('ASKED');
    expect(c.openSteps()).toEqual(['ANSWER', 'CALL']);
    // Independence Day 6.12. is a Sunday: ten working days from 23.11. end on Monday 7.12.
    expect(c.open('ANSWER').dueOn).toBe('2026-12-07');
    expect(c.open('ANSWER').dueAt).toBe('2026-12-07T14:00:00.000Z');
    expect(c.now.clocks.LAW_3M).toMatchObject({ dueOn: '2027-02-23', state: 'RUNNING' });
  });

  it('refuses a form that is incomplete and says which fields', () => {
    const c = new CoreCase(tinyPathway, '2026-11-23');
    c.draft(aino, {});
    const decision = c.send(aino, { type: 'SUBMIT', data: { childRef: 'R-1', pendingOn: '2026-11-24' } });
    expect(decision).toEqual({
      ok: false,
      refusal: {
        code: 'form_incomplete',
        errors: [
          { path: 'wish', code: 'required' },
          { path: 'pendingOn', code: 'in_future' },
        ],
      },
    });
  });

  it('reminds, is overdue and climbs the chain while nobody acts', () => {
    const c = asked();
    c.until('2027-01-31');
    expect(c.log('REMINDER_SENT', 'TASK_OVERDUE', 'ESCALATED')).toEqual([
      '2026-11-25 08:30 REMINDER_SENT CALL',
      '2026-11-26 16:00 TASK_OVERDUE CALL',
      '2026-11-27 08:30 ESCALATED CALL L1',
      '2026-12-01 08:30 ESCALATED CALL L2',
      '2026-12-02 08:30 REMINDER_SENT ANSWER',
      '2026-12-04 08:30 REMINDER_SENT ANSWER',
      '2026-12-07 16:00 TASK_OVERDUE ANSWER',
      '2026-12-08 08:30 ESCALATED ANSWER L1',
      '2026-12-10 08:30 ESCALATED ANSWER L2',
      '2026-12-14 08:30 ESCALATED ANSWER L3',
      '2026-12-21 08:30 ESCALATED ANSWER L4',
    ]);
    expect(c.notices.filter((n) => n.level === 4)).toEqual([]);
    expect(nextOf(c.now, c.at).code).toBe('LATE');
  });

  it('asks why a step was late before it takes the outcome', () => {
    const c = asked();
    c.until('2026-12-08', '09:00');
    c.entry(aino, 'CALL', { date: '2026-12-08', reached: true });
    expect(c.refuseComplete(aino, 'ANSWER', 'YES')).toBe('overdue_reason_missing');
    c.complete(aino, 'ANSWER', 'YES', {}, 'WORKLOAD');
    expect(c.now).toMatchObject({ status: 'DONE', closeReason: 'HELPED' });
    expect(c.now.clocks.LAW_3M?.state).toBe('MET');
    expect(alarmsOf(c.now)).toEqual([]);
  });

  it('lets one of two people complete a step and names the winner to the other', () => {
    const c = asked();
    const task = c.open('ANSWER');
    c.complete(aino, 'ANSWER', 'NO', { note: 'no' });
    const second = c.send(eeva, {
      type: 'COMPLETE',
      taskId: task.id,
      outcome: 'NO',
      version: task.version,
      data: { note: 'no' },
    });
    expect(second).toMatchObject({
      ok: false,
      refusal: { code: 'already_done', params: { by: 'aino', outcome: 'NO' } },
    });
  });

  it('extends once, within the original length, and keeps the first due date to be seen', () => {
    const c = asked();
    const task = c.open('ANSWER');
    const extend = (dueOn: string, version: number) =>
      c.send(aino, { type: 'EXTEND', taskId: task.id, version, dueOn, reason: 'FAMILY_CANCELLED' });
    expect(extend('2026-12-24', 0)).toMatchObject({ ok: false, refusal: { code: 'extension_out_of_range' } });
    expect(extend('2026-12-18', 0)).toMatchObject({ ok: true });
    expect(c.open('ANSWER')).toMatchObject({
      dueOn: '2026-12-18',
      originalDueOn: '2026-12-07',
      revision: 1,
      version: 1,
    });
    expect(extend('2026-12-21', 1)).toMatchObject({ ok: false, refusal: { code: 'already_extended' } });
    c.until('2026-12-17', '09:00');
    expect(c.log('REMINDER_SENT').filter((l) => l.endsWith('ANSWER'))).toEqual([
      '2026-12-15 08:30 REMINDER_SENT ANSWER',
      '2026-12-17 08:30 REMINDER_SENT ANSWER',
    ]);
  });

  it('sends the newest rung and records the older ones after an outage, and drops reminders for a passed due date', () => {
    const c = asked();
    c.sleepUntil('2026-12-11', '10:00');
    c.catchUp();
    const late = c.events.filter((e) => e.stepCode === 'ANSWER' && e.nominalAt);
    expect(late.map((e) => `${e.nominalAt} ${e.code} ${e.params.level ?? ''}`.trim())).toEqual([
      '2026-12-02T06:30:00.000Z REMINDER_DROPPED',
      '2026-12-04T06:30:00.000Z REMINDER_DROPPED',
      '2026-12-07T14:00:00.000Z TASK_OVERDUE',
      '2026-12-08T06:30:00.000Z ESCALATION_PASSED 1',
      '2026-12-10T06:30:00.000Z ESCALATED 2',
    ]);
    expect(c.notices.filter((n) => n.stepCode === 'ANSWER').map((n) => n.level)).toEqual([2]);
  });

  it('keeps exactly the remaining working days over a pause and leaves the law alone', () => {
    const c = asked();
    c.until('2026-11-25', '12:00');
    c.event(aino, 'PAUSE', { reason: 'ABROAD', from: '2026-11-25', until: '2026-12-31' });
    c.until('2026-12-21', '10:00');
    expect(c.log('TASK_OVERDUE', 'ESCALATED')).toEqual([]);
    c.event(aino, 'RESUME');
    // CALL had 1 working day left, ANSWER 8: 22., 23., 28., 29., 30., 31.12., 4., 5.1.
    expect(c.open('CALL').dueOn).toBe('2026-12-22');
    expect(c.open('ANSWER').dueOn).toBe('2027-01-05');
    expect(c.now.clocks.LAW_3M?.dueOn).toBe('2027-02-23');
    expect(c.now.pausedDays).toBe(26);
    expect(c.openSteps()).toEqual(['ANSWER', 'CALL']);
  });

  it('lets a task that was overdue at the pause go on climbing after the resume only', () => {
    const c = asked();
    c.until('2026-12-08', '12:00');
    c.event(aino, 'PAUSE', { reason: 'ILLNESS', from: '2026-12-08', until: '2026-12-20' });
    c.until('2026-12-15', '09:00');
    expect(c.open('ANSWER')).toMatchObject({ overdue: true, escalationLevel: 1, dueOn: '2026-12-07' });
    c.event(aino, 'RESUME');
    c.until('2026-12-18', '09:00');
    expect(c.log('ESCALATED').filter((l) => l.includes('ANSWER'))).toEqual([
      '2026-12-08 08:30 ESCALATED ANSWER L1',
      '2026-12-17 08:30 ESCALATED ANSWER L2',
    ]);
  });

  it('runs and escalates what the pause itself opened', () => {
    const c = asked();
    c.event(aino, 'PAUSE', { reason: 'ABROAD', from: '2026-11-23', until: '2026-12-01' });
    c.until('2026-12-04', '09:00');
    expect(c.log('TASK_OVERDUE', 'ESCALATED')).toEqual([
      '2026-12-01 16:00 TASK_OVERDUE STILL_RIGHT',
      '2026-12-02 08:30 ESCALATED STILL_RIGHT L1',
      '2026-12-04 08:30 ESCALATED STILL_RIGHT L2',
    ]);
    // The team leader's own task goes on to the manager, not back to the team leader.
    expect(c.notices.find((n) => n.level === 2)?.to).toEqual(['MGR']);
  });

  it('answers a stale alarm with nothing, and an early one with when to come again', () => {
    const c = asked();
    const [first] = alarmsOf(c.now);
    expect(c.send(ENGINE, { type: 'ALARM', alarmId: first?.id ?? '' })).toMatchObject({
      ok: true,
      events: [],
      notYet: '2026-11-25T06:30:00.000Z',
    });
    c.entry(aino, 'CALL', { date: '2026-11-23', reached: false });
    c.sleepUntil('2026-11-25', '09:00');
    expect(c.send(ENGINE, { type: 'ALARM', alarmId: first?.id ?? '' })).toEqual({ ok: true, events: [], notices: [] });
  });

  it('is given by its events alone', () => {
    const c = asked();
    c.until('2026-12-08', '12:00');
    c.event(aino, 'PAUSE', { reason: 'ILLNESS', from: '2026-12-08', until: '2026-12-20' });
    c.until('2026-12-15', '09:00');
    c.event(aino, 'RESUME');
    const stored = JSON.parse(JSON.stringify(c.events)) as typeof c.events;
    const folded = stored.reduce<CaseState | null>((s, e) => evolve(s, e), null);
    expect(folded).toEqual(JSON.parse(JSON.stringify(c.now)));
  });
});
