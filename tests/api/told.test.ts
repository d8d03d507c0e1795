import { relationTo } from '../../api/policies/may';
import { readablePart } from '../../api/policies/words';
import { presentEvent } from '../../api/presenters/history';
import { helmi } from '../../pathways/helmi';
import * as forms from '../../scripts/stories/forms';
import type { CoreCase } from '../support/core-case';
import { amina, people, team, untilConsent } from '../support/helmi-stories';
import { momentOf } from '../support/moment';

const { coord, nurse, tl } = people;

/** Amina's case up to the team meeting, with a no-show noted for adult social work. */
function assessed(): CoreCase {
  const c = amina();
  c.until('2026-11-26');
  c.complete(coord, 'P2_SCREENING', 'ACCEPT', forms.criteria());
  untilConsent(c);
  c.until('2026-12-09', '09:00');
  c.complete(nurse, 'P4_ASSESSMENT', 'DECLINED_HEALTH_PART', {
    urgentConcern: false,
    minorCapacity: 'CAPABLE',
    hideHealthFromGuardian: false,
  });
  c.complete(tl, 'P5_INTAKE', 'PLAN_WITH_FAMILY', forms.intake(team));
  c.until('2026-12-21');
  c.complete(people.famw, 'P6_PLAN', 'CONFIRMED', forms.plan('2027-06-30'));
  c.until('2026-12-28', '12:00');
  c.entry(people.asw, 'CONTACT', forms.contact('2026-12-28', 'ASW', { attended: 'NO_SHOW' }));
  return c;
}

function seenBy(c: CoreCase, id: string, role: string): string {
  const person = { id, roles: [role], moment: momentOf(c) };
  const reader = { person, relation: relationTo(c.now, person), pathway: helmi.definition };
  return JSON.stringify(c.events.map((event) => presentEvent(event, new Map(), 'en', reader)));
}

describe('the history is read by more people than the words of a case', () => {
  const c = assessed();

  it('tells the nurse how the assessment ended, and everybody else only that it is done', () => {
    expect(seenBy(c, 'nurse', 'NURSE')).toContain('DECLINED_HEALTH_PART');
    for (const [id, role] of [
      ['rsw', 'RSW'],
      ['tl', 'TL'],
      ['famw', 'FAMW'],
      ['asw', 'ASW'],
      ['coord', 'COORD'],
      ['mgr', 'MGR'],
      ['admin', 'ADMIN'],
    ] as const) {
      const seen = seenBy(c, id, role);
      expect(seen).not.toContain('DECLINED_HEALTH_PART');
      expect(seen).toContain('"stepCode":"P4_ASSESSMENT"');
    }
  });

  it("keeps what the parent's own worker noted from everybody else", () => {
    expect(seenBy(c, 'asw', 'ASW')).toContain('NO_SHOW');
    for (const [id, role] of [
      ['rsw', 'RSW'],
      ['tl', 'TL'],
      ['famw', 'FAMW'],
      ['mgr', 'MGR'],
      ['admin', 'ADMIN'],
    ] as const) {
      expect(seenBy(c, id, role)).not.toContain('NO_SHOW');
    }
  });

  it('sends no notice that says how the assessment ended', () => {
    expect(c.notices.filter((n) => n.stepCode === 'P4_ASSESSMENT').map((n) => n.params?.outcome)).not.toContain(
      'DECLINED_HEALTH_PART',
    );
  });
});

describe('why a family rests and where it moves', () => {
  it('is told to those who work with it; the manager and, once the team has met, the coordinator learn until when', () => {
    const c = assessed();
    c.event(tl, 'PAUSE', { reason: 'HOSPITAL', from: '2026-12-28', plannedUntil: '2027-01-20' });
    for (const [id, role] of [
      ['rsw', 'RSW'],
      ['tl', 'TL'],
      ['famw', 'FAMW'],
    ] as const)
      expect([role, seenBy(c, id, role)]).toEqual([role, expect.stringContaining('HOSPITAL')]);
    for (const [id, role] of [
      ['mgr', 'MGR'],
      ['coord', 'COORD'],
      ['admin', 'ADMIN'],
    ] as const) {
      const seen = seenBy(c, id, role);
      expect([role, seen]).toEqual([role, expect.not.stringContaining('HOSPITAL')]);
      expect(seen).toContain('2027-01-20');
    }
  });

  it('the new municipality is part of who and where the child is, which the manager doesn’t read', () => {
    const c = assessed();
    const move = helmi.definition.events.find(({ code }) => code === 'MOVE');
    const said = { municipality: '049', date: '2027-02-01' };
    const partFor = (id: string, role: string) => {
      const person = { id, roles: [role], moment: momentOf(c) };
      const on = { today: '2026-12-28', adultAge: 18 };
      const reader = { person, relation: relationTo(c.now, person), state: c.now, on };
      return readablePart('MOVE', move?.fields ?? [], said, reader);
    };
    expect(partFor('mgr', 'MGR')).toEqual({ date: '2027-02-01' });
    expect(partFor('asw', 'ASW')).toEqual(said);
  });
});

describe('how a part of the service ended', () => {
  it('is told to those who read what was done in it; overseers learn that it ended', () => {
    const c = assessed();
    c.event(people.nurse, 'PART_CHANGE', { discipline: 'NURSE', to: 'ENDED_BY_FAMILY' });
    const ended = (id: string, role: string) => {
      const line = (JSON.parse(seenBy(c, id, role)) as { readonly code: string }[]).find(
        ({ code }) => code === 'PART_ENDED',
      );
      return JSON.stringify(line);
    };
    for (const [id, role] of [
      ['rsw', 'RSW'],
      ['tl', 'TL'],
      ['famw', 'FAMW'],
    ] as const)
      expect(ended(id, role)).toContain('ENDED_BY_FAMILY');
    for (const [id, role] of [
      ['aud', 'AUD'],
      ['mgr', 'MGR'],
      ['coord', 'COORD'],
      ['admin', 'ADMIN'],
    ] as const) {
      expect(ended(id, role)).toContain('A part of the service ended: ');
      expect(ended(id, role)).not.toMatch(/by the family|ENDED_BY|undefined|\{status/i);
    }
  });
});
