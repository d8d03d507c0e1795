/** What people do with a task: take it, give it, ask for more time or help, complete it. */
import { computeDue } from '../calendar';
import { isOpen } from '../conditions';
import type { Command, Refusal, Step, TaskState } from '../model';
import { DUE_TIME } from '../rungs';
import { uncovered } from './cover';
import { applyEffects, nameMember } from './effects';
import { factsOf, faultsOf } from './forms';
import { outsiderRefusal } from './outsiders';
import { fulfilTasks, moveTask, restartTask } from './tasks';
import { emit, type Form, firstRefusal, stepOf, tell, type Work } from './work';

type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** The open task, or why nothing can be done with it: it is gone, done by somebody else, or has changed meanwhile. */
function grasp(work: Work, taskId: string, version?: number): TaskState | Refusal {
  const task = work.state.tasks[taskId];
  if (!task) return { code: 'task_not_found' };
  if (!isOpen(task)) {
    return {
      code: task.status === 'DONE' ? 'already_done' : 'task_closed',
      params: {
        current: task.version,
        status: task.status,
        by: task.closedBy ?? null,
        at: task.closedAt ?? null,
        outcome: task.outcome ?? null,
      },
    };
  }
  if (version !== undefined && version !== task.version) {
    return { code: 'version_conflict', params: { current: task.version, by: task.assignee ?? null, at: null } };
  }
  return task;
}

function isRefusal(found: TaskState | Refusal): found is Refusal {
  return !('id' in found);
}

/** Who takes a discipline's task belongs to the case from then on, and an allocation that was waited for is met. */
function taken(work: Work, step: Step, taskId: string, userId: string, deputyId?: string): void {
  if (step.discipline) {
    const before = work.state.team[step.discipline]?.userId;
    nameMember(work, step.discipline, deputyId ? { userId, deputyId } : { userId }, taskId);
    if (before !== undefined && before !== userId) applyEffects(work, step.onHandOver ?? [], { data: {} });
  }
  if (step.assignFulfils) fulfilTasks(work, step.assignFulfils, 'ASSIGN');
}

export function claim(work: Work, command: CommandOf<'CLAIM'>): Refusal | null {
  const task = grasp(work, command.taskId, command.version);
  if (isRefusal(task)) return task;
  if (task.assignee && task.assignee !== work.actor.id) {
    return { code: 'already_claimed', params: { current: task.version, by: task.assignee, at: null } };
  }
  emit(work, {
    code: 'TASK_CLAIMED',
    taskId: task.id,
    stepCode: task.step,
    params: { assignee: work.actor.id },
    change: { taskPatch: { id: task.id, assignee: work.actor.id, status: 'IN_PROGRESS', version: task.version + 1 } },
  });
  // Who takes a task of somebody who is away doesn't become the case's worker.
  if (!task.cover) taken(work, stepOf(work, task.step), task.id, work.actor.id);
  return null;
}

export function assign(work: Work, command: CommandOf<'ASSIGN'>): Refusal | null {
  const task = grasp(work, command.taskId);
  if (isRefusal(task)) return task;
  const { assignee, deputy } = command;
  const inside = outsiderRefusal(work, task.role, [assignee, deputy]);
  if (inside) return inside;
  const given = { assignee, ...(deputy ? { deputy } : {}), status: 'OPEN', version: task.version + 1 } as const;
  emit(work, {
    code: 'TASK_ASSIGNED',
    taskId: task.id,
    stepCode: task.step,
    ...(command.reason ? { reasonCode: 'GIVEN' } : {}),
    params: { assignee, ...(task.assignee ? { from: task.assignee } : {}), ...(deputy ? { deputy } : {}) },
    change: task.cover ? { task: { ...uncovered(task), ...given } } : { taskPatch: { id: task.id, ...given } },
  });
  tell(work, { code: 'N6', to: ['ASSIGNEE', 'DEPUTY'], taskId: task.id, stepCode: task.step, dueOn: task.dueOn });
  taken(work, stepOf(work, task.step), task.id, assignee, deputy);
  return null;
}

/** Once, by at most the original length; the original due date stays to be seen (domain.md §2.4). */
export function extend(work: Work, command: CommandOf<'EXTEND'>): Refusal | null {
  const task = grasp(work, command.taskId, command.version);
  if (isRefusal(task)) return task;
  if (task.clock === 'STATUTORY') return { code: 'statutory_limit' };
  if (task.extensions > 0) return { code: 'already_extended', params: { dueOn: task.dueOn } };
  const latest = computeDue(task.dueOn, { ...task.due, length: Math.abs(task.due.length) }, work.env.calendar).dueOn;
  const fixed = stepOf(work, task.step).fixedDue === true;
  // More time is time that is still ahead: the end of a day that has struck is none.
  const gone = work.env.instant(command.dueOn, DUE_TIME) <= work.env.at;
  if (fixed || command.dueOn <= task.dueOn || gone || command.dueOn > latest) {
    return {
      code: 'extension_out_of_range',
      params: { after: task.dueOn, latest: fixed ? task.dueOn : latest },
      errors: [{ path: 'dueOn', code: 'out_of_range' }],
    };
  }
  // Words stay with the case's content; the events, which more people read, carry a code.
  const reason = work.book.definition.overdueReasons.includes(command.reason) ? command.reason : 'GIVEN';
  moveTask(
    work,
    task,
    { dueOn: command.dueOn, moves: [] },
    { code: 'TASK_EXTENDED', reason, patch: { extensions: 1, version: task.version + 1 } },
  );
  return null;
}

