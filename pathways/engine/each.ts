/** One step for several people at once, and tasks that go to another member of the case. */
import { isOpen } from '../conditions';
import type { Json } from '../model';
import { readPath } from '../paths';
import { ownerOf, uncovered } from './cover';
import { bringTask, openTasks, recount } from './tasks';
import { emit, type Form, stepOf, tell, type Work } from './work';

function peopleIn(value: Json | undefined): string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const ids = list.map((one) => readPath({ one }, 'one.userId'));
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}

/** Opens the step for each person whom the fact lists; who has it open is given its new date, who has done it is left alone. */
export function openEach(work: Work, code: string, fact: string, form: Form): void {
  const { role } = stepOf(work, code);
  for (const userId of peopleIn(readPath(work.state.facts, fact))) {
    const mine = Object.values(work.state.tasks).filter((task) => task.step === code && ownerOf(task) === userId);
    const open = mine.find(isOpen);
    if (open) recount(work, open, form);
    else if (!mine.some((task) => task.status === 'DONE')) bringTask(work, code, form, { role, member: { userId } });
  }
}

/** Gives the open tasks of these steps to the member; without such a member nothing changes. */
export function giveTasks(work: Work, steps: readonly string[], to: string): void {
  const member = work.state.team[to];
  if (!member) return;
  for (const task of steps.flatMap((code) => openTasks(work, code))) {
    const owner = ownerOf(task);
    if (owner === member.userId) continue;
    const given = {
      assignee: member.userId,
      ...(member.deputyId ? { deputy: member.deputyId } : {}),
      status: 'OPEN',
    } as const;
    emit(work, {
      code: 'TASK_ASSIGNED',
      taskId: task.id,
      stepCode: task.step,
      params: { assignee: member.userId, ...(owner ? { from: owner } : {}) },
      change: task.cover ? { task: { ...uncovered(task), ...given } } : { taskPatch: { id: task.id, ...given } },
    });
    tell(work, { code: 'N6', to: ['ASSIGNEE', 'DEPUTY'], taskId: task.id, stepCode: task.step, dueOn: task.dueOn });
  }
}
