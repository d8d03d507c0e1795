import { alarmsOf } from '../../../pathways/alarms';
import type { AnytimeEvent, PathwayBook } from '../../../pathways/model';
import { validate } from '../../../pathways/validate';
import { CoreCase } from '../../support/core-case';
import { foldsBack } from '../../support/invariants';
import { tinyPathway } from '../../support/tiny-pathway';

const aino = { id: 'aino', role: 'COORD' };
const switchOf = (code: string, action: 'START' | 'END'): AnytimeEvent => ({
  code: `${code}_${action}`,
  statuses: ['ASKED', 'WAITING'],
  fields: [{ name: 'on', kind: 'DATE', class: 'OP' }],
  effects: [
    { do: 'OVERLAY', code, action, anchor: { field: 'on' }, when: { field: 'on', present: true } },
    { do: 'OVERLAY', code, action, when: { field: 'on', present: false } },
  ],
});
const { definition } = tinyPathway;
const book: PathwayBook = {
  ...tinyPathway,
  definition: {
    ...definition,
    overlays: [
      { code: 'STORM', freezes: true },
      { code: 'FLOOD', freezes: true },
      { code: 'FLAG', freezes: false },
    ],
    events: [
      ...definition.events,
      ...['STORM', 'FLOOD', 'FLAG'].flatMap((code) => [switchOf(code, 'START'), switchOf(code, 'END')]),
    ],
  },
};

/** Monday 23 November 2026: ANSWER is due on 7 December, ten working days ahead. */
function asked(): CoreCase {
  const c = new CoreCase(book, '2026-11-23');
  const data = { childRef: 'R-1', wish: 'somebody to talk to', pendingOn: '2026-11-23' };
  c.draft(aino, data, { RSW: { userId: 'risto' } });
  c.do(aino, { type: 'SUBMIT', data });
  return c;
}

describe('overlays of any pathway', () => {
  it('one that the pathway does not have is a fault of its data', () => {
    expect(validate(book)).toEqual([]);
    const none = { ...book, definition: { ...book.definition, overlays: [] } };
    expect(validate(none)).toContain('STORM_START: no overlay STORM');
  });

  it('the clock stands still from the first that freezes to the last; every day counts once', () => {
    const c = asked();
    c.until('2026-11-25');
    c.event(aino, 'STORM_START');
    c.until('2026-11-27');
    c.event(aino, 'FLOOD_START');
    c.until('2026-11-30');
    c.event(aino, 'STORM_END');
    expect(c.open('ANSWER').frozen?.on).toBe('2026-11-25');
    expect(alarmsOf(c.now).filter((alarm) => alarm.task)).toEqual([]);
    c.until('2026-12-02');
    c.event(aino, 'FLOOD_END');
    // Eight working days were left on 25 November.
    expect([c.open('ANSWER').dueOn, c.now.pausedDays, c.now.overlays]).toEqual(['2026-12-14', 7, undefined]);
    expect(c.now.clocks.LAW_3M?.dueOn).toBe('2027-02-23');
    expect(foldsBack(c)).toBe(true);
  });

  it('a pause and an overlay hold each other’s place', () => {
    const c = asked();
    c.until('2026-11-25');
    c.event(aino, 'PAUSE', { reason: 'ILLNESS', from: '2026-11-25', until: '2026-12-31' });
    c.event(aino, 'STORM_START');
    c.until('2026-11-30');
    c.event(aino, 'RESUME');
    expect([c.now.paused, c.open('ANSWER').frozen?.on, c.log('PAUSE_ENDED').length]).toEqual([
      undefined,
      '2026-11-25',
      1,
    ]);
    c.event(aino, 'STORM_END');
    expect([c.open('ANSWER').dueOn, c.now.pausedDays]).toEqual(['2026-12-10', 5]);
  });

  it('one that does not freeze only lies there; twice on is once on, and what is off stays off', () => {
    const c = asked();
    c.event(aino, 'FLAG_START');
    c.event(aino, 'FLAG_START');
    expect([Object.keys(c.now.overlays ?? {}), c.open('ANSWER').frozen]).toEqual([['FLAG'], undefined]);
    c.event(aino, 'STORM_END');
    c.event(aino, 'FLAG_END');
    expect([c.log('OVERLAY_STARTED').length, c.log('OVERLAY_ENDED').length]).toEqual([1, 1]);
  });

  it('what was late before stays late and does not move', () => {
    const c = asked();
    c.until('2026-12-08');
    c.event(aino, 'STORM_START');
    c.until('2026-12-16');
    c.event(aino, 'STORM_END');
    expect([c.open('ANSWER').dueOn, c.open('ANSWER').overdue]).toEqual(['2026-12-07', true]);
  });
});
