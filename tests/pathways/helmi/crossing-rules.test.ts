import { refusal, taskOf, tasks } from '../../support/helmi-context';

describe('rules of crossing events', () => {
  const on = '2027-02-01';
  const planned = { planConfirmedOn: '2027-01-14' };

  it('checkedBeforeEnd: before the plan stands; after it the closing’s own confirmation asks', () => {
    const state = { tasks: tasks(taskOf('X6_PROTECTION_CHECK', on, '2027-02-04')) };
    expect(refusal('checkedBeforeEnd', { on, state })).toBe('protection_check_open');
    expect(refusal('checkedBeforeEnd', { on, state, facts: planned })).toBeNull();
    expect(refusal('checkedBeforeEnd', { on })).toBeNull();
  });

  it('handedOverBeforeEnd: only whoever ends as moved away, before the plan stands', () => {
    const state = { tasks: tasks(taskOf('X4_HANDOVER', on, '2027-02-15')) };
    const data = { closeReason: 'MOVED_AWAY' };
    expect(refusal('handedOverBeforeEnd', { on, data, state })).toBe('handover_open');
    expect(refusal('handedOverBeforeEnd', { on, data: { closeReason: 'NO_CONTACT' }, state })).toBeNull();
    expect(refusal('handedOverBeforeEnd', { on, data, state, facts: planned })).toBeNull();
  });

  it('placementStillFits: what the proposal said, against what has happened since', () => {
    const at = (facts: { [name: string]: string }) => refusal('placementStillFits', { on, facts });
    expect(at({})).toBeNull();
    expect(at({ gravestPlacement: 'EMERGENCY', placementDuringService: 'NONE' })).toBe('placement_forgotten');
    const care = { gravestPlacement: 'TAKEN_INTO_CARE', placementDuringService: 'TAKEN_INTO_CARE' };
    expect(at({ ...care, closingForm: 'P9_CLOSING', closeReason: 'GOALS_MET' })).toBe('closes_as_substitute_care');
    expect(at({ ...care, closingForm: 'P9_CLOSING', closeReason: 'SUBSTITUTE_CARE' })).toBeNull();
    // The short form has no such reason: a family that has left stays so.
    expect(at({ ...care, closingForm: 'P9_SHORT', closeReason: 'FAMILY_WITHDREW' })).toBeNull();
  });
});
