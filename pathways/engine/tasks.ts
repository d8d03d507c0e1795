/** Tasks: opened with all their rungs, moved, closed. */
import { computeDue, type DueMove, type DueSpec, type LocalDate } from '../calendar';
import { isOpen } from '../conditions';
import { frozenSince } from '../frozen';
import { isAside } from '../membership';
import type { Anchor, CaseState, DueRule, Member, Recipient, Step, TaskState } from '../model';
import { readPath } from '../paths';
import { DUE_TIME, rungsOf } from '../rungs';
import { addWindow } from './window';
import { contextOf, emit, type Form, stepOf, tell, type Work } from './work';

/** A due date, where it was counted from, and why it moved. */
export interface Due {
  readonly from: LocalDate;
  readonly dueOn: LocalDate;
  readonly moves: readonly DueMove[];
}

export function namedDate(work: Work, name: string, form: Form): LocalDate {
  const rule = work.book.rules.dates[name];
  if (!rule) throw new RangeError(`no date rule named ${name}`);
  return rule(contextOf(work, form));
}

/** The date an anchor stands for. Throws RangeError where the case has none: `validate` and the forms keep it from happening. */
export function anchorDate(work: Work, anchor: Anchor | undefined, form: Form): LocalDate {
  if (!anchor) return work.env.today;
  if ('rule' in anchor) return namedDate(work, anchor.rule, form);
  const value =
    'fact' in anchor
      ? readPath(work.state.facts, anchor.fact)
      : 'field' in anchor
        ? readPath(form.data, anchor.field)
        : work.state.clocks[anchor.clock]?.dueOn;
  if (typeof value !== 'string') throw new RangeError(`no date at ${JSON.stringify(anchor)}`);
  return value;
}

/** The due date of a step opened now (domain.md §2.3). */
export function dueOf(work: Work, rule: DueRule, form: Form): Due {
  const from = anchorDate(work, rule.anchor, form);
  if (rule.rule) return { from, dueOn: namedDate(work, rule.rule, form), moves: [] };
  const due = computeDue(from, rule, work.env.calendar);
  return { from, dueOn: due.dueOn, moves: due.moves };
}

function specOf(rule: DueRule): DueSpec {
  const { length, unit, calendar, roll } = rule;
  return roll ? { length, unit, calendar, roll } : { length, unit, calendar };
}

/** True where the task's limit is its step's own, not one that an effect gave it. */
export function isStepsOwn(work: Work, task: TaskState): boolean {
  const { length, unit, calendar } = stepOf(work, task.step).due;
  return task.due.length === length && task.due.unit === unit && task.due.calendar === calendar;
}

/** The member without whoever stepped aside: the deputy alone, or nobody. */
function present(state: CaseState, { userId, deputyId, cover }: Member): Member | undefined {
  const there = deputyId !== undefined && !isAside(state, deputyId) ? deputyId : undefined;
  if (isAside(state, userId)) return there === undefined ? undefined : { userId: there };
  return { userId, ...(there === undefined ? {} : { deputyId: there }), ...(cover ? { cover } : {}) };
}

/** The member who takes a step of this role; a role that is a member key nobody holds yet goes to its deputy role's pool. */
function holder(work: Work, step: Step, assign: Recipient | undefined): { role: string; member?: Member } {
  const key = assign ?? step.role;
  const named = work.state.team[key];
  const member = named && present(work.state, named);
  if (member) return { role: step.role, member };
  const known = work.book.definition.roles.includes(step.role);
  return { role: known ? step.role : (step.deputyRole ?? step.role) };
}

export function openTasks(work: Work, code: string): TaskState[] {
  return Object.values(work.state.tasks).filter((t) => t.step === code && isOpen(t));
}

function besideOf({ state }: Work, key: string): string | undefined {
  const member = state.team[key];
  return member && present(state, member)?.userId;
}

interface Given {
  readonly assign?: Recipient | undefined;
  readonly due?: DueRule | undefined;
  readonly about?: readonly string[] | undefined;
}

/** Opens a task of the step, unless one is open already: a step is never asked for twice at once. */
export function openTask(work: Work, code: string, form: Form, given: Given = {}): void {
  if (openTasks(work, code).length > 0) return;
  bringTask(work, code, form, holder(work, stepOf(work, code), given.assign), given);
}

/** Opens a task of the step for this role and person, whatever else is open. */
export function bringTask(
  work: Work,
  code: string,
  form: Form,
  { role, member }: { readonly role: string; readonly member?: Member },
  given: Given = {},
): void {
  const { env, book } = work;
  const step = stepOf(work, code);
  const rule = given.due ?? step.due;
  const due = dueOf(work, rule, form);
  const dueAt = env.instant(due.dueOn, DUE_TIME);
  const window = addWindow(step, due.dueOn, env);
  const deputy = member?.deputyId ?? (step.beside ? besideOf(work, step.beside) : undefined);
  const base = {
    id: env.newId(),
    step: code,
    kind: step.kind,
    status: 'OPEN',
    role,
    ...(member ? { assignee: member.userId } : {}),
    ...(deputy ? { deputy } : {}),
    openedAt: env.at,
    openedOn: env.today,
    due: specOf(rule),
    countedFrom: due.from,
    dueOn: due.dueOn,
    dueAt,
    originalDueOn: due.dueOn,
    originalDueAt: dueAt,
    dueMoves: due.moves,
    lateAt: window ? env.instant(window.endsOn, DUE_TIME) : dueAt,
    ...(window ? { window } : {}),
    clock: step.clock ?? 'SERVICE',
    revision: 0,
    version: 0,
    escalationLevel: 0,
    extensions: 0,
    overdue: false,
    ...(given.about ? { about: given.about } : {}),
  } as const;
  const frozen = frozenSince(work.state) !== undefined && !step.runsInPause && base.clock === 'SERVICE';
  const task: TaskState = {
    ...base,
    rungs: rungsOf(step, book.definition, base, env),
    ...(frozen ? { frozen: { on: env.today, at: env.at } } : {}),
  };
  emit(work, {
    code: 'TASK_OPENED',
    taskId: task.id,
    stepCode: code,
    params: { dueOn: task.dueOn, role, ...(task.assignee ? { assignee: task.assignee } : {}) },
    change: { task },
  });
  const news = step.opensWith ?? (member ? { notice: 'N6', to: ['ASSIGNEE', 'DEPUTY'] } : null);
  if (news) tell(work, { code: news.notice, to: news.to, taskId: task.id, stepCode: code, dueOn: task.dueOn });
}

