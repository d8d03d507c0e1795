/** Two things happening at once on the way (domain.md §2.6): what a family, its workers and the register may rely on. */
import { helmi } from '../../../pathways/helmi';
import { keepable } from '../../../pathways/stand-ins';
import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { context } from '../../support/helmi-context';
import { inStatus } from '../../support/helmi-statuses';
import { people, referred, untilPlan } from '../../support/helmi-stories';

const { rsw, tl, famw, nurse } = people;
const whole = (whose: string) => ({ whose, what: 'WHOLE_SERVICE', reasonCode: 'TIME' });
const checked = { assessment: 'Looked at.' };
const handedOver = (on: string) => ({
  basis: 'CONSENT',
  consentGivenOn: on,
  summarySentOn: on,
  receivingContact: 'Over there',
});

function pausedInAssessment(): CoreCase {
  const c = inStatus('ASSESSMENT');
  c.event(tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2026-12-03', plannedUntil: '2026-12-20' });
  return c;
}

describe('no case ends before the look at the child’s safety that a withdrawal asked for (X6)', () => {
  it('not out of a pause', () => {
    const c = pausedInAssessment();
    c.event(rsw, 'WITHDRAWAL', whole('BOTH'));
    const close = { closeReason: 'FAMILY_DECLINED' };
    expect(c.refuseComplete(tl, 'X2_PAUSE_END', 'CLOSE', close)).toBe('protection_check_open');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', checked);
    c.complete(tl, 'X2_PAUSE_END', 'CLOSE', close);
    expect(c.now.closeReason).toBe('FAMILY_DECLINED');
  });

  it('not by a move', () => {
    const c = inStatus('ASSESSMENT');
    c.event(rsw, 'MOVE', { municipality: '049', date: '2026-12-04' });
    c.event(rsw, 'WITHDRAWAL', whole('BOTH'));
    c.complete(rsw, 'X4_HANDOVER', 'HANDED_OVER', handedOver('2026-12-03'));
    expect(c.refuseComplete(tl, 'X4_MOVE_DATE', 'MOVED_AWAY')).toBe('protection_check_open');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', checked);
    c.complete(tl, 'X4_MOVE_DATE', 'MOVED_AWAY');
    expect(c.now.closeReason).toBe('MOVED_AWAY');
  });

  it('not by an answer to the family that Helmi is not for them', () => {
    const c = inStatus('WAITLISTED');
    c.event(rsw, 'WITHDRAWAL', whole('BOTH'));
    c.complete(tl, 'P2_WAITLIST_REVIEW', 'TO_RSW_FOR_DECISION');
    const refused = { decisionMadeOn: '2026-11-23', familyToldOn: '2026-11-23' };
    expect(c.refuseComplete(rsw, 'P2_RSW_DECISION', 'REFUSED', refused)).toBe('protection_check_open');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', checked);
    c.complete(rsw, 'P2_RSW_DECISION', 'REFUSED', refused);
    expect(c.now.closeReason).toBe('REFUSED_BY_DECISION');
  });
});

describe('a move (X4)', () => {
  it('a pause is no way round the hand-over to the new county', () => {
    const c = pausedInAssessment();
    c.event(rsw, 'MOVE', { municipality: '049', date: '2026-12-04' });
    const close = { closeReason: 'MOVED_AWAY' };
    expect(c.refuseComplete(tl, 'X2_PAUSE_END', 'CLOSE', close)).toBe('handover_open');
    c.complete(rsw, 'X4_HANDOVER', 'HANDED_OVER', handedOver('2026-12-03'));
    c.complete(tl, 'X2_PAUSE_END', 'CLOSE', close);
    expect(c.now.closeReason).toBe('MOVED_AWAY');
  });

  it('whose address was protected in the referral needs no second word', () => {
    const protectedFamily = inStatus('SCREENING', { child: { protectedAddress: true } });
    expect(protectedFamily.now.facts.childAddressProtected).toBe(true);
    const told = {
      type: 'EVENT',
      event: 'MOVE',
      version: 1,
      data: { municipality: '049', date: '2026-12-04' },
    } as const;
    const at = { book: helmi, env: context({ on: '2026-11-23' }).env, actor: famw };
    expect(keepable(told, { ...at, state: protectedFamily.now })).toMatchObject({ data: { municipality: 'OTHER' } });
    expect(keepable(told, { ...at, state: inStatus('SCREENING').now })).toMatchObject({
      data: { municipality: '049' },
    });
    protectedFamily.event(rsw, 'MOVE', { date: '2026-12-04' });
    expect(protectedFamily.openSteps()).toContain('X4_HANDOVER');
  });

  it('a protection told at one move holds at the next', () => {
    const c = inStatus('SCREENING');
    c.event(rsw, 'MOVE', { municipality: '049', date: '2026-12-04', protectedAddress: true });
    c.event(rsw, 'MOVE', { municipality: '092', date: '2026-12-11', protectedAddress: false });
    expect(c.now.facts.childAddressProtected).toBe(true);
  });

  it('whoever stands in for the responsible social worker decides what only that one decides', () => {
    const c = inStatus('SCREENING');
    c.event(rsw, 'MOVE', { municipality: '049', date: '2026-12-04' });
    const cover = { id: 'rsw2', role: 'RSW' };
    const none = { reason: 'The family is known there.' };
    expect(c.refuseComplete(cover, 'X4_HANDOVER', 'NO_HANDOVER', none)).toBe('rsw_decides');
    const { RSW } = c.now.team;
    if (!RSW || !c.state) throw new Error('nobody is responsible');
    c.state = { ...c.state, team: { ...c.state.team, RSW: { ...RSW, cover: { by: cover.id, absenceId: 'a' } } } };
    c.complete(cover, 'X4_HANDOVER', 'NO_HANDOVER', none);
    expect(c.last('X4_HANDOVER').outcome).toBe('NO_HANDOVER');
  });
});

describe('a child taken into care while a proposed closing waits (X3, P9)', () => {
  it('the closing goes back and says so', () => {
    const c = inStatus('CLOSING');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    expect(c.refuseComplete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED')).toBe('placement_forgotten');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'TAKEN_INTO_CARE' });
    c.complete(rsw, 'P9_RSW_CONFIRM', 'RETURNED', { reason: 'The child was taken into care.' });
    const placed = forms.closing(2, { placementDuringService: 'TAKEN_INTO_CARE' });
    expect(c.refuseComplete(famw, 'P9_CLOSING', 'GOALS_MET', placed)).toBe('closes_as_substitute_care');
    c.complete(famw, 'P9_CLOSING', 'SUBSTITUTE_CARE', placed);
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    expect(c.now.facts).toMatchObject({ closeReason: 'SUBSTITUTE_CARE', placementDuringService: 'TAKEN_INTO_CARE' });
  });
});

it('a closing for substitute care that is taken back binds the next one no longer, and stays counted (X3, P9)', () => {
  const c = inStatus('IN_SERVICE');
  c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
  c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'TAKEN_INTO_CARE' });
  const placed = forms.closing(2, { placementDuringService: 'TAKEN_INTO_CARE' });
  c.complete(famw, 'P9_CLOSING', 'SUBSTITUTE_CARE', placed);
  c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
  c.event(tl, 'REOPEN', { reason: 'The child is home again.' });
  c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2));
  expect(c.refuseComplete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2))).toBe('placement_forgotten');
  c.complete(famw, 'P9_CLOSING', 'GOALS_MET', placed);
  c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
  expect(c.now.facts).toMatchObject({ closeReason: 'GOALS_MET', placementDuringService: 'TAKEN_INTO_CARE' });
});

