/** Time knocks: a reminder, the overdue moment, a level of the chain, an alarm of the law. The engine decides no client matter here. */
import { type Alarm, alarmsOf, findAlarm } from '../alarms';
import type { Effect, Instant, Rung, TaskState } from '../model';
import { applyEffects } from './effects';
import { emit, stepOf, tell, type Work } from './work';

/** Told by weekly lists, not by a notice of its own (level 4). */
const BY_LIST = new Set(['MGR_DIGEST', 'ADMIN_COUNT']);

function subjectOf(alarm: Alarm): string {
  return alarm.task?.id ?? alarm.clock?.code ?? '';
}

/** A newer rung of the same kind is due as well: this one is recorded, the newer one is sent (domain.md §2.4). */
function outdated(work: Work, alarm: Alarm): boolean {
  return alarmsOf(work.state).some(
    (other) =>
      subjectOf(other) === subjectOf(alarm) &&
      other.rung.kind === alarm.rung.kind &&
      other.at > alarm.at &&
      other.at <= work.env.at,
  );
}

function nominal(work: Work, alarm: Alarm): { nominalAt?: Instant } {
  return alarm.at === work.env.at ? {} : { nominalAt: alarm.at };
}

function mark(alarm: Alarm, state: Rung['state']): { rung: { subject: string; key: string; state: Rung['state'] } } {
  return { rung: { subject: subjectOf(alarm), key: alarm.rung.key, state } };
}

/** Would this rung tell only somebody whom the rung before told already? */
function toldBefore(work: Work, task: TaskState, rung: Rung): boolean {
  const level = rung.level ?? 0;
  if (level < 2 || task.escalationLevel < level - 1) return false;
  const people = rung.to.map((to) =>
    to === 'ASSIGNEE' ? task.assignee : (work.state.team[to]?.cover?.by ?? work.state.team[to]?.userId ?? to),
  );
  return task.assignee !== undefined && people.every((person) => person === task.assignee);
}

function raiseReminder(work: Work, alarm: Alarm, task: TaskState): void {
  const { rung } = alarm;
  const dropped = task.dueAt <= work.env.at || outdated(work, alarm);
  const params = { dueOn: task.dueOn, key: rung.key, to: rung.to.join(',') };
  emit(work, {
    code: dropped ? 'REMINDER_DROPPED' : 'REMINDER_SENT',
    taskId: task.id,
    stepCode: task.step,
    params,
    ...nominal(work, alarm),
    change: mark(alarm, dropped ? 'DROPPED' : 'RAISED'),
  });
  if (!dropped)
    tell(work, {
      code: rung.notice ?? 'N7',
      to: rung.to,
      taskId: task.id,
      stepCode: task.step,
      dueOn: task.dueOn,
      occurrence: alarm.id,
    });
}

function raiseLevel(work: Work, alarm: Alarm, task: TaskState): void {
  const { rung } = alarm;
  const level = rung.level ?? 0;
  const passed = outdated(work, alarm) || toldBefore(work, task, rung);
  emit(work, {
    code: passed ? 'ESCALATION_PASSED' : 'ESCALATED',
    taskId: task.id,
    stepCode: task.step,
    params: { level, dueOn: task.dueOn, to: rung.to.join(',') },
    ...nominal(work, alarm),
    change: {
      ...mark(alarm, passed ? 'PASSED' : 'RAISED'),
      taskPatch: { id: task.id, escalationLevel: Math.max(level, task.escalationLevel) },
    },
  });
  if (passed) return;
  const to = rung.to.filter((word) => !BY_LIST.has(word));
  tell(work, {
    code: rung.notice ?? 'N8',
    to,
    taskId: task.id,
    stepCode: task.step,
    level,
    dueOn: task.dueOn,
    occurrence: alarm.id,
  });
}

function raiseOverdue(work: Work, alarm: Alarm, task: TaskState): void {
  emit(work, {
    code: 'TASK_OVERDUE',
    taskId: task.id,
    stepCode: task.step,
    params: { dueOn: task.dueOn },
    ...nominal(work, alarm),
    change: { ...mark(alarm, 'RAISED'), taskPatch: { id: task.id, overdue: true } },
  });
}

function raiseOwn(work: Work, alarm: Alarm, task: TaskState): void {
  const { rung } = alarm;
  emit(work, {
    code: 'ALARM_NOTICED',
    taskId: task.id,
    stepCode: task.step,
    params: { key: rung.key, to: rung.to.join(','), dueOn: task.dueOn },
    ...nominal(work, alarm),
    change: mark(alarm, 'RAISED'),
  });
  tell(work, {
    code: rung.notice ?? 'N7',
    to: rung.to,
    taskId: task.id,
    stepCode: task.step,
    dueOn: task.dueOn,
    occurrence: alarm.id,
    params: { key: rung.key },
  });
  const effects = stepOf(work, task.step).alarms?.find((a) => a.key === rung.key)?.effects;
  if (effects) applyEffects(work, effects, { data: {}, task });
}

function raiseClock(work: Work, alarm: Alarm): void {
  const { clock, rung } = alarm;
  if (!clock) return;
  const broken = rung.key === 'BREACHED';
  const passed = !broken && outdated(work, alarm);
  const rungs = clock.rungs.map((r) =>
    r.key === rung.key ? { ...r, state: passed ? ('PASSED' as const) : ('RAISED' as const) } : r,
  );
  emit(work, {
    code: broken ? 'CLOCK_BREACHED' : passed ? 'CLOCK_ALARM_PASSED' : 'CLOCK_ALARM',
    params: { clock: clock.code, dueOn: clock.dueOn, key: rung.key, to: rung.to.join(',') },
    ...nominal(work, alarm),
    change: { clock: { ...clock, rungs, state: broken ? 'BREACHED' : 'ALARM' } },
  });
  if (!passed && !broken) {
    tell(work, {
      code: rung.notice ?? 'N10',
      to: rung.to,
      dueOn: clock.dueOn,
      occurrence: alarm.id,
      params: { clock: clock.code },
    });
  }
  const effects: readonly Effect[] | undefined = work.book.definition.clocks
    .find((c) => c.code === clock.code)
    ?.alarms.find((a) => a.key === rung.key)?.effects;
  if (effects) applyEffects(work, effects, { data: {} });
}

/** The moment has come: what the pathway lets follow is applied, and the timer is gone. */
function raiseTimer(work: Work, alarm: Alarm, code: string): void {
  emit(work, {
    code: 'TIMER_RAISED',
    params: { timer: code },
    ...nominal(work, alarm),
    change: { timers: { [code]: null } },
  });
  const timer = work.book.definition.timers?.find((each) => each.code === code);
  applyEffects(work, timer?.effects ?? [], { data: {} });
}

/**
 * Raises one alarm. Stale (moved, settled, frozen or already raised): nothing happens, which is an answer too.
 * Not due by the case's clock: the instant at which to come again.
 */
export function raiseAlarm(work: Work, id: string): { readonly notYet?: Instant } {
  const alarm = findAlarm(work.state, id);
  if (!alarm) return {};
  if (alarm.at > work.env.at) return { notYet: alarm.at };
  const { task, rung, timer } = alarm;
  if (timer !== undefined) raiseTimer(work, alarm, timer);
  else if (!task) raiseClock(work, alarm);
  else if (rung.kind === 'REMINDER') raiseReminder(work, alarm, task);
  else if (rung.kind === 'OVERDUE') raiseOverdue(work, alarm, task);
  else if (rung.kind === 'ESCALATION') raiseLevel(work, alarm, task);
  else raiseOwn(work, alarm, task);
  return {};
}
