import { hasLeft } from '../../../pathways/membership';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { IN_STATUS, inStatus } from '../../support/helmi-statuses';
import { people } from '../../support/helmi-stories';

const { rsw, tl, mgr, famw, coord } = people;
const riitta = { id: 'riitta', role: 'RSW' };
const event = (c: CoreCase, code: string, data: { [name: string]: string | boolean }) =>
  ({ type: 'EVENT', event: code, version: c.now.version, data }) as const;
const dayOf = (c: CoreCase) => c.at.slice(0, 10);
const OPEN = Object.keys(IN_STATUS).filter((status) => !['FOLLOW_UP', 'CLOSED'].includes(status));

describe('a family that moves (X4), in every status', () => {
  it.each(OPEN)('%s: away opens the hand-over and freezes, cancels and closes nothing', (status) => {
    const c = inStatus(status);
    const before = c.openSteps();
    c.event(coord, 'MOVE', { municipality: '049', date: '2027-06-01' });
    const asked = status === 'CLOSING' ? [] : ['X4_MOVE_DATE'];
    expect(c.openSteps()).toEqual([...before, 'X4_HANDOVER', ...asked].sort());
    expect(Object.values(c.now.tasks).some((task) => task.frozen)).toBe(false);
    expect(c.now.status).toBe(status);
    expect(c.open('X4_HANDOVER').assignee).toBe('rsw');
    expect(c.open('X4_HANDOVER').deputy).toBe(c.now.team.LEAD?.userId);
    expect(c.notices.at(-1)).toMatchObject({ code: 'STEP_DONE', to: ['RSW', 'TEAM', 'TL'] });
  });

  it.each(OPEN)('%s: within Helsinki asks for another unit only', (status) => {
    const c = inStatus(status);
    const before = c.openSteps();
    c.event(coord, 'MOVE', { withinHelsinki: true, date: dayOf(c) });
    expect(c.openSteps()).toEqual([...before, 'X4_NEW_UNIT'].sort());
  });

  it.each([
    ['FOLLOW_UP', 'not_in_this_status'],
    ['CLOSED', 'case_closed'],
  ])('%s: is refused with %s', (status, code) => {
    const c = inStatus(status);
    expect(c.refusal(coord, event(c, 'MOVE', { municipality: '049', date: dayOf(c) }))).toBe(code);
  });

  it('is handed over in ten working days with the fast chain, and on its day the lead worker is asked', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'MOVE', { municipality: '049', date: '2027-02-06' });
    expect([c.open('X4_HANDOVER').dueOn, c.open('X4_MOVE_DATE').dueOn]).toEqual(['2027-01-28', '2027-02-06']);
    expect(c.refuseComplete(famw, 'X4_MOVE_DATE', 'MOVED_AWAY')).toBe('handover_open');
    c.until('2027-02-02');
    expect(c.log('ESCALATED').filter((line) => line.includes('X4'))).toEqual([
      '2027-01-28 16:00 ESCALATED X4_HANDOVER L1',
      '2027-01-29 08:30 ESCALATED X4_HANDOVER L2',
      '2027-02-01 08:30 ESCALATED X4_HANDOVER L3',
    ]);
    const handed = { summarySentOn: '2027-02-02', receivingContact: 'Somebody', overdueReason: 'WORKLOAD' };
    const byLaw = { ...handed, basis: 'STATUTORY_RIGHT' };
    expect(c.refuseComplete(famw, 'X4_HANDOVER', 'HANDED_OVER', byLaw)).toBe('rsw_decides');
    c.complete(rsw, 'X4_HANDOVER', 'HANDED_OVER', byLaw);
    c.until('2027-02-06', '12:00');
    expect(c.notices.at(-1)).toMatchObject({ code: 'N7', to: ['ASSIGNEE', 'RSW'], params: { key: 'MOVE_DATE' } });
    expect(c.now.status).toBe('IN_SERVICE');
    c.complete(famw, 'X4_MOVE_DATE', 'MOVED_AWAY');
    expect([c.now.status, ...c.openSteps()]).toEqual(['CLOSING', 'P9_SHORT']);
    const short = {
      hsaClosingTeam: forms.situation(2),
      childWelfareClientAtClose: 'YES',
      placementDuringService: 'NONE',
      handOverContact: 'RSW',
    };
    c.complete(famw, 'P9_SHORT', 'MOVED_AWAY', short);
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect([c.now.status, c.now.facts.closeReason]).toEqual(['FOLLOW_UP', 'MOVED_AWAY']);
  });

  it('closes at once where no service had begun; a move put off is asked about again; none is forgotten', () => {
    const c = inStatus('CONSENT');
    c.event(coord, 'MOVE', { municipality: '049', date: '2026-12-07' });
    c.until('2026-12-07');
    c.complete(tl, 'X4_MOVE_DATE', 'NOT_YET', { askAgainOn: '2026-12-14' });
    expect([c.open('X4_MOVE_DATE').dueOn, c.open('X4_HANDOVER').dueOn]).toEqual(['2026-12-14', '2026-12-10']);
    c.complete(rsw, 'X4_HANDOVER', 'NO_HANDOVER', { reason: 'The family does not wish it.' });
    c.until('2026-12-14');
    c.complete(tl, 'X4_MOVE_DATE', 'MOVED_AWAY');
    expect([c.now.status, c.now.closeReason, c.openSteps()]).toEqual(['CLOSED', 'MOVED_AWAY', []]);
  });

  it('a later word replaces an earlier one, and a family that stays is left in peace', () => {
    const c = inStatus('IN_SERVICE');
    c.event(famw, 'MOVE', { municipality: '049', date: '2027-02-06' });
    c.event(famw, 'MOVE', { municipality: '092', date: '2027-03-01' });
    expect([c.open('X4_HANDOVER').dueOn, c.open('X4_MOVE_DATE').dueOn]).toEqual(['2027-01-28', '2027-03-01']);
    c.complete(famw, 'X4_MOVE_DATE', 'NOT_MOVING');
    expect(c.openSteps().filter((step) => step.startsWith('X4'))).toEqual([]);
    c.event(famw, 'MOVE', { municipality: '049', date: '2027-03-01' });
    c.event(famw, 'MOVE', { municipality: '091', date: '2027-03-01' });
    expect(c.openSteps().filter((step) => step.startsWith('X4'))).toEqual(['X4_NEW_UNIT']);
  });

  it('a closing for another reason leaves the hand-over to be made', () => {
    const c = inStatus('IN_SERVICE');
    c.until('2027-04-14');
    c.event(famw, 'MOVE', { municipality: '049', date: '2027-06-01' });
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
    expect(c.openSteps()).toEqual(['P9_CLOSING', 'P9_CLOSING_MEETING', 'X4_HANDOVER']);
  });
});

