import { audienceOf } from '../../../ledger/recipients';
import { isOpen } from '../../../pathways/conditions';
import type { CoreCase } from '../../support/core-case';
import { everyStatus } from '../../support/every-status';
import { people } from '../../support/helmi-stories';

const { famw, tl, rsw } = people;

function standing(status: string): CoreCase {
  const c = everyStatus[status]?.();
  if (!c) throw new Error(`no case in ${status}`);
  return c;
}
const work = (c: CoreCase, id: string) =>
  Object.values(c.now.tasks).filter((task) => isOpen(task) && [task.assignee, task.deputy].includes(id));

describe('somebody who knows the family', () => {
  it('steps aside: what was theirs waits for the leader, who is told, and nothing new comes to them', () => {
    const c = standing('IN_SERVICE');
    expect(c.now.team['LEAD']?.userId).toBe(famw.id);
    const had = work(c, famw.id).length;
    expect(had).toBeGreaterThan(0);
    expect(c.send(famw, { type: 'STEP_ASIDE' })).toMatchObject({
      ok: true,
      notices: [{ code: 'STEPPED_ASIDE', to: ['TL'] }],
    });
    expect(work(c, famw.id)).toEqual([]);
    expect(c.events.filter(({ code }) => code === 'TASK_RELEASED')).toHaveLength(had);
    expect(audienceOf({ code: 'N12', to: ['LEAD', 'TEAM', famw.id] }, c.now).userIds).not.toContain(famw.id);
    c.event(tl, 'EMERGENCY_PLACEMENT', { placedAt: c.at });
    expect(work(c, famw.id)).toEqual([]);
    expect(c.send(famw, { type: 'STEP_ASIDE' })).toMatchObject({ ok: false, refusal: { code: 'stepped_aside' } });
  });

  it('is given no work in the case, nor a place in its team, until a leader lets them back', () => {
    const c = standing('IN_SERVICE');
    const [task] = work(c, famw.id);
    c.send(famw, { type: 'STEP_ASIDE' });
    const give = () => c.send(tl, { type: 'ASSIGN', taskId: task?.id ?? '', assignee: famw.id });
    expect(give()).toMatchObject({ ok: false, refusal: { code: 'stepped_aside' } });
    const other = c.send(tl, { type: 'ASSIGN', taskId: task?.id ?? '', assignee: 'famw-9', deputy: famw.id });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'stepped_aside' } });
    expect(c.send(tl, { type: 'LET_BACK', userId: rsw.id })).toMatchObject({ refusal: { code: 'not_aside' } });
    expect(c.send(tl, { type: 'LET_BACK', userId: famw.id })).toMatchObject({ ok: true });
    expect(give()).toMatchObject({ ok: true });
  });

  it('steps aside from a case that is over as well', () => {
    const c = standing('CLOSED');
    expect(c.send(famw, { type: 'STEP_ASIDE' })).toMatchObject({ ok: true });
    expect(c.now.aside).toEqual([famw.id]);
  });
});
