/** The closed vocabulary of effects, applied in order; each sees the state as the ones before left it. */
import { holds, isOpen } from '../conditions';
import type { Effect, Json, Member, Scalar } from '../model';
import { readPath } from '../paths';
import { endChildren, startChild } from './children';
import { settleClock, startClock } from './clocks';
import { ownerOf, uncovered } from './cover';
import { giveTasks, openEach } from './each';
import { clearOverlays, endOverlay, extendPause, pauseCase, resumeCase, startOverlay } from './pause';
import { beginQuiet, endQuiet } from './quiet';
import { anchorDate, cancelTasks, fulfilTasks, openTask, restartTask, skipStep } from './tasks';
import { timer } from './timers';
import { contextOf, emit, type Form, remember, stepOf, tell, type Work } from './work';

type EffectOf<D extends Effect['do']> = Extract<Effect, { readonly do: D }>;

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function setFact(work: Work, effect: EffectOf<'SET'>, form: Form): void {
  const before = work.state.facts[effect.fact];
  let value: Json | undefined = effect.value;
  const { from } = effect;
  if (effect.add !== undefined) value = (typeof before === 'number' ? before : 0) + effect.add;
  else if (from === 'TODAY') value = work.env.today;
  else if (from === 'AT') value = work.env.at;
  else if (from === 'ACTOR') value = work.actor.id;
  else if (from === 'OUTCOME') value = form.outcome ?? null;
  else if (from && 'field' in from) value = readPath(form.data, from.field);
  else if (from) value = readPath(work.state.facts, from.fact);
  remember(work, { [effect.fact]: value ?? null });
}

/** What waited for this function of the case, or for the person who had it before, goes to the person who has it now. */
function handOver(work: Work, key: string, before: Member | undefined, now: Member, except?: string): void {
  const given = { assignee: now.userId, ...(now.deputyId ? { deputy: now.deputyId } : {}) };
  for (const task of Object.values(work.state.tasks)) {
    if (!isOpen(task)) continue;
    if (stepOf(work, task.step).beside === key && task.deputy === before?.userId) {
      emit(work, {
        code: 'TASK_ASSIGNED',
        taskId: task.id,
        stepCode: task.step,
        params: { assignee: task.assignee ?? null, deputy: now.userId },
        change: { taskPatch: { id: task.id, deputy: now.userId } },
      });
    }
    const role = task.cover?.role ?? task.role;
    const owner = ownerOf(task);
    if (role !== key || task.id === except || owner === now.userId) continue;
    if (owner !== undefined && owner !== before?.userId) continue;
    emit(work, {
      code: 'TASK_ASSIGNED',
      taskId: task.id,
      stepCode: task.step,
      params: { assignee: now.userId, ...(owner ? { from: owner } : {}) },
      change: task.cover ? { task: { ...uncovered(task), ...given } } : { taskPatch: { id: task.id, ...given } },
    });
    tell(work, { code: 'N6', to: ['ASSIGNEE', 'DEPUTY'], taskId: task.id, stepCode: task.step, dueOn: task.dueOn });
  }
}

/**
 * Names a member of the case and hands over what waits for that function, except the task `except` that is being acted
 * on. The same person again is no event.
 */
export function nameMember(work: Work, key: string, member: Member, except?: string): void {
  const before = work.state.team[key];
  if (before?.userId === member.userId && before.deputyId === member.deputyId) return;
  emit(work, {
    code: 'MEMBER_NAMED',
    params: { member: key, userId: member.userId },
    change: { member: { key, ...member } },
  });
  handOver(work, key, before, member, except);
}

function peopleOf({ userId, deputyId }: Member): readonly string[] {
  return deputyId ? [userId, deputyId] : [userId];
}

/** Empties a member key; see the effect. A key that nobody holds is no event. */
function leave(work: Work, key: string): void {
  const member = work.state.team[key];
  if (!member) return;
  emit(work, {
    code: 'MEMBER_LEFT',
    params: { member: key, userId: member.userId },
    change: { left: { key, userIds: peopleOf(member) } },
  });
}

function member(work: Work, effect: EffectOf<'MEMBER'>, form: Form): void {
  const before = work.state.team[effect.key];
  name(work, effect, form);
  const now = work.state.team[effect.key];
  if (effect.replaced !== 'LEAVES' || !before || before.userId === now?.userId) return;
  emit(work, {
    code: 'MEMBER_LEFT',
    params: { member: effect.key, userId: before.userId },
    change: { left: { userIds: peopleOf(before) } },
  });
}

function name(work: Work, effect: EffectOf<'MEMBER'>, form: Form): void {
  const { from, key } = effect;
  // Who stands in for somebody doesn't take that person's place.
  if (from === 'ACTOR') return nameMember(work, key, { userId: form.task?.cover?.for ?? work.actor.id });
  if ('member' in from) {
    const other = work.state.team[from.member];
    if (other) nameMember(work, key, { userId: other.userId, ...(other.deputyId ? { deputyId: other.deputyId } : {}) });
    return;
  }
  const userId = text(readPath(form.data, from.field));
  if (!userId) return;
  const deputyId = effect.deputy && text(readPath(form.data, effect.deputy.field));
  nameMember(work, key, deputyId ? { userId, deputyId } : { userId });
}

function part(work: Work, effect: EffectOf<'PART'>): void {
  const { discipline, to } = effect;
  const before = work.state.parts[discipline];
  const { today } = work.env;
  if (before?.status === to) return;
  if (to === 'ACTIVE') {
    emit(work, {
      code: 'PART_STARTED',
      params: { discipline },
      change: { part: { discipline, status: to, startedOn: before?.startedOn ?? today } },
    });
    return;
  }
  if (!before) return;
  emit(work, {
    code: 'PART_ENDED',
    params: { discipline, status: to },
    change: { part: { ...before, status: to, ...(to === 'PAUSED' ? {} : { endedOn: today }) } },
  });
}

