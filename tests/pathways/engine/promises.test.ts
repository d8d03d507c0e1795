import { alarmsOf, nextAlarm } from '../../../pathways/alarms';
import { finnishCalendar } from '../../../pathways/calendar';
import { evolve } from '../../../pathways/evolve';
import type { Pathway, PathwayBook } from '../../../pathways/model';
import { nextOf } from '../../../pathways/next';
import { validate } from '../../../pathways/validate';
import { CoreCase, ENGINE } from '../../support/core-case';
import { tinyPathway } from '../../support/tiny-pathway';

const aino = { id: 'aino', role: 'COORD' };
const data = { childRef: 'R-1', wish: 'somebody to talk to', pendingOn: '2026-11-23' };

function asked(book: PathwayBook = tinyPathway, training = false): CoreCase {
  const c = new CoreCase(book, '2026-11-23');
  c.training = training;
  c.draft(aino, data, { RSW: { userId: 'risto' } });
  c.do(aino, { type: 'SUBMIT', data });
  return c;
}

function changed(change: (p: Pathway) => Partial<Pathway>): PathwayBook {
  return { ...tinyPathway, definition: { ...tinyPathway.definition, ...change(tinyPathway.definition) } };
}

describe('who takes a task and who is told', () => {
  it('lets nobody claim what somebody else has claimed', () => {
    const c = asked();
    const task = c.open('ANSWER');
    c.do(aino, { type: 'CLAIM', taskId: task.id, version: 0 });
    const second = c.send({ id: 'eeva', role: 'COORD' }, { type: 'CLAIM', taskId: task.id, version: 1 });
    expect(second).toMatchObject({ ok: false, refusal: { code: 'already_claimed', params: { by: 'aino' } } });
    expect(c.refusal(aino, { type: 'CLAIM', taskId: task.id, version: 0 })).toBe('version_conflict');
  });

  it('tells the new assignee and the deputy of a hand-over, and asks the named person for help', () => {
    const c = asked();
    const task = c.open('ANSWER');
    c.do(aino, { type: 'ASSIGN', taskId: task.id, assignee: 'eeva', deputy: 'olli' });
    expect(c.notices.at(-1)).toMatchObject({ code: 'N6', to: ['ASSIGNEE', 'DEPUTY'], taskId: task.id });
    c.do(aino, { type: 'HELP', taskId: task.id, to: 'TL' });
    expect(c.notices.at(-1)).toMatchObject({ code: 'HELP', to: ['TL'] });
    expect(JSON.stringify(c.events.at(-1))).not.toContain('text');
  });

  it('skips a level whose only receiver the level before told already', () => {
    const own = changed((p) => ({
      chains: {
        NORMAL: [
          { level: 1, afterDueWd: 1, to: ['ASSIGNEE'] },
          { level: 2, afterDueWd: 2, to: ['RSW'] },
          { level: 3, afterDueWd: 3, to: ['MGR'] },
        ],
      },
      steps: p.steps.map((s) => ({ ...s, role: 'RSW' })),
    }));
    const c = asked(own);
    c.until('2026-12-11');
    expect(c.log('ESCALATED', 'ESCALATION_PASSED').filter((l) => l.includes('ANSWER'))).toEqual([
      '2026-12-08 08:30 ESCALATED ANSWER L1',
      '2026-12-09 08:30 ESCALATION_PASSED ANSWER L2',
      '2026-12-10 08:30 ESCALATED ANSWER L3',
    ]);
  });

  it('opens a step of a member whom the case has not named yet for the deputy role', () => {
    const lead = changed((p) => ({ steps: p.steps.map((s) => ({ ...s, role: 'LEAD', deputyRole: 'TL' })) }));
    expect(asked(lead).open('ANSWER')).toMatchObject({ role: 'TL' });
  });
});

describe('two persons', () => {
  it('refuses the confirmation by who proposed', () => {
    const two = changed((p) => ({
      steps: [
        ...p.steps.map((s) =>
          s.code === 'ANSWER'
            ? { ...s, outcomes: [{ code: 'YES', effects: [{ do: 'OPEN' as const, step: 'CONFIRM' }] }] }
            : s,
        ),
        {
          ...(p.steps[0] as Pathway['steps'][number]),
          code: 'CONFIRM',
          notSamePersonAs: 'ANSWER',
          outcomes: [{ code: 'YES', effects: [] }],
          fields: [],
        },
      ],
    }));
    const c = asked(two);
    c.complete(aino, 'ANSWER', 'YES');
    expect(c.refuseComplete(aino, 'CONFIRM', 'YES')).toBe('four_eyes');
    c.complete({ id: 'eeva', role: 'COORD' }, 'CONFIRM', 'YES');
  });
});

describe('the calendar is corrected', () => {
  it('moves open due dates and limits, writes it down, and leaves the rest alone', () => {
    const c = asked();
    c.calendar = finnishCalendar('corrected', {
      '2026-12-07': { type: 'HOLIDAY', name: 'EXTRA_DAY' },
      '2027-02-23': { type: 'HOLIDAY', name: 'EXTRA_DAY' },
    });
    c.do(ENGINE, { type: 'RECALCULATE' });
    expect(c.open('ANSWER')).toMatchObject({ dueOn: '2026-12-08', originalDueOn: '2026-12-07', revision: 1 });
    expect(c.open('CALL')).toMatchObject({ dueOn: '2026-11-26', revision: 0 });
    expect(c.now.clocks.LAW_3M?.dueOn).toBe('2027-02-22');
    expect(c.events.at(-1)).toMatchObject({
      code: 'DUE_DATES_RECALCULATED',
      params: { moved: 2, calendarVersion: 'corrected' },
    });
    const before = c.now.seq;
    c.do(ENGINE, { type: 'RECALCULATE' });
    expect(c.now.seq).toBe(before);
  });
});

