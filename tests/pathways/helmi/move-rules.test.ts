import { context, dateOf, follows, isSo, refusal, taskOf, tasks } from '../../support/helmi-context';

const on = '2027-02-01';
const mine = { team: { RSW: { userId: 'rsw' } } };

describe('rules of a move (X4)', () => {
  it('moveFits: the municipality and the answer on Helsinki agree, and the day is not too far ahead', () => {
    const at = (data: { [name: string]: string | boolean }) => refusal('moveFits', { on, data: { date: on, ...data } });
    expect(at({ municipality: '049' })).toBeNull();
    expect(at({ municipality: '091', withinHelsinki: true })).toBeNull();
    expect(at({ municipality: 'OTHER', protectedAddress: true })).toBeNull();
    expect(at({ municipality: '049', withinHelsinki: true })).toBe('move_contradicts');
    expect(at({ municipality: '091', withinHelsinki: false })).toBe('move_contradicts');
    expect(at({ municipality: '049', date: '2029-01-01' })).toBe('move_too_far_ahead');
  });

  it('moved: away asks for a hand-over and for the day, within the city for another unit', () => {
    const opens = (data: { [name: string]: string | boolean }, status = 'IN_SERVICE') =>
      follows('moved', { on, data, state: { status } }).flatMap((e) =>
        e.do === 'OPEN' || e.do === 'RESTART' ? [e.step] : [],
      );
    expect(opens({ municipality: '049' })).toEqual(['X4_HANDOVER', 'X4_MOVE_DATE']);
    expect(opens({ municipality: 'OTHER' }, 'CLOSING')).toEqual(['X4_HANDOVER']);
    expect(opens({ municipality: '091' })).toEqual(['X4_NEW_UNIT']);
    expect(opens({ withinHelsinki: true })).toEqual(['X4_NEW_UNIT']);
  });

  it('moveDay: the day of the move, today where it has gone; askAgainAhead: a later question lies ahead', () => {
    expect(dateOf('moveDay', { on, facts: { moveOn: '2027-03-06' } })).toBe('2027-03-06');
    expect(dateOf('moveDay', { on, facts: { moveOn: '2027-01-06' } })).toBe(on);
    expect(dateOf('moveDay', { on, facts: { moveOn: on }, data: { askAgainOn: '2027-02-10' } })).toBe('2027-02-10');
    expect(refusal('askAgainAhead', { on, data: { askAgainOn: on } })).toBe('ask_again_ahead');
    expect(refusal('askAgainAhead', { on, data: { askAgainOn: '2027-02-02' } })).toBeNull();
  });

  it('handoverDone: nobody is closed as moved away before; closeMovedAway: shortly where the service had begun', () => {
    const open = { tasks: tasks(taskOf('X4_HANDOVER', on, '2027-02-15')) };
    expect(refusal('handoverDone', { on, state: open })).toBe('handover_open');
    expect(refusal('handoverDone', { on })).toBeNull();
    expect(follows('closeMovedAway', { on })).toEqual([{ do: 'END', reason: 'MOVED_AWAY' }]);
    const begun = follows('closeMovedAway', { on, facts: { planConfirmedOn: '2027-01-14' } });
    expect(begun).toContainEqual({ do: 'OPEN', step: 'P9_SHORT' });
  });

  it('statutoryRightByRsw, decidedByRsw: what the law allows without consent the responsible social worker decides', () => {
    const basis = { on, state: mine, data: { basis: 'STATUTORY_RIGHT' } };
    expect(refusal('statutoryRightByRsw', { ...basis, actor: 'famw' })).toBe('rsw_decides');
    expect(refusal('statutoryRightByRsw', { ...basis, actor: 'rsw' })).toBeNull();
    expect(refusal('statutoryRightByRsw', { ...basis, actor: 'famw', data: { basis: 'CONSENT' } })).toBeNull();
    expect(refusal('decidedByRsw', { on, state: mine, actor: 'famw' })).toBe('rsw_decides');
    expect(refusal('decidedByRsw', { on, state: mine, actor: 'rsw' })).toBeNull();
  });
});

describe('rules of a change of the responsible social worker (X8)', () => {
  it('anotherRsw, acceptedInPerson: somebody else, who says yes themselves', () => {
    expect(refusal('anotherRsw', { on, state: mine, data: { userId: 'rsw' } })).toBe('same_rsw');
    expect(refusal('anotherRsw', { on, state: mine, data: { userId: 'riitta' } })).toBeNull();
    const asked = { team: { ...mine.team, RSW_NEXT: { userId: 'riitta' } } };
    expect(refusal('acceptedInPerson', { on, state: asked, actor: 'tl' })).toBe('not_yours_to_accept');
    expect(refusal('acceptedInPerson', { on, state: asked, actor: 'riitta' })).toBeNull();
  });

  it('ownToHandOver: a social worker who is not responsible names nobody', () => {
    const by = (role: string, id: string) => {
      const c = context({ on, state: mine, actor: id });
      return { ...c, actor: { id, role } };
    };
    const { helmi } = jest.requireActual<typeof import('../../../pathways/helmi')>('../../../pathways/helmi');
    const check = helmi.rules.checks.ownToHandOver;
    expect(check?.(by('RSW', 'riitta'))?.code).toBe('not_your_case');
    expect([check?.(by('RSW', 'rsw')), check?.(by('MGR', 'mgr'))]).toEqual([null, null]);
  });

  it('nameNextRsw, rswAcceptDue: three working days, or the five of the unit; rswAccepted: the one before leaves', () => {
    expect(dateOf('rswAcceptDue', { on })).toBe('2027-02-04');
    expect(dateOf('rswAcceptDue', { on, facts: { rswChangeBy: '2027-02-08' } })).toBe('2027-02-08');
    expect(dateOf('rswAcceptDue', { on, facts: { rswChangeBy: '2027-01-08' } })).toBe(on);
    const unit = taskOf('X4_NEW_UNIT', on, '2027-02-08');
    const by = (task?: typeof unit) =>
      follows('nameNextRsw', { on, state: mine, ...(task ? { task } : {}) }).find(
        (effect) => effect.do === 'SET' && effect.fact === 'rswChangeBy',
      );
    expect([by(unit), by()]).toMatchObject([{ value: '2027-02-08' }, { value: null }]);
    expect(follows('rswAccepted', { on, state: mine })).toContainEqual({
      do: 'MEMBER',
      key: 'RSW',
      from: { member: 'RSW_NEXT' },
      replaced: 'LEAVES',
    });
  });
});

describe('rules of a family that comes back (X7)', () => {
  it.each([
    ['2027-01-27', '2027-04-27', true],
    ['2027-01-27', '2027-04-28', false],
    ['2026-11-30', '2027-02-28', true],
    ['2026-11-30', '2027-03-01', false],
  ])('soonAfterClosing: closed %s, referred %s', (previousClosedOn, today, soon) => {
    const facts = { previousClosedOn, previousCloseReason: 'FAMILY_DECLINED' };
    expect(isSo('soonAfterClosing', { on: today, facts })).toBe(soon);
    expect(isSo('soonAfterClosing', { on: today, facts: { ...facts, previousCloseReason: 'DUPLICATE' } })).toBe(false);
    expect(isSo('soonAfterClosing', { on: today })).toBe(false);
  });

  it('assessmentAhead: what is assessed already can’t be made faster', () => {
    expect(refusal('assessmentAhead', { on, state: { status: 'CONSENT' } })).toBeNull();
    expect(refusal('assessmentAhead', { on, state: { status: 'INTAKE' } })).toBe('assessment_done');
  });
});
