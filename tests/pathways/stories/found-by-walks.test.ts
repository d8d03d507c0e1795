/** What random walks have found, each told once as a story with its rule. */
import * as forms from '../../../scripts/stories/forms';
import { asked, heldOn, people as meeting, prepare, untilPreparing } from '../../support/conference-stories';
import type { CoreCase } from '../../support/core-case';
import { amina, people, untilPlan } from '../../support/helmi-stories';

const { rsw, tl, famw } = people;

function inService(): CoreCase {
  const c = amina();
  untilPlan(c);
  return c;
}

describe('a watch that is counted anew while the service clock stands still (domain.md §2.3)', () => {
  it('has its ten working days before it when the clock goes on, not those that stood still as well', () => {
    const c = inService();
    c.until('2027-02-10', '11:00');
    c.event(rsw, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    c.until('2027-02-24', '11:00');
    c.entry(famw, 'CONTACT', forms.contact('2027-02-24', 'FAMW'));
    expect(c.open('P7_SILENCE_FAMW')).toMatchObject({ dueOn: '2027-03-10', frozen: { on: '2027-02-24' } });
    c.until('2027-03-01', '11:00');
    c.event(rsw, 'PLACEMENT_ENDED', { outcome: 'OPEN_CARE_PLACEMENT' });
    expect(c.open('P7_SILENCE_FAMW').dueOn).toBe('2027-03-15');
  });

  it('also where the pause is written down later than the contact', () => {
    const c = inService();
    c.until('2027-02-08', '11:00');
    c.entry(famw, 'CONTACT', forms.contact('2027-02-08', 'FAMW'));
    c.until('2027-02-10', '11:00');
    c.event(tl, 'PAUSE', { reason: 'ILLNESS', from: '2027-02-01', plannedUntil: '2027-03-01' });
    expect([c.now.frozenFrom, c.open('P7_SILENCE_FAMW').frozen?.on]).toEqual(['2027-02-01', '2027-02-08']);
    c.until('2027-03-01', '11:00');
    c.event(tl, 'RESUME');
    expect(c.open('P7_SILENCE_FAMW').dueOn).toBe('2027-03-15');
  });
});

describe('more time for a task (domain.md §2.4)', () => {
  it('is time that lies ahead: after four o’clock today is no answer any more', () => {
    const c = inService();
    const asks = (time: string): string => {
      const copy = c.fork();
      copy.until('2027-01-25', time);
      const task = copy.open('P6_RSW_CONFIRM');
      const { id: taskId, version } = task;
      const command = { type: 'EXTEND', taskId, version, dueOn: '2027-01-25', reason: 'WORKLOAD' } as const;
      const answer = copy.send(tl, command);
      return answer.ok ? copy.open('P6_RSW_CONFIRM').dueOn : answer.refusal.code;
    };
    expect([asks('15:59'), asks('16:00')]).toEqual(['2027-01-25', 'extension_out_of_range']);
  });
});

describe('a family’s time alone whose end nobody wrote down (domain.md §2.7)', () => {
  function alone(): CoreCase {
    const c = asked('2027-02-01');
    untilPreparing(c, '2027-02-08', '2027-02-10');
    prepare(c, ['2027-02-17', '2027-02-24'], '2027-03-18');
    c.until('2027-03-18', '13:00');
    c.event(meeting.conv, 'FAMILY_ALONE');
    return c;
  }

  it('stands in nobody’s way the next day: it may begin again', () => {
    const c = alone();
    const again = { type: 'EVENT', event: 'FAMILY_ALONE', version: c.now.version, data: {} } as const;
    expect(c.refusal(meeting.conv, again)).toBe('private_family_time');
    c.until('2027-03-19', '13:00');
    c.event(meeting.conv, 'FAMILY_ALONE');
    expect(c.now.quiet?.at).toBe(c.at);
  });

  it('is over with the meeting', () => {
    const c = alone();
    c.until('2027-03-19', '09:00');
    c.complete(meeting.conv, 'G5_CONFERENCE', 'HELD', heldOn('2027-03-18'), 'WORKLOAD');
    expect([c.now.status, c.now.quiet]).toEqual(['HELD', undefined]);
  });

  it('ends with the conference', () => {
    const c = alone();
    c.until('2027-03-19', '09:00');
    c.complete(meeting.conv, 'G5_CONFERENCE', 'NOT_HELD', { reason: 'Nobody came.' }, 'FAMILY_CANCELLED');
    expect([c.now.status, c.now.quiet]).toEqual(['ENDED', undefined]);
  });
});