/** Ends the case: everything open is cancelled, every clock stopped, and nothing happens by itself any more. */
function end(work: Work, effect: EffectOf<'END'>, form: Form): void {
  const reason =
    effect.reason ??
    (effect.fromField ? text(readPath(form.data, effect.fromField)) : undefined) ??
    (effect.fromFact ? text(readPath(work.state.facts, effect.fromFact)) : undefined);
  if (!reason) throw new RangeError('a case must end with a reason');
  cancelTasks(work, 'EVERY');
  clearOverlays(work);
  for (const code of Object.keys(work.state.clocks)) settleClock(work, code, 'STOPPED');
  const ended = work.book.definition.statuses.find((s) => s.kind === 'ENDED');
  if (!ended) throw new RangeError('the pathway has no status that ends it');
  emit(work, {
    code: 'CASE_ENDED',
    reasonCode: reason,
    params: { reason, from: work.state.status },
    change: { status: ended.code, ended: { at: work.env.at, reason } },
  });
}

function pause(work: Work, effect: EffectOf<'PAUSE'>, form: Form): void {
  const read = (path: string) => text(readPath(form.data, path));
  const until = read(effect.untilField);
  if (!until) throw new RangeError('a pause must have an end');
  pauseCase(work, {
    reason: read(effect.reasonField) ?? effect.reason ?? 'OTHER',
    from: read(effect.fromField) ?? work.env.today,
    until,
  });
}

function status(work: Work, to: string): void {
  if (work.state.status === to) return;
  emit(work, { code: 'STATUS_CHANGED', params: { from: work.state.status, to }, change: { status: to } });
}

function clock(work: Work, effect: EffectOf<'CLOCK'>, form: Form): void {
  if (effect.action === 'MET') return settleClock(work, effect.clock, 'MET', form);
  if (effect.action === 'STOP') return settleClock(work, effect.clock, 'STOPPED');
  startClock(work, effect.clock, form, effect.anchor);
}

function notify(work: Work, effect: EffectOf<'NOTIFY'>, form: Form): void {
  // A notice leaves the case: how a step ended goes with it only where everybody may know.
  const open = form.task && (stepOf(work, form.task.step).outcomeClass ?? 'OP') === 'OP';
  const params: { [name: string]: Scalar } = form.outcome && open ? { outcome: form.outcome } : {};
  tell(work, {
    code: effect.notice,
    to: effect.to,
    params,
    ...(form.task ? { taskId: form.task.id, stepCode: form.task.step } : {}),
    ...(effect.urgent ? { urgent: true } : {}),
  });
}

/** Applies effects in order. Throws RangeError for a name or a value that the pathway's own validation should have caught. */
export function applyEffects(work: Work, effects: readonly Effect[], form: Form): void {
  for (const effect of effects) {
    if (work.state.endedAt && effect.do !== 'NOTIFY') continue;
    if (!holds(effect.when, contextOf(work, form), work.book.rules)) continue;
    switch (effect.do) {
      case 'OPEN':
        openTask(work, effect.step, form, effect);
        break;
      case 'CANCEL':
        cancelTasks(work, effect.steps, effect);
        break;
      case 'FULFIL':
        fulfilTasks(work, effect.steps, text(form.data.kind) ?? form.outcome ?? 'ENTRY');
        break;
      case 'RESTART':
        restartTask(work, effect.step, form, effect.due);
        break;
      case 'STATUS':
        status(work, effect.to);
        break;
      case 'END':
        end(work, effect, form);
        break;
      case 'SET':
        setFact(work, effect, form);
        break;
      case 'CLOCK':
        clock(work, effect, form);
        break;
      case 'TIMER':
        timer(work, effect.timer, effect.action, form);
        break;
      case 'MEMBER':
        member(work, effect, form);
        break;
      case 'LEAVE':
        leave(work, effect.key);
        break;
      case 'PART':
        part(work, effect);
        break;
      case 'PAUSE':
        pause(work, effect, form);
        break;
      case 'EXTEND_PAUSE':
        extendPause(work, text(readPath(form.data, effect.untilField)));
        break;
      case 'RESUME':
        resumeCase(work);
        break;
      case 'OVERLAY':
        if (effect.action === 'START') startOverlay(work, effect.code, anchorDate(work, effect.anchor, form));
        else endOverlay(work, effect.code);
        break;
      case 'SKIP':
        skipStep(work, effect.step, effect.reason);
        break;
      case 'TAKE_BACK_NOTICES':
        // What was to be told in the same breath is not told either.
        work.notices.length = 0;
        emit(work, { code: 'NOTICES_TAKEN_BACK', change: {} });
        break;
      case 'ADVISE':
        emit(work, { code: 'ADVICE_GIVEN', params: { advice: effect.advice, ...effect.params }, change: {} });
        break;
      case 'NOTIFY':
        notify(work, effect, form);
        break;
      case 'CHILD':
        startChild(work, effect, form);
        break;
      case 'END_CHILDREN':
        endChildren(work, effect.reason);
        break;
      case 'OPEN_EACH':
        openEach(work, effect.step, effect.fact, form);
        break;
      case 'GIVE':
        giveTasks(work, effect.steps, effect.to);
        break;
      case 'QUIET':
        beginQuiet(work, effect.quiet);
        break;
      case 'END_QUIET':
        endQuiet(work);
        break;
      case 'APPLY': {
        const rule = work.book.rules.effects[effect.rule];
        if (!rule) throw new RangeError(`no effects named ${effect.rule}`);
        applyEffects(work, rule(contextOf(work, form)), form);
        break;
      }
    }
  }
}
