import type { HolidayCalendar } from '../../pathways/calendar';
import type { CaseState, PathwayBook, Rung, TaskState } from '../../pathways/model';
import { stepTitle } from '../../texts/labels';
import type { TaskView } from '../contract/shapes';
import { type Asker, may, type Relation, relationTo } from '../policies/may';
import type { Action } from '../policies/table';
import type { Language } from '../problems';
import type { CaseTime } from './case-time';
import { presentMove } from './due-move';
import { isLate, taskGroupOf, timelinessOf } from './timeliness';

/** The case as far as one of its tasks needs it. */
export type TaskCase = Pick<CaseState, 'id' | 'reference' | 'training' | 'moving' | 'endedAt'>;

/** For whom and when a task is shown. */
export interface Reader {
  readonly person: Asker;
  readonly language: Language;
  readonly time: CaseTime;
  readonly calendar: HolidayCalendar;
}

/** A task as the caller may see it: how it stands to its date, what may be done with it, and what happens next by itself. */
export function presentTask(
  task: TaskState,
  of: TaskCase,
  book: Pick<PathwayBook, 'definition'>,
  relation: Relation,
  reader: Reader,
): TaskView {
  const step = book.definition.steps.find((each) => each.code === task.step);
  return {
    id: task.id,
    caseId: of.id,
    caseReference: of.reference,
    stepCode: task.step,
    kind: task.kind,
    title: stepTitle(reader.language, task.step),
    status: task.status,
    role: task.role,
    assignee: task.assignee ?? null,
    deputy: task.deputy ?? null,
    coverFor: isOpen(task) ? (task.cover?.for ?? null) : null,
    openedAt: task.openedAt,
    dueAt: task.dueAt,
    dueOn: task.dueOn,
    originalDueAt: task.originalDueAt,
    dueMoves: task.dueMoves.map((move) => presentMove(move, reader.language)),
    window: task.window ?? null,
    clock: task.clock,
    paused: task.frozen !== undefined,
    ...(task.about === undefined ? {} : { about: [...task.about] }),
    late: isLate(task, reader.time),
    timeliness: timelinessOf(task, reader.time, reader.calendar),
    group: isOpen(task) ? taskGroupOf(task, reader.time) : null,
    allowedActions: taskActions(task, of, relation, reader),
    escalationLevel: task.escalationLevel,
    nextAlarm: nextAlarm(task),
    outcomes: (step?.outcomes ?? []).map((outcome) => outcome.code),
    outcome: task.outcome ?? null,
    closedAt: task.closedAt ?? null,
    version: task.version,
  };
}

/** The tasks of a whole case, open ones first, then by due date. */
export function presentTasks(state: CaseState, book: PathwayBook, reader: Reader): TaskView[] {
  return Object.values(state.tasks)
    .sort((a, b) => Number(!isOpen(a)) - Number(!isOpen(b)) || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
    .map((task) => presentTask(task, state, book, relationTo(state, reader.person, task), reader));
}

/** One task of a case as its state says. */
export function presentTaskOf(state: CaseState, book: PathwayBook, taskId: string, reader: Reader): TaskView | null {
  const task = state.tasks[taskId];
  if (task === undefined) return null;
  return presentTask(task, state, book, relationTo(state, reader.person, task), reader);
}

const TASK_ACTIONS = [
  ['COMPLETE', 'task.complete'],
  ['CLAIM', 'task.claim'],
  ['ASSIGN', 'task.assign'],
  ['EXTEND', 'task.extend'],
  ['HELP', 'task.help'],
] as const satisfies readonly (readonly [string, Action])[];

function taskActions(task: TaskState, of: TaskCase, relation: Relation, { person, time }: Reader): string[] {
  if (!isOpen(task) || of.endedAt !== undefined || of.moving !== undefined) return [];
  return TASK_ACTIONS.filter(([code, action]) => {
    if (!may(person, action, relation)) return false;
    if (code === 'COMPLETE')
      return task.kind === 'FORM' && (task.window === undefined || task.window.opensOn <= time.today);
    if (code === 'EXTEND') return task.extensions === 0 && task.clock === 'SERVICE';
    return true;
  }).map(([code]) => code);
}

function nextAlarm(task: TaskState): { readonly at: string; readonly kind: Rung['kind'] } | null {
  if (!isOpen(task) || task.frozen !== undefined) return null;
  let first: Rung | undefined;
  for (const rung of task.rungs) {
    if (rung.state === 'WAITING' && (first === undefined || rung.at < first.at)) first = rung;
  }
  return first === undefined ? null : { at: first.at, kind: first.kind };
}

function isOpen(task: TaskState): boolean {
  return task.status === 'OPEN' || task.status === 'IN_PROGRESS';
}
