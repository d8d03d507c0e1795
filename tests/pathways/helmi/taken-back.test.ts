import * as forms from '../../../scripts/stories/forms';
import type { CoreCase } from '../../support/core-case';
import { IN_STATUS, inStatus } from '../../support/helmi-statuses';
import { people } from '../../support/helmi-stories';

const { tl, famw, nurse } = people;
const event = (c: CoreCase, code: string, data: { [name: string]: string }) =>
  ({ type: 'EVENT', event: code, version: c.now.version, data }) as const;
const reopen = (c: CoreCase) => event(c, 'REOPEN', { reason: 'The family asked.' });
const noShow = (c: CoreCase, date: string, discipline: 'FAMW' | 'NURSE' = 'FAMW') => {
  c.until(date, '17:00');
  c.entry(famw, 'CONTACT', forms.contact(date, discipline, { attended: 'NO_SHOW' }));
};

describe('a closed service that is taken back (P9), in every status', () => {
  it.each(Object.keys(IN_STATUS).filter((status) => status !== 'FOLLOW_UP'))('%s: is refused', (status) => {
    const c = inStatus(status);
    expect(c.refusal(tl, reopen(c))).toBe(status === 'CLOSED' ? 'case_closed' : 'not_in_this_status');
  });

  it('FOLLOW_UP: the follow-up is cancelled, the parts and the grid of reviews go on', () => {
    const c = inStatus('FOLLOW_UP');
    expect(c.openSteps()).toEqual(['P10_FAMILY', 'P10_FOLLOW_UP']);
    c.until('2027-05-12');
    c.do(tl, reopen(c));
    expect(c.now.status).toBe('IN_SERVICE');
    expect(c.last('P10_FOLLOW_UP').status).toBe('CANCELLED');
    expect(c.last('P10_FAMILY').status).toBe('CANCELLED');
    const parts = ['ASW', 'FAMW', 'NURSE'];
    const watched = parts.flatMap((part) => [`P7_FIRST_CONTACT_${part}`, `P7_SILENCE_${part}`]);
    expect(c.openSteps()).toEqual([...watched, 'P8_REVIEW'].sort());
    expect(parts.map((part) => c.now.parts[part]?.status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    expect(c.open('P8_REVIEW').dueOn).toBe('2027-07-14');
    expect(c.now.facts).toMatchObject({ serviceEndedOn: null, closeReason: null });
  });

  it('until the twentieth working day after the closing of Wednesday 14 April, and not on the next', () => {
    const last = inStatus('FOLLOW_UP');
    last.until('2027-05-13');
    expect(last.send(tl, reopen(last)).ok).toBe(true);
    const late = inStatus('FOLLOW_UP');
    late.until('2027-05-14');
    expect(late.refusal(tl, reopen(late))).toBe('reopen_too_late');
  });
});

describe('a referral anew while the follow-up runs (X7)', () => {
  it('skips the family’s part with its reason and keeps the register’s at its date', () => {
    const c = inStatus('FOLLOW_UP');
    c.event(people.rsw, 'RE_REFERRED');
    expect(c.last('P10_FAMILY').status).toBe('SKIPPED');
    expect(c.events.find((e) => e.stepCode === 'P10_FAMILY' && e.code === 'TASK_CANCELLED')?.reasonCode).toBe(
      'RE_REFERRED',
    );
    expect([c.openSteps(), c.open('P10_FOLLOW_UP').dueOn]).toEqual([['P10_FOLLOW_UP'], '2027-10-14']);
    expect(c.now.facts.followUpFamily).toBe('RE_REFERRED');
  });

  it('ends a follow-up whose register part was done already', () => {
    const c = inStatus('FOLLOW_UP');
    c.until('2027-10-14');
    c.complete(people.coord, 'P10_FOLLOW_UP', 'DONE', forms.registerPart('2027-10-14'));
    c.event(people.rsw, 'RE_REFERRED');
    expect([c.now.status, c.now.closeReason]).toEqual(['CLOSED', 'GOALS_MET']);
  });

  it('leaves an answer alone that the family had given before', () => {
    const c = inStatus('FOLLOW_UP');
    c.until('2027-10-14');
    c.complete(people.coord, 'P10_FAMILY', 'DECLINED', forms.familyPart());
    c.event(people.rsw, 'RE_REFERRED');
    expect(c.now.facts.followUpFamily).toBe('DECLINED');
  });

  it.each(Object.keys(IN_STATUS).filter((status) => status !== 'FOLLOW_UP'))(
    '%s: has nothing to do about it',
    (status) => {
      const c = inStatus(status);
      const code = status === 'CLOSED' ? 'case_closed' : 'not_in_this_status';
      expect(c.refusal(people.rsw, event(c, 'RE_REFERRED', {}))).toBe(code);
    },
  );
});

describe('silence and no-shows (P7)', () => {
  it('the silence alarm keeps quiet in a pause and goes on with the days it had left', () => {
    const c = inStatus('IN_SERVICE');
    c.until('2027-01-18');
    c.event(tl, 'PAUSE', { reason: 'FAMILY_ABROAD', from: '2027-01-18', plannedUntil: '2027-02-15' });
    c.until('2027-02-15');
    expect(c.log('ESCALATED').filter((line) => line.includes('SILENCE'))).toEqual([]);
    c.event(tl, 'RESUME');
    // Ten working days from Thursday 14 January, two of them gone by Monday the 18th.
    expect(c.open('P7_SILENCE_FAMW').dueOn).toBe('2027-02-25');
    c.until('2027-02-26');
    expect(c.log('ESCALATED').filter((line) => line.includes('SILENCE'))).toEqual([
      '2027-02-25 16:00 ESCALATED P7_SILENCE_FAMW L1',
    ]);
  });

  it('three in a row, also across disciplines, ask to reach out; one that is kept or that we cancelled changes the count', () => {
    const c = inStatus('IN_SERVICE');
    noShow(c, '2027-01-15');
    noShow(c, '2027-01-18', 'NURSE');
    c.entry(famw, 'CONTACT', forms.contact('2027-01-18', 'FAMW', { attended: 'CANCELLED_BY_US' }));
    expect(c.openSteps()).not.toContain('P7_REENGAGE');
    noShow(c, '2027-01-19');
    expect(c.open('P7_REENGAGE').dueOn).toBe('2027-01-22');
    expect(c.notices.at(-1)).toMatchObject({ code: 'STEP_DONE', to: ['RSW'] });
    const other = inStatus('IN_SERVICE');
    noShow(other, '2027-01-15');
    noShow(other, '2027-01-18');
    other.entry(nurse, 'CONTACT', forms.contact('2027-01-18', 'FAMW'));
    noShow(other, '2027-01-19');
    expect(other.openSteps()).not.toContain('P7_REENGAGE');
  });
});

describe('another worker of a part (P7), in every status', () => {
  const change = { discipline: 'FAMW', userId: 'fanni' };
  it.each(['PLANNING', 'IN_SERVICE', 'CLOSING'])(
    '%s: is told, and the family meets them within five working days',
    (status) => {
      const c = inStatus(status);
      c.event(tl, 'WORKER_CHANGE', change);
      expect([c.now.team.FAMW?.userId, c.openSteps().includes('P7_HANDOVER')]).toEqual(['fanni', true]);
      expect(c.open('P7_HANDOVER').due.length).toBe(5);
      expect(c.notices.some(({ code, to }) => code === 'N6' && to.includes('FAMW'))).toBe(true);
    },
  );

  it.each(Object.keys(IN_STATUS).filter((status) => !['PLANNING', 'IN_SERVICE', 'CLOSING'].includes(status)))(
    '%s: is refused',
    (status) => {
      const c = inStatus(status);
      const code = status === 'CLOSED' ? 'case_closed' : 'not_in_this_status';
      expect(c.refusal(tl, event(c, 'WORKER_CHANGE', change))).toBe(code);
    },
  );
});