describe('another responsible social worker (X8), in every status', () => {
  it.each([...OPEN, 'FOLLOW_UP'])('%s: the next one is asked, the present one stays responsible', (status) => {
    const c = inStatus(status);
    const before = c.openSteps();
    c.event(rsw, 'RSW_CHANGE', { userId: 'riitta' });
    expect(c.openSteps()).toEqual([...before, 'X8_NEW_RSW_ACCEPT'].sort());
    expect([c.now.team.RSW?.userId, c.now.team.RSW_NEXT?.userId]).toEqual(['rsw', 'riitta']);
    expect(c.open('X8_NEW_RSW_ACCEPT').assignee).toBe('riitta');
    c.complete(riitta, 'X8_NEW_RSW_ACCEPT', 'ACCEPTED');
    expect([c.now.team.RSW?.userId, c.now.team.RSW_NEXT]).toEqual(['riitta', undefined]);
    // What waited for the responsible social worker waits for the new one, and the old one, who wrote the referral, is out.
    const waiting = Object.values(c.now.tasks).filter((task) => task.role === 'RSW' && task.status === 'OPEN');
    expect(waiting.every((task) => task.assignee === 'riitta')).toBe(true);
    expect([hasLeft(c.now, 'rsw'), hasLeft(c.now, 'riitta')]).toEqual([true, false]);
    expect(c.notices.at(-1)?.to).toContain('rsw');
  });

  it('CLOSED: is refused with case_closed', () => {
    const c = inStatus('CLOSED');
    expect(c.refusal(mgr, event(c, 'RSW_CHANGE', { userId: 'riitta' }))).toBe('case_closed');
  });

  it('three working days; whoever declines is out, and the one who asked names another', () => {
    const c = inStatus('IN_SERVICE');
    c.event(rsw, 'RSW_CHANGE', { userId: 'riitta' });
    expect(c.open('X8_NEW_RSW_ACCEPT').dueOn).toBe('2027-01-19');
    expect(c.refuseComplete(tl, 'X8_NEW_RSW_ACCEPT', 'ACCEPTED')).toBe('not_yours_to_accept');
    c.complete(riitta, 'X8_NEW_RSW_ACCEPT', 'DECLINED', { reason: 'Too many cases.' });
    expect([c.now.team.RSW?.userId, hasLeft(c.now, 'riitta')]).toEqual(['rsw', true]);
    expect(c.open('X8_NAME_RSW')).toMatchObject({ role: 'MGR', assignee: 'rsw' });
    c.complete(rsw, 'X8_NAME_RSW', 'NEW_RSW', { userId: 'raija' });
    expect(c.open('X8_NEW_RSW_ACCEPT').assignee).toBe('raija');
    c.event(mgr, 'RSW_CHANGE', { userId: 'riitta' });
    expect([c.open('X8_NEW_RSW_ACCEPT').assignee, hasLeft(c.now, 'raija')]).toEqual(['riitta', true]);
    c.complete(riitta, 'X8_NEW_RSW_ACCEPT', 'DECLINED', { reason: 'Still too many.' });
    expect(c.open('X8_NAME_RSW').assignee).toBeUndefined();
    c.complete(mgr, 'X8_NAME_RSW', 'SAME_RSW');
    expect(c.now.team.RSW?.userId).toBe('rsw');
  });

  it('by a move within Helsinki the new one is confirmed five working days after the word of it', () => {
    const c = inStatus('IN_SERVICE');
    c.event(coord, 'MOVE', { municipality: '091', date: '2027-02-01' });
    expect(c.open('X4_NEW_UNIT').dueOn).toBe('2027-01-21');
    c.until('2027-01-15');
    c.complete(rsw, 'X4_NEW_UNIT', 'NEW_RSW', { userId: 'riitta' });
    expect(c.open('X8_NEW_RSW_ACCEPT').dueOn).toBe('2027-01-21');
  });

  it('goes on when the closing begins, and through a pause', () => {
    const c = inStatus('IN_SERVICE');
    c.until('2027-04-14');
    c.event(tl, 'PAUSE', { reason: 'ILLNESS', from: '2027-04-14', plannedUntil: '2027-05-14' });
    c.event(rsw, 'RSW_CHANGE', { userId: 'riitta' });
    expect(c.open('X8_NEW_RSW_ACCEPT').frozen).toBeUndefined();
    c.complete(famw, 'X2_PAUSE_END', 'CLOSE');
    expect(c.openSteps()).toContain('X8_NEW_RSW_ACCEPT');
  });
});

describe('another worker of a part (P7)', () => {
  it('may come in before the plan is made, and the family meets them', () => {
    const c = inStatus('PLANNING');
    c.event(tl, 'WORKER_CHANGE', { discipline: 'FAMW', userId: 'fanni' });
    expect([c.now.team.FAMW?.userId, c.now.team.LEAD?.userId]).toEqual(['fanni', 'fanni']);
    expect(c.open('P6_PLAN').assignee).toBe('fanni');
    expect(c.openSteps()).toContain('P7_HANDOVER');
    expect(c.refusal(tl, event(c, 'WORKER_CHANGE', { discipline: 'FAMW', userId: 'fanni' }))).toBe('same_worker');
  });
});