export function askForHelp(work: Work, command: CommandOf<'HELP'>): Refusal | null {
  const task = grasp(work, command.taskId);
  if (isRefusal(task)) return task;
  emit(work, { code: 'HELP_ASKED', taskId: task.id, stepCode: task.step, params: { to: command.to }, change: {} });
  tell(work, { code: 'HELP', to: [command.to], taskId: task.id, stepCode: task.step, dueOn: task.dueOn });
  return null;
}

const OTHER_REASON = 'OTHER';
const OTHER_MAX = 200;

function reasonFault(path: string, code: string): Refusal {
  return { code: 'overdue_reason_missing', errors: [{ path, code }] };
}

/** The reason that is none of the named ones says itself in a few words, which stay with the form (domain.md §2.4). */
function otherReason({ data, reason }: CommandOf<'COMPLETE'>): Refusal | null {
  const words = data.overdueReasonText ?? (reason === OTHER_REASON ? undefined : reason);
  if (typeof words !== 'string' || words.trim() === '') return reasonFault('overdueReasonText', 'required');
  return Array.from(words).length > OTHER_MAX ? reasonFault('overdueReasonText', 'too_long') : null;
}

function lateReason(work: Work, task: TaskState, command: CommandOf<'COMPLETE'>): string | Refusal | undefined {
  const { overdueReasons } = work.book.definition;
  const given = command.data.overdueReason ?? command.reason;
  const escalated = task.escalationLevel > 0;
  if (typeof given === 'string' && overdueReasons.includes(given)) {
    return (escalated && given === OTHER_REASON && otherReason(command)) || given;
  }
  return escalated ? reasonFault('overdueReason', 'required') : undefined;
}

function sameHands(work: Work, step: Step): Refusal | null {
  if (!step.notSamePersonAs) return null;
  const before = Object.values(work.state.tasks)
    .filter((t) => t.step === step.notSamePersonAs && t.status === 'DONE')
    .at(-1);
  return before?.closedBy === work.actor.id ? { code: 'four_eyes', params: { step: step.notSamePersonAs } } : null;
}

function refusalOf(
  work: Work,
  task: TaskState,
  step: Step,
  command: CommandOf<'COMPLETE'>,
  form: Form,
): Refusal | null {
  if (step.kind === 'TARGET') return { code: 'closed_by_entry', params: { step: step.code } };
  const outcome = step.outcomes.find((o) => o.code === command.outcome);
  if (!outcome) return { code: 'unknown_outcome', errors: [{ path: 'outcome', code: 'unknown_option' }] };
  if (task.window && work.env.today < task.window.opensOn)
    return { code: 'not_yet', params: { opensOn: task.window.opensOn } };
  const four = sameHands(work, step);
  if (four) return four;
  const refusal = firstRefusal(work, step.checks, form) ?? firstRefusal(work, outcome.checks, form);
  if (refusal) return refusal;
  const errors = faultsOf(work, step.fields, form);
  return errors.length > 0 ? { code: 'form_incomplete', errors } : null;
}

/** A step is completed with one of its outcomes, and what follows opens in the same breath. */
export function complete(work: Work, command: CommandOf<'COMPLETE'>): Refusal | null {
  const task = grasp(work, command.taskId, command.version);
  if (isRefusal(task)) return task;
  const step = stepOf(work, task.step);
  const form: Form = { data: command.data, outcome: command.outcome, task };
  const refusal = refusalOf(work, task, step, command, form);
  if (refusal) return refusal;
  const reason = lateReason(work, task, command);
  if (typeof reason === 'object') return reason;
  const outcome = step.outcomes.find((o) => o.code === command.outcome);
  const late = task.lateAt < work.env.at;
  // Somebody who stands in for a discipline doesn't become its worker in the case.
  const own = step.discipline === undefined || step.discipline === work.actor.role;
  if (!task.assignee && own && !task.cover) taken(work, step, task.id, work.actor.id);
  // It stays the task of whoever is away; who did it is said by `closedBy`.
  const owner = task.cover?.for;
  const behalf = owner !== undefined && owner !== work.actor.id;
  const closes = outcome?.keepsOpen !== true;
  const assignee = (closes ? owner : undefined) ?? task.assignee ?? work.actor.id;
  const closing = { status: 'DONE', outcome: command.outcome, closedAt: work.env.at, closedBy: work.actor.id } as const;
  emit(work, {
    code: 'TASK_COMPLETED',
    taskId: task.id,
    stepCode: task.step,
    ...(reason ? { reasonCode: reason } : {}),
    params: { outcome: command.outcome, late, ...(behalf ? { onBehalfOf: owner } : {}) },
    change: {
      taskPatch: { id: task.id, assignee, version: task.version + 1, ...(outcome?.keepsOpen ? {} : closing) },
      facts: factsOf(step.fields, command.data),
    },
  });
  if (outcome?.keepsOpen) restartTask(work, task.step, form);
  applyEffects(work, outcome?.effects ?? [], form);
  return null;
}