describe('a training clock', () => {
  it('moves forward only, bars people meanwhile, and lands when every alarm on the way was raised', () => {
    const c = asked(tinyPathway, true);
    expect(c.refusal(aino, { type: 'MOVE_CLOCK', to: '2026-11-22T07:00:00.000Z' })).toBe('clock_backwards');
    c.do(aino, { type: 'MOVE_CLOCK', to: '2026-11-27T07:00:00.000Z' });
    expect(c.refuseComplete(aino, 'ANSWER', 'NO', { note: 'x' })).toBe('clock_moving');
    expect(c.send(ENGINE, { type: 'LAND_CLOCK', clockOffsetMs: 1 })).toMatchObject({
      notYet: '2026-11-25T06:30:00.000Z',
    });
    for (let alarm = nextAlarm(c.now); alarm && alarm.at <= '2026-11-27T07:00:00.000Z'; alarm = nextAlarm(c.now)) {
      c.at = alarm.at;
      c.do(ENGINE, { type: 'ALARM', alarmId: alarm.id });
    }
    c.do(ENGINE, { type: 'LAND_CLOCK', clockOffsetMs: 4_000 });
    expect(c.now).toMatchObject({ clockOffsetMs: 4_000 });
    expect(c.now.moving).toBeUndefined();
    expect(c.log('ESCALATED')).toEqual(['2026-11-27 08:30 ESCALATED CALL L1']);
  });

  it('never moves for a real case', () => {
    expect(asked().refusal(aino, { type: 'MOVE_CLOCK', to: '2026-12-27T07:00:00.000Z' })).toBe('not_training');
  });
});

describe('a case that is over', () => {
  it('takes no command, has no alarm, and says why it ended', () => {
    const c = asked();
    c.complete(aino, 'ANSWER', 'NO', { note: 'no' });
    expect(alarmsOf(c.now)).toEqual([]);
    expect(c.refusal(aino, { type: 'EVENT', event: 'PAUSE', version: c.now.version, data: {} })).toBe('case_closed');
    expect(nextOf(c.now, c.at)).toEqual({ code: 'CLOSED', params: { reason: 'REFUSED' } });
    expect(c.log('TASK_CANCELLED')).toEqual(['2026-11-23 10:00 TASK_CANCELLED CALL']);
  });
});

describe('events fold in order only', () => {
  it('refuses a first event that creates nothing and a number that is skipped', () => {
    const c = asked();
    const [first, second, third] = c.events;
    if (!first || !second || !third) throw new Error('three events expected');
    expect(() => evolve(null, second)).toThrow(RangeError);
    expect(() => evolve(evolve(null, first), third)).toThrow(RangeError);
  });
});

describe('a pathway that contradicts itself is told so', () => {
  const [answer] = tinyPathway.definition.steps;
  it.each([
    [
      'no step NOWHERE',
      { intake: { ...tinyPathway.definition.intake, onSubmit: [{ do: 'OPEN' as const, step: 'NOWHERE' }] } },
    ],
    ['no chain SLOW', { steps: [{ ...answer, chain: 'SLOW' }] }],
    ['a form without an outcome never ends', { steps: [{ ...answer, outcomes: [] }] }],
    ['no check unheardOf', { steps: [{ ...answer, checks: ['unheardOf'] }] }],
    ['is no role', { roles: ['TL', 'MGR'] }],
    ['no status ends the pathway', { statuses: tinyPathway.definition.statuses.slice(0, 3) }],
    ['step ANSWER is defined twice', { steps: [answer, answer] }],
    ['no close reason HELPED', { closeReasons: ['REFUSED', 'DISCARDED'] }],
    [
      'nothing opens CALL',
      { intake: { ...tinyPathway.definition.intake, onSubmit: [{ do: 'OPEN' as const, step: 'ANSWER' }] } },
    ],
  ])('%s', (fault, change) => {
    const faults = validate(changed(() => change as Partial<Pathway>));
    expect(faults.some((f) => f.includes(fault))).toBe(true);
  });
});

describe('a person takes a function of the case over', () => {
  it('gets what waits for that function, from the pool and from the person before', () => {
    const own = changed((p) => ({
      roles: [...p.roles, 'NURSE'],
      steps: p.steps.map((s) => (s.code === 'STILL_RIGHT' ? s : { ...s, role: 'NURSE', discipline: 'NURSE' })),
    }));
    const c = asked(own);
    c.do({ id: 'neela', role: 'NURSE' }, { type: 'CLAIM', taskId: c.open('ANSWER').id, version: 0 });
    expect(c.open('CALL').assignee).toBe('neela');
    const before = c.open('CALL').version;
    c.do(aino, { type: 'ASSIGN', taskId: c.open('ANSWER').id, assignee: 'nils' });
    expect(c.open('CALL')).toMatchObject({ assignee: 'nils', version: before });
    expect(c.notices.filter((n) => n.code === 'N6' && n.stepCode === 'CALL')).toHaveLength(2);
  });
});
