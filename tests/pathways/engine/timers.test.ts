import { nextAlarm } from '../../../pathways/alarms';
import type { CaseTimer, PathwayBook } from '../../../pathways/model';
import { validate } from '../../../pathways/validate';
import { CoreCase, ENGINE } from '../../support/core-case';
import { foldsBack } from '../../support/invariants';
import { tinyPathway } from '../../support/tiny-pathway';

const aino = { id: 'aino', role: 'COORD' };
const data = { childRef: 'R-1', wish: 'somebody to talk to', pendingOn: '2026-11-23' };

/** Tiny, with a moment of its own: the first minute of the day that the rule names. */
function timed(day = '2027-01-06', timer: Partial<CaseTimer> = {}): PathwayBook {
  const { definition, rules } = tinyPathway;
  return {
    definition: {
      ...definition,
      timers: [
        { code: 'ANNIVERSARY', date: 'anniversary', at: '00:00', effects: [{ do: 'STATUS', to: 'WAITING' }], ...timer },
      ],
      intake: {
        ...definition.intake,
        onSubmit: [...definition.intake.onSubmit, { do: 'TIMER', timer: 'ANNIVERSARY', action: 'SET' }],
      },
      entries: definition.entries.map((entry) => ({
        ...entry,
        effects: [...entry.effects, { do: 'TIMER', timer: 'ANNIVERSARY', action: 'CLEAR' } as const],
      })),
    },
    rules: { ...rules, dates: { ...rules.dates, anniversary: () => day } },
  };
}

function asked(book: PathwayBook): CoreCase {
  const c = new CoreCase(book, '2026-11-23');
  c.draft(aino, data, { RSW: { userId: 'risto' } });
  c.do(aino, { type: 'SUBMIT', data });
  return c;
}

describe('a timer of the case', () => {
  it('fires at its local time of day, a holiday or not, and only once', () => {
    const c = asked(timed());
    c.until('2027-01-05', '23:59');
    expect(c.now.status).toBe('ASKED');
    c.until('2027-01-06', '00:00');
    expect(c.now.status).toBe('WAITING');
    expect(c.log('TIMER_RAISED')).toEqual(['2027-01-06 00:00 TIMER_RAISED']);
    expect(c.now.timers).toEqual({});
    expect(foldsBack(c)).toBe(true);
  });

  it('is set without a word in the history, and its date stands in no event that people read', () => {
    const c = asked(timed());
    expect(c.events.map((event) => event.code)).not.toContain('TIMER_SET');
    expect(JSON.stringify(c.events.map(({ params }) => params))).not.toContain('2027-01-06');
  });

  it('is outside the core an opaque id with an instant: no code, no date, nothing of what it means', () => {
    const c = asked(timed('2026-11-24'));
    const alarm = nextAlarm(c.now);
    expect(alarm?.at).toBe('2026-11-23T22:00:00.000Z');
    expect(alarm?.id).toBe(`${c.now.timers?.ANNIVERSARY?.id}:TIMER:0`);
    expect(alarm?.id).not.toMatch(/ANNIVERSARY|2026/);
  });

  it('waits for nobody: a pause does not hold it', () => {
    const c = asked(timed());
    c.event(aino, 'PAUSE', { reason: 'ABROAD', from: '2026-11-23', until: '2027-02-01' });
    c.until('2027-01-06', '00:00');
    expect(c.log('TIMER_RAISED')).toHaveLength(1);
  });

  it('that was cleared, or whose case has ended, is silent; an old id finds nothing', () => {
    const c = asked(timed());
    const id = `${c.now.timers?.ANNIVERSARY?.id}:TIMER:0`;
    c.entry(aino, 'CALL', { date: '2026-11-23', reached: true });
    c.until('2027-01-10');
    expect(c.log('TIMER_RAISED')).toEqual([]);
    expect(c.send(ENGINE, { type: 'ALARM', alarmId: id })).toMatchObject({ ok: true, events: [] });
    const over = asked(timed());
    over.complete(aino, 'ANSWER', 'NO', { note: 'No.' });
    expect(nextAlarm(over.now)).toBeNull();
  });

  it('is raised late after an outage, with the moment at which it should have been', () => {
    const c = asked(timed());
    c.sleepUntil('2027-01-08', '09:00');
    c.catchUp();
    const raised = c.events.find((event) => event.code === 'TIMER_RAISED');
    expect(raised).toMatchObject({ nominalAt: '2027-01-05T22:00:00.000Z', params: { timer: 'ANNIVERSARY' } });
  });

  it('is checked with the rest of the pathway', () => {
    expect(validate(timed(), ['STILL_RIGHT'])).toEqual([]);
    expect(validate(timed('2027-01-06', { date: 'nowhere' }), ['STILL_RIGHT'])).toEqual([
      'ANNIVERSARY: no date rule nowhere',
    ]);
    const lost = timed('2027-01-06', { code: 'OTHER' });
    expect(validate(lost, ['STILL_RIGHT'])).toContain('intake.onSubmit: no timer ANNIVERSARY');
  });
});
