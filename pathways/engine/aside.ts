/** Who knows the family steps aside: access ends at once, and what was theirs waits to be given to somebody else (domain.md §3 rule 2). */
import { isOpen } from '../conditions';
import { isAside } from '../membership';
import type { CaseState, Command, Recipient, Refusal, TaskState } from '../model';
import { uncovered } from './cover';
import { emit, tell, type Work } from './work';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Whoever finds the next worker; where the leader or the social worker steps aside, the service's manager hears of it too. */
function told(role: string): readonly Recipient[] {
  return role === 'TL' || role === 'RSW' ? ['TL', 'MGR'] : ['TL'];
}

/** The task without this person; the same task where it was none of theirs. */
function without(task: TaskState, userId: string): TaskState {
  const own = task.cover?.for === userId || task.assignee === userId ? uncovered(task) : task;
  const { assignee, deputy, ...rest } = own;
  const keptDeputy = deputy === userId ? undefined : deputy;
  const keptAssignee = assignee === userId ? undefined : assignee;
  if (keptAssignee === task.assignee && keptDeputy === task.deputy && own === task) return task;
  return {
    ...rest,
    ...(keptAssignee === undefined ? {} : { assignee: keptAssignee }),
    ...(keptDeputy === undefined ? {} : { deputy: keptDeputy }),
    ...(keptAssignee === undefined ? { status: 'OPEN' as const } : {}),
    version: task.version + 1,
  };
}

export function stepAside(work: Work): Refusal | null {
  const { id: userId, role } = work.actor;
  if (isAside(work.state, userId)) return { code: 'stepped_aside' };
  emit(work, { code: 'PERSON_STEPPED_ASIDE', params: { userId }, change: { aside: { userId, on: true } } });
  for (const task of Object.values(work.state.tasks)) {
    const freed = isOpen(task) ? without(task, userId) : task;
    if (freed === task) continue;
    emit(work, {
      code: 'TASK_RELEASED',
      taskId: task.id,
      stepCode: task.step,
      params: { from: userId, role: freed.role },
      change: { task: freed },
    });
  }
  tell(work, { code: 'STEPPED_ASIDE', to: told(role) });
  return null;
}

export function letBack(work: Work, { userId }: CommandOf<'LET_BACK'>): Refusal | null {
  if (!isAside(work.state, userId)) return { code: 'not_aside', errors: [{ path: 'userId', code: 'not_an_option' }] };
  emit(work, { code: 'PERSON_LET_BACK', params: { userId }, change: { aside: { userId, on: false } } });
  return null;
}

/** Nobody is given work, or a place in the team, in a case from which they stepped aside. */
export function namesAside(before: CaseState, after: CaseState): boolean {
  const { aside = [] } = after;
  if (aside.length === 0) return false;
  const isNew = (was: readonly (string | undefined)[], now: readonly (string | undefined)[]): boolean =>
    now.some((id) => id !== undefined && aside.includes(id) && !was.includes(id));
  const tasks = Object.values(after.tasks).some((task) => {
    const was = before.tasks[task.id];
    return isOpen(task) && isNew([was?.assignee, was?.deputy], [task.assignee, task.deputy]);
  });
  const team = Object.entries(after.team).some(([key, member]) => {
    const was = before.team[key];
    return isNew([was?.userId, was?.deputyId], [member.userId, member.deputyId]);
  });
  return tasks || team;
}
