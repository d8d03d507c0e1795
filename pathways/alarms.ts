import { isOpen } from './conditions';
import type { CaseState, ClockState, Rung, TaskState } from './model';

/** Something that must happen by itself: the id names task, clock or timer, rung, and revision of the due date, so it acts once. */
export interface Alarm {
  readonly id: string;
  readonly at: string;
  readonly rung: Rung;
  readonly task?: TaskState;
  readonly clock?: ClockState;
  /** Code of the case's timer. */
  readonly timer?: string;
}

const TIMER_KEY = 'TIMER';

const KIND_ORDER: Record<Rung['kind'], number> = { OVERDUE: 0, REMINDER: 1, NOTICE: 2, ESCALATION: 3 };

/** `<task id or clock code>:<rung>:<due revision>`; rises with every move of the due date, so an old timer finds nothing. */
export function alarmId(subject: string, key: string, revision: number): string {
  return `${subject}:${key}:${revision}`;
}

function inOrder(a: Alarm, b: Alarm): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const kind = KIND_ORDER[a.rung.kind] - KIND_ORDER[b.rung.kind];
  if (kind !== 0) return kind;
  const level = (a.rung.level ?? 0) - (b.rung.level ?? 0);
  if (level !== 0) return level;
  return a.id < b.id ? -1 : 1;
}

/** The id is the timer's own, made by chance when it was set: neither its code nor what it was counted from shows. */
function timerAlarms(state: CaseState): Alarm[] {
  return Object.entries(state.timers ?? {}).map(([code, { id, on, time, at }]) => ({
    id: alarmId(id, TIMER_KEY, 0),
    at,
    rung: { key: TIMER_KEY, kind: 'NOTICE', on, time, at, to: [], state: 'WAITING' },
    timer: code,
  }));
}

/** Every alarm that still waits, earliest first. Frozen tasks are silent; statutory clocks never are. */
export function alarmsOf(state: CaseState): Alarm[] {
  const alarms: Alarm[] = [];
  if (state.endedAt) return alarms;
  for (const task of Object.values(state.tasks)) {
    if (!isOpen(task) || task.frozen) continue;
    for (const rung of task.rungs) {
      if (rung.state === 'WAITING')
        alarms.push({ id: alarmId(task.id, rung.key, task.revision), at: rung.at, rung, task });
    }
  }
  for (const clock of Object.values(state.clocks)) {
    if (clock.state !== 'RUNNING' && clock.state !== 'ALARM') continue;
    for (const rung of clock.rungs) {
      if (rung.state === 'WAITING')
        alarms.push({ id: alarmId(clock.code, rung.key, clock.revision), at: rung.at, rung, clock });
    }
  }
  if (!state.endedAt) alarms.push(...timerAlarms(state));
  return alarms.sort(inOrder);
}

/** The next thing that must happen by itself, or null where the case waits for people only. */
export function nextAlarm(state: CaseState): Alarm | null {
  return alarmsOf(state)[0] ?? null;
}

/** The alarm with this id, if it still waits. */
export function findAlarm(state: CaseState, id: string): Alarm | null {
  return alarmsOf(state).find((alarm) => alarm.id === id) ?? null;
}
