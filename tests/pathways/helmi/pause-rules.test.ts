import { dateOf, follows, refusal } from '../../support/helmi-context';

const on = '2027-06-01';
const paused = { reason: 'FAMILY_ABROAD', from: '2027-06-01', until: '2027-07-02', at: '2027-06-01T07:00:00.000Z' };

describe('rules of the pause (X2)', () => {
  it.each([
    ['2027-06-01', '2027-07-31', null],
    ['2027-06-01', '2027-08-01', 'pause_too_long'],
    ['2027-06-02', '2027-07-01', 'pause_from_future'],
    ['2027-06-01', '2027-06-01', 'pause_ends_before_start'],
    ['2027-05-01', '2027-05-20', 'pause_ends_before_start'],
    ['2027-05-28', '2027-06-20', null],
  ])('pauseLimits: from %s until %s', (from, plannedUntil, answer) => {
    expect(refusal('pauseLimits', { on, data: { from, plannedUntil } })).toBe(answer);
    expect(refusal('pauseLimits', { on, data: { pauseFrom: from, pausePlannedUntil: plannedUntil } })).toBe(answer);
  });

  it('pauseLimits: one pause at a time, and none that begins before the case', () => {
    const data = { from: '2027-05-20', plannedUntil: '2027-06-20' };
    expect(refusal('pauseLimits', { on, data, state: { paused } })).toBe('already_paused');
    expect(refusal('pauseLimits', { on, data, state: { submittedOn: '2027-05-25' } })).toBe('pause_before_case');
  });

  it('isPaused: only a case that rests can go on', () => {
    expect(refusal('isPaused', { on })).toBe('not_paused');
    expect(refusal('isPaused', { on, state: { paused } })).toBeNull();
  });

  it.each([
    ['2027-08-01', null],
    ['2027-08-02', 'extension_out_of_range'],
    ['2027-07-02', 'extension_out_of_range'],
  ])('pauseExtension: from 2.7. until %s', (extendUntil, answer) => {
    const data = { extendUntil, agreedWithRsw: true };
    expect(refusal('pauseExtension', { on: '2027-07-01', data, state: { paused } })).toBe(answer);
  });

  it('pauseExtension: once, and agreed with the responsible social worker', () => {
    const data = { extendUntil: '2027-07-20', agreedWithRsw: true };
    const facts = { pauseExtended: true };
    expect(refusal('pauseExtension', { on, data, facts, state: { paused } })).toBe('pause_extended_already');
    const alone = { ...data, agreedWithRsw: false };
    expect(refusal('pauseExtension', { on, data: alone, state: { paused } })).toBe('rsw_agreement_missing');
    expect(refusal('pauseExtension', { on, data })).toBe('not_paused');
  });

  it('pauseHalfway and pauseEnd: 31 days from 1.6. are looked at on 16.6. and end on 2.7.', () => {
    expect(dateOf('pauseHalfway', { on, state: { paused } })).toBe('2027-06-16');
    expect(dateOf('pauseEnd', { on, state: { paused } })).toBe('2027-07-02');
  });

  it('closeFromPause: with the service begun the closing starts, before that the case ends with the reason given', () => {
    const begun = follows('closeFromPause', {
      on,
      facts: { planConfirmedOn: '2027-01-14' },
      state: { status: 'IN_SERVICE', paused },
    });
    expect(begun).toContainEqual({ do: 'OPEN', step: 'P9_CLOSING' });
    const early = follows('closeFromPause', { on, state: { status: 'CONSENT', paused } });
    expect(early).toContainEqual({ do: 'END', fromField: 'closeReason' });
    const closing = follows('closeFromPause', {
      on,
      facts: { planConfirmedOn: '2027-01-14' },
      state: { status: 'CLOSING', paused },
    });
    expect(closing.some((effect) => effect.do === 'OPEN')).toBe(false);
  });
});
