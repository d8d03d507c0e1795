import { relationTo } from '../../api/policies/may';
import { presentAdvice } from '../../api/presenters/advice';
import { caseActions, overlaysOf } from '../../api/presenters/case';
import { presentEvent } from '../../api/presenters/history';
import { helmi } from '../../pathways/helmi';
import type { CoreCase } from '../support/core-case';
import { everyStatus } from '../support/every-status';
import { people } from '../support/helmi-stories';
import { momentOf } from '../support/moment';

const { rsw, tl, mgr, famw } = people;
const inService = (): CoreCase => {
  const c = everyStatus.IN_SERVICE?.();
  if (!c) throw new Error('no case in service');
  return c;
};
const offered = (c: CoreCase, who: { id: string; role: string }) =>
  caseActions(c.now, helmi.definition, { id: who.id, roles: [who.role], moment: momentOf(c) });

describe('a placement, as it is offered and shown', () => {
  it('can be recorded while there is none, and ended or extended while there is one', () => {
    const c = inService();
    expect(offered(c, rsw)).toContain('EMERGENCY_PLACEMENT');
    expect(offered(c, rsw)).not.toContain('PLACEMENT_ENDED');
    expect(offered(c, famw)).not.toContain('EMERGENCY_PLACEMENT');
    c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    expect(offered(c, rsw)).toEqual(expect.arrayContaining(['PLACEMENT_ENDED', 'PLACEMENT_EXTENDED']));
    expect(offered(c, rsw)).not.toContain('EMERGENCY_PLACEMENT');
    expect(offered(c, tl)).not.toContain('PLACEMENT_EXTENDED');
  });

  it('lies over the case beside a pause', () => {
    const c = inService();
    c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    c.event(tl, 'PAUSE', { reason: 'PLACEMENT', from: '2027-01-14', plannedUntil: '2027-02-14' });
    expect(overlaysOf(c.now)).toEqual(['PAUSED', 'EMERGENCY']);
  });

  it('a death and an error are the manager’s to record, nobody else’s', () => {
    const c = inService();
    for (const event of ['DECEASED', 'ENTERED_IN_ERROR']) {
      expect(offered(c, mgr)).toContain(event);
      for (const who of [rsw, tl, famw]) expect(offered(c, who)).not.toContain(event);
    }
  });

  it('an urgent concern after hours is answered with the number to call, in the reader’s language', () => {
    const c = inService();
    c.until('2027-01-16', '20:00');
    c.event(famw, 'URGENT_CONCERN');
    const texts = (['fi', 'sv', 'en'] as const).map((language) => presentAdvice(c.events, language)[0]?.text ?? '');
    expect(texts.every((text) => text.includes('0206 96006'))).toBe(true);
    expect(new Set(texts).size).toBe(3);
  });

  it('that a family is not asked after half a year is told with its reason to who may read it there', () => {
    const c = everyStatus.CLOSING?.();
    if (!c) throw new Error('no case in its closing');
    const line = (who: { id: string; role: string }) => {
      const person = { id: who.id, roles: [who.role], moment: momentOf(c) };
      const reader = { person, relation: relationTo(c.now, person), pathway: helmi.definition };
      const skipped = c.events.find((event) => event.code === 'STEP_SKIPPED' && event.stepCode === 'P10_FAMILY');
      return skipped ? JSON.stringify(presentEvent(skipped, new Map(), 'en', reader)) : '';
    };
    c.event(mgr, 'DECEASED');
    expect(line(tl)).toContain('DECEASED');
    const admin = line({ id: 'admin', role: 'ADMIN' });
    expect(admin).toContain('P10_FAMILY');
    expect(admin).not.toContain('DECEASED');
  });
});
