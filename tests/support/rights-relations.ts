/** How somebody can stand to a case: the state that makes it so, and, written by hand, what the rights must take it for. */
import type { Relation } from '../../api/policies/may';
import type { CaseState, TaskState } from '../../pathways/model';

const DAY_MS = 86_400_000;
/** Somebody who is nobody of the demonstration's staff. */
const ELSE = 'de300000-0000-4000-8000-0000000000ff';

interface Standing {
  readonly state: (base: CaseState, taskId: string, who: { id: string; role: string }, now: Date) => CaseState;
  readonly relation: (role: string) => Relation;
  /** An hour opened in an emergency, this many minutes ago. */
  readonly glassAgo?: number;
}

const nobody: Relation = { member: false, lead: false, pool: false, early: false, task: { mine: false, pool: false } };

/** The case with nobody of the staff in it, and the one task in somebody else's hands. */
export function emptied(state: CaseState, taskId: string): CaseState {
  const { aside: _aside, former: _former, endedAt: _ended, ...rest } = state;
  const task = state.tasks[taskId];
  if (task === undefined) throw new Error('no such task');
  const { cover: _cover, deputy: _deputy, ...plain } = task;
  return {
    ...rest,
    createdBy: ELSE,
    team: {},
    parts: {},
    tasks: {
      [taskId]: { ...plain, step: 'P6_RSW_CONFIRM', kind: 'FORM', role: 'RSW', status: 'OPEN', assignee: ELSE },
    },
  };
}

function withTask(state: CaseState, taskId: string, patch: Partial<TaskState>): CaseState {
  const task = state.tasks[taskId];
  return task === undefined ? state : { ...state, tasks: { ...state.tasks, [taskId]: { ...task, ...patch } } };
}

function did(state: CaseState, taskId: string, userId: string, daysAgo: number, now: Date): CaseState {
  const open = state.tasks[taskId];
  if (open === undefined) return state;
  const closedAt = new Date(now.getTime() + state.clockOffsetMs - daysAgo * DAY_MS).toISOString();
  const done: TaskState = { ...open, id: ELSE, status: 'DONE', assignee: userId, closedAt };
  return { ...state, tasks: { ...state.tasks, [ELSE]: done } };
}

const named: Standing['state'] = (base, _task, { id, role }) => ({ ...base, team: { [role]: { userId: id } } });
const assigned: Standing['state'] = (base, taskId, who, now) =>
  withTask(named(base, taskId, who, now), taskId, { assignee: who.id, role: who.role });
const membership = (role: string): Relation => ({ ...nobody, member: true, keys: [role] });

export const RELATIONS: { readonly [name: string]: Standing } = {
  none: { state: (base) => base, relation: () => nobody },
  pool: {
    state: (base, taskId, { role }) => {
      const { assignee: _assignee, ...rest } = withTask(base, taskId, { role }).tasks[taskId] ?? {};
      return { ...base, tasks: { [taskId]: rest as TaskState } };
    },
    relation: () => ({ ...nobody, pool: true, task: { mine: false, pool: true } }),
  },
  named: { state: named, relation: membership },
  assigned: {
    state: assigned,
    relation: (role) => ({ ...membership(role), tasked: true, task: { mine: true, pool: false } }),
  },
  lead: {
    state: (base, taskId, who, now) => {
      const state = named(base, taskId, who, now);
      return { ...state, team: { ...state.team, LEAD: { userId: who.id } } };
    },
    relation: (role) => ({ ...membership(role), lead: true, keys: [role, 'LEAD'] }),
  },
  'ended 10 days ago': {
    state: (base, taskId, { id }, now) => did(base, taskId, id, 10, now),
    relation: () => ({ ...nobody, member: true, tasked: true, keys: [] }),
  },
  'ended 60 days ago': {
    state: (base, taskId, { id }, now) => did(base, taskId, id, 60, now),
    relation: () => ({ ...nobody, past: true }),
  },
  'stepped aside': {
    state: (base, taskId, who, now) => ({ ...assigned(base, taskId, who, now), aside: [who.id] }),
    relation: () => ({ ...nobody, aside: true }),
  },
  'glass broken': { state: (base) => base, relation: () => ({ ...nobody, glass: 'any' }), glassAgo: 30 },
  'glass an hour ago': { state: (base) => base, relation: () => nobody, glassAgo: 61 },
};
