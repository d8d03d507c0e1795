/** What must hold at every step of a walk, whatever the pathway. Each check throws with what it saw. */
import { localDateOf } from '../../ledger/time';
import { alarmsOf } from '../../pathways/alarms';
import { workingDaysBetween } from '../../pathways/calendar';
import { isOpen } from '../../pathways/conditions';
import { frozenSince } from '../../pathways/frozen';
import type { CaseState, NoticeDraft, Pathway, TaskState } from '../../pathways/model';
import type { CoreCase } from './core-case';
import { hasFuture } from './invariants';
import { localDate, type Played } from './random-walk';

/** What a person did or what time brought, with the case before it. */
export interface Step extends Played {
  readonly before: CaseState;
  /** How much of the case's log and notices was there before. */
  readonly events: number;
  readonly notices: number;
}

/** What a pathway's own law adds to what holds for every pathway. */
export interface Law {
  /** Closing reasons with which nobody is told anything any more. */
  readonly silentEnds: readonly string[];
  /** Notices that may tell of an end; everything else would ask somebody to do something in a case that is over. */
  readonly endNotices: readonly string[];
  /** Codes of recorded decisions (events, entries, outcomes, submissions) that may begin a limit of the law anew. */
  readonly mayMoveClocks: readonly string[];
}

function demand(holds: boolean, what: string, c: CoreCase, seen?: unknown): void {
  if (holds) return;
  const last = c.events
    .slice(-4)
    .map(({ code, stepCode, params }) => `${code} ${stepCode ?? ''} ${JSON.stringify(params)}`);
  throw new Error(
    `${what}: ${c.now.status}, open ${c.openSteps().join()}, after ${last.join(' | ')} ${JSON.stringify(seen ?? '')}`,
  );
}

/** A case that is not over waits for a person; a stretch of quiet can be ended at any moment by those who are in it. */
function future(c: CoreCase): void {
  demand(hasFuture(c), 'dead end', c);
  const { quiet, version, endedAt } = c.now;
  if (!quiet || endedAt) return;
  const ways = c.book.definition.quiets?.find((one) => one.code === quiet.code)?.endedBy ?? [];
  const ended = ways.filter((event) => {
    const copy = c.fork();
    return copy.send({ id: 'anybody', role: 'RSW' }, { type: 'EVENT', event, version, data: {} }).ok && !copy.now.quiet;
  });
  demand(ended.length > 0, 'a quiet that nobody can end', c);
}

/** While the service clock stands still, nothing that stood still goes on, speaks up or moves. */
function stillness(c: CoreCase, before: CaseState): void {
  const { now } = c;
  demand(
    alarmsOf(now).every(({ task }) => !task?.frozen),
    'an alarm of a frozen task',
    c,
  );
  const held = frozenSince(now) !== undefined && frozenSince(before) !== undefined;
  const frozen = Object.values(now.tasks).filter((task) => isOpen(task) && task.frozen);
  demand(
    frozen.length === 0 || frozenSince(now) !== undefined,
    'frozen in a case that runs',
    c,
    frozen.map((t) => t.step),
  );
  if (!held) return;
  for (const task of Object.values(before.tasks)) {
    const after = now.tasks[task.id];
    if (!task.frozen || !after || !isOpen(after)) continue;
    demand(after.frozen !== undefined, `${task.step} went on while the clock stood still`, c);
    demand(
      after.escalationLevel <= task.escalationLevel && (task.overdue || !after.overdue),
      `${task.step} climbed`,
      c,
    );
  }
}

const RUNS_AGAIN = ['RESUME', 'THAW'];

/** The due date as it was moved by the clock that goes on; a step that a person's decision dates anew is not asked. */
function movedBy(c: CoreCase, step: Step, task: TaskState): string | undefined {
  const moves = c.events.slice(step.events).filter((e) => e.taskId === task.id && e.code === 'TASK_MOVED');
  const resumed = moves.find((e) => RUNS_AGAIN.includes(String(e.params.reason)));
  return moves.length === 0 ? task.dueOn : resumed ? String(resumed.params.to) : undefined;
}