/** A new due date with all its rungs; what was raised for the old date stays in the events. */
export function moveTask(
  work: Work,
  task: TaskState,
  due: { readonly dueOn: LocalDate; readonly moves: readonly DueMove[]; readonly countedFrom?: LocalDate },
  how: { readonly code: 'TASK_MOVED' | 'TASK_EXTENDED'; readonly reason: string; readonly patch?: Partial<TaskState> },
): void {
  const { env, book } = work;
  const step = stepOf(work, task.step);
  const dueAt = env.instant(due.dueOn, DUE_TIME);
  const window = addWindow(step, due.dueOn, env);
  const lateAt = window ? env.instant(window.endsOn, DUE_TIME) : dueAt;
  const extensions = how.patch?.extensions ?? task.extensions;
  const plan = {
    role: task.role,
    openedOn: task.openedOn,
    // Reminders of the new date are planned only if they are still ahead.
    openedAt: env.at,
    dueOn: due.dueOn,
    lateAt,
    extensions,
    ...(window ? { window } : {}),
  };
  const overdue = lateAt <= env.at;
  emit(work, {
    code: how.code,
    taskId: task.id,
    stepCode: task.step,
    params: { from: task.dueOn, to: due.dueOn, reason: how.reason },
    ...(how.code === 'TASK_EXTENDED' ? { reasonCode: how.reason } : {}),
    change: {
      taskPatch: {
        id: task.id,
        dueOn: due.dueOn,
        dueAt,
        lateAt,
        dueMoves: due.moves,
        ...(due.countedFrom ? { countedFrom: due.countedFrom } : {}),
        ...(window ? { window } : {}),
        revision: task.revision + 1,
        rungs: rungsOf(step, book.definition, plan, env),
        overdue,
        ...how.patch,
      },
    },
  });
}

/** Counts the step's due date anew from today, or opens it where it is not open (silence watch, a review put off). */
export function restartTask(work: Work, code: string, form: Form, given?: DueRule): void {
  const [task] = openTasks(work, code);
  if (!task) return openTask(work, code, form, { due: given });
  recount(work, task, form, given);
}

/** Counts an open task's due date anew, as if it had been opened now; `given` replaces the step's own due date. */
export function recount(work: Work, task: TaskState, form: Form, given?: DueRule): void {
  const rule = given ?? stepOf(work, task.step).due;
  const due = dueOf(work, rule, form);
  moveTask(
    work,
    task,
    { dueOn: due.dueOn, moves: due.moves, countedFrom: due.from },
    {
      code: 'TASK_MOVED',
      reason: 'RESTART',
      patch: {
        due: specOf(rule),
        escalationLevel: 0,
        extensions: 0,
        originalDueOn: due.dueOn,
        originalDueAt: work.env.instant(due.dueOn, DUE_TIME),
        // Days that stood still before today were not the new date's.
        ...(task.frozen ? { frozen: { on: work.env.today, at: work.env.at } } : {}),
      },
    },
  );
}

/** Withdraws open tasks: of some steps, `ALL` but those that outlive a phase, or `EVERY` one where the case ends. */
export function cancelTasks(
  work: Work,
  steps: readonly string[] | 'ALL' | 'EVERY',
  { as, reason }: { readonly as?: 'SKIPPED'; readonly reason?: string } = {},
): void {
  const status = as ?? 'CANCELLED';
  const meant = (code: string): boolean =>
    steps === 'EVERY' || (steps === 'ALL' ? !stepOf(work, code).outlivesPhase : steps.includes(code));
  for (const task of Object.values(work.state.tasks)) {
    if (!isOpen(task) || !meant(task.step)) continue;
    emit(work, {
      code: 'TASK_CANCELLED',
      taskId: task.id,
      stepCode: task.step,
      ...(reason ? { reasonCode: reason } : {}),
      change: { taskPatch: { id: task.id, status, closedAt: work.env.at, closedBy: work.actor.id } },
    });
  }
}

/** A step that is left out on purpose: its open task, if there is one, is closed as skipped; the history says why. */
export function skipStep(work: Work, code: string, reason: string): void {
  const [task] = openTasks(work, code);
  emit(work, {
    code: 'STEP_SKIPPED',
    stepCode: code,
    reasonCode: reason,
    params: { reason },
    ...(task ? { taskId: task.id } : {}),
    change: task
      ? { taskPatch: { id: task.id, status: 'SKIPPED', closedAt: work.env.at, closedBy: work.actor.id } }
      : {},
  });
}

/** Closes open TARGET tasks as done: an entry, a meeting or an allocation has met them. */
export function fulfilTasks(work: Work, steps: readonly string[], by: string): void {
  for (const code of steps) {
    for (const task of openTasks(work, code)) {
      emit(work, {
        code: 'TASK_FULFILLED',
        taskId: task.id,
        stepCode: code,
        params: { by },
        change: { taskPatch: { id: task.id, status: 'DONE', closedAt: work.env.at, closedBy: work.actor.id } },
      });
    }
  }
}