describe('home from a placement (X3)', () => {
  const placed = (): CoreCase => {
    const c = inStatus('IN_SERVICE');
    c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    return c;
  };

  it('the review comes within ten working days of the return, also where that was told later', () => {
    const c = placed();
    c.until('2027-02-05');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME', endedOn: '2027-02-01' });
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-02-15');
  });

  it('told of after those ten days, the next working day is left', () => {
    const c = placed();
    c.until('2027-02-05');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME', endedOn: '2027-01-15' });
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-02-08');
  });

  it('in a pause that goes on, the ten days begin with its end', () => {
    const c = inStatus('IN_SERVICE');
    c.event(tl, 'PAUSE', { reason: 'ILLNESS', from: '2027-01-14', plannedUntil: '2027-03-01' });
    c.until('2027-01-20');
    c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    c.until('2027-01-25');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'RETURNED_HOME' });
    expect(c.open('P8_REVIEW').frozen?.on).toBe('2027-01-25');
    c.until('2027-03-01');
    c.complete(famw, 'X2_PAUSE_END', 'RESUME');
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-03-15');
  });
});

describe('turning eighteen (X5)', () => {
  const inServiceBorn = (dateOfBirth: string): CoreCase => {
    const c = referred('2026-11-23', { child: { dateOfBirth } });
    untilPlan(c);
    return c;
  };

  it.each([
    ['before the talk', false],
    ['between the talk and the look at the child’s safety', true],
  ])('a guardian’s leaving that is still on its way lapses: %s', (_when, talked) => {
    const c = inServiceBorn('2009-06-01');
    c.until('2027-05-28');
    c.event(famw, 'WITHDRAWAL', whole('GUARDIAN'));
    if (talked) c.complete(famw, 'X6_TALK', 'WITHDRAWS');
    c.until('2027-06-02');
    expect(c.openSteps()).not.toContain('X6_TALK');
    expect(c.openSteps()).toContain('X5_OWN_CONSENTS');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', checked);
    expect(c.now.status).toBe('IN_SERVICE');
  });

  it('the young person’s own leaving goes on', () => {
    const c = inServiceBorn('2009-06-01');
    c.until('2027-05-28');
    c.event(famw, 'WITHDRAWAL', whole('CHILD'));
    c.until('2027-06-02');
    c.complete(famw, 'X6_TALK', 'WITHDRAWS');
    c.complete(rsw, 'X6_PROTECTION_CHECK', 'NO_NEED_OF_PROTECTION', checked);
    expect(c.openSteps()).toContain('P9_SHORT');
  });

  it('a closing taken back after the birthday asks the young adult, whatever the child once said', () => {
    const c = inServiceBorn('2009-06-01');
    c.until('2027-05-20');
    c.complete(famw, 'P8_REVIEW', 'CLOSE', forms.review(2), 'WORKLOAD');
    c.complete(famw, 'P9_CLOSING', 'GOALS_MET', forms.closing(2));
    c.complete(rsw, 'P9_RSW_CONFIRM', 'CONFIRMED');
    c.until('2027-06-02');
    c.event(tl, 'REOPEN', { reason: 'The young adult asked.' });
    expect(c.open('X5_OWN_CONSENTS').dueOn).toBe('2027-06-09');
    expect(c.open('X5_CLOSE').dueOn).toBe('2027-09-01');
    c.complete(famw, 'X5_OWN_CONSENTS', 'CONSENTED', { consents: forms.ownConsents('2027-06-02') });
    expect(c.openSteps()).not.toContain('X5_OWN_CONSENTS');
  });
});

it('a contact held in a pause counts the silence from the pause’s end, not from before it', () => {
  const c = inStatus('IN_SERVICE');
  c.event(tl, 'PAUSE', { reason: 'ILLNESS', from: '2027-01-14', plannedUntil: '2027-02-15' });
  c.until('2027-01-21', '12:00');
  c.entry(nurse, 'CONTACT', forms.contact('2027-01-21', 'NURSE'));
  c.until('2027-02-15');
  c.complete(famw, 'X2_PAUSE_END', 'RESUME');
  expect(c.open('P7_SILENCE_NURSE').dueOn).toBe('2027-03-22');
});