/** The first day that stood still for this task: a date that was counted anew meanwhile has nothing behind it yet. */
function stillSince(c: CoreCase, step: Step, task: TaskState): string | undefined {
  const anew = c.events.slice(0, step.events).findLast((e) => e.taskId === task.id && e.params.reason === 'RESTART');
  const on = anew ? localDateOf(anew.at) : task.openedOn;
  return task.frozen && on > task.frozen.on ? on : task.frozen?.on;
}

/** Each task that stood still has after it exactly the working days that it had before, counted from today; late stays late. */
function daysKept(c: CoreCase, step: Step): void {
  const today = localDate(c);
  for (const task of Object.values(step.before.tasks)) {
    const after = c.now.tasks[task.id];
    if (!isOpen(task) || !task.frozen || !after || !isOpen(after) || after.frozen) continue;
    const since = stillSince(c, step, task) ?? today;
    const left = workingDaysBetween(since, task.dueOn, 'FI_SERVICE', c.calendar);
    const late = task.overdue || task.lateAt <= task.frozen.at;
    const dueOn = movedBy(c, step, task);
    if (late) demand(after.dueOn === task.dueOn || dueOn === undefined, `${task.step} was late and moved`, c);
    else if (task.due.unit === 'WD' && left > 0 && task.dueOn > since && dueOn !== undefined)
      demand(workingDaysBetween(today, dueOn, 'FI_SERVICE', c.calendar) === left, `${task.step} lost days`, c, {
        left,
        dueOn,
        was: task.dueOn,
        frozen: task.frozen,
      });
  }
}

function decided({ command, before }: Step): string {
  if (!command) return 'TIME';
  if (command.type === 'EVENT') return command.event;
  if (command.type === 'ENTRY') return command.kind;
  return command.type === 'COMPLETE' ? `${before.tasks[command.taskId]?.step}.${command.outcome}` : command.type;
}

/** No limit of the law moves by itself, by a pause, or by people's own deadlines: only where a decision that begins it anew is recorded. */
function law(c: CoreCase, step: Step, { mayMoveClocks }: Law): void {
  const by = decided(step);
  for (const clock of Object.values(step.before.clocks)) {
    const now = c.now.clocks[clock.code];
    const moved = now?.startedOn !== clock.startedOn || now.dueOn !== clock.dueOn;
    demand(!moved || mayMoveClocks.includes(by), `${clock.code} moved by ${by}`, c, { clock, now });
  }
}

/** Steps that one decision opens for several people at once. */
function shared({ steps, entries, events }: Pathway): ReadonlySet<string> {
  const effects = [...steps.flatMap((s) => s.outcomes), ...entries, ...events].flatMap((one) => one.effects);
  return new Set(effects.flatMap((effect) => (effect.do === 'OPEN_EACH' ? [effect.step] : [])));
}

function once(c: CoreCase): void {
  const several = shared(c.book.definition);
  const open = Object.values(c.now.tasks).filter(isOpen);
  const asked = open.map(({ step, assignee, cover }) =>
    several.has(step) ? `${step} ${cover?.for ?? assignee}` : step,
  );
  demand(new Set(asked).size === asked.length, 'asked twice', c);
}

function over(c: CoreCase, step: Step, { silentEnds, endNotices }: Law): void {
  const told: readonly NoticeDraft[] = c.notices.slice(step.notices);
  if (step.before.endedAt) {
    demand(told.length === 0 && c.events.length === step.events, 'said after the end', c, told);
    demand(!step.command || step.decision?.ok === false, 'taken after the end', c, step.command);
    return;
  }
  if (!c.now.endedAt) return;
  const silent = silentEnds.includes(c.now.closeReason ?? '');
  demand(!silent || told.length === 0, 'told of a silent end', c, told);
  demand(!silent || c.events.slice(step.events).some((e) => e.code === 'NOTICES_TAKEN_BACK'), 'not taken back', c);
  demand(told.every(({ code }) => endNotices.includes(code)) || !step.command, 'asked at the end', c, told);
}

/** Everything that must hold after a step. Throws with what was seen. */
export function checkStep(c: CoreCase, step: Step, ofPathway: Law): void {
  future(c);
  stillness(c, step.before);
  daysKept(c, step);
  law(c, step, ofPathway);
  once(c);
  over(c, step, ofPathway);
}
