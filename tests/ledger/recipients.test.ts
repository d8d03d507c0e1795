import { audienceOf } from '../../ledger/recipients';
import type { CaseState, TaskState } from '../../pathways/model';
import { amina } from '../support/helmi-stories';

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const base = amina().now;
const { assignee: _assignee, ...pool } = Object.values(base.tasks).find(
  ({ step }) => step === 'P2_SCREENING',
) as TaskState;
const state: CaseState = {
  ...base,
  team: { CREATOR: { userId: id(1) }, RSW: { userId: id(2) }, LEAD: { userId: id(3), deputyId: id(4) } },
  tasks: { pool: { ...pool, id: 'pool', role: 'COORD' }, own: { ...pool, id: 'own', assignee: id(5), deputy: id(6) } },
};
const of = (to: readonly string[], taskId?: string) =>
  audienceOf({ code: 'N7', to, ...(taskId === undefined ? {} : { taskId }) }, state);

describe('who is meant by a word of a notice', () => {
  test('the assignee and the deputy of the task at hand', () => {
    expect(of(['ASSIGNEE', 'DEPUTY'], 'own')).toEqual({ userIds: [id(5), id(6)], roles: [], quietIds: [] });
  });
  test('the pool of an unassigned task, which has no deputy', () => {
    expect(of(['ASSIGNEE', 'DEPUTY'], 'pool')).toEqual({ userIds: [], roles: ['COORD'], quietIds: [] });
  });
  test('the member of the case, where it has one, and else everybody with the role', () => {
    expect(of(['RSW', 'LEAD', 'TL'])).toEqual({ userIds: [id(2), id(3)], roles: ['TL'], quietIds: [] });
  });
  test('the team: every assigned worker and deputy, but not who wrote the referral down or is responsible for the child', () => {
    expect([...of(['TEAM']).userIds].sort()).toEqual([3, 4, 5, 6].map(id));
  });
  test('nobody, where lists tell', () => {
    expect(of(['MGR_DIGEST', 'ADMIN_COUNT'])).toEqual({ userIds: [], roles: [], quietIds: [] });
  });
  test('the person with that id, once', () => {
    expect(of([id(2), 'RSW'])).toEqual({ userIds: [id(2)], roles: [], quietIds: [] });
  });
  test('the one who was asked to follow a member hears all that the member hears; one who has left hears nothing', () => {
    const asked: CaseState = { ...state, team: { ...state.team, RSW_NEXT: { userId: id(7) } }, former: [id(1)] };
    const told = (to: readonly string[], taskId?: string) =>
      audienceOf({ code: 'N7', to, ...(taskId === undefined ? {} : { taskId }) }, asked).userIds;
    expect([...told(['RSW'])].sort()).toEqual([id(2), id(7)]);
    expect(told(['CREATOR'])).toEqual([]);
    const own = { ...pool, id: 'own', role: 'RSW', assignee: id(2) };
    const reminded = audienceOf({ code: 'N7', to: ['ASSIGNEE'], taskId: 'own' }, { ...asked, tasks: { own } });
    expect([...reminded.userIds].sort()).toEqual([id(2), id(7)]);
  });
});
