/** One case at the core, with calendar time: people act, days pass, alarms come in their order. No I/O. */
import { envAt, instantOf, localDateOf } from '../../ledger/time';
import { nextAlarm } from '../../pathways/alarms';
import { finnishCalendar, type HolidayCalendar, type LocalDate } from '../../pathways/calendar';
import { isOpen } from '../../pathways/conditions';
import { decide } from '../../pathways/decide';
import { evolve } from '../../pathways/evolve';
import type {
  Actor,
  CaseEvent,
  CaseState,
  Command,
  Data,
  Decision,
  NoticeDraft,
  PathwayBook,
  TaskState,
} from '../../pathways/model';

export const ENGINE: Actor = { id: 'ENGINE', role: 'ENGINE' };

export class CoreCase {
  events: CaseEvent[] = [];
  notices: (NoticeDraft & { at: string })[] = [];
  state: CaseState | null = null;
  at: string;
  /** The calendar in force; a correction is a new one. */
  calendar: HolidayCalendar = finnishCalendar();
  training = false;
  private ids = 0;

  constructor(
    readonly book: PathwayBook,
    date: LocalDate,
    time = '10:00',
  ) {
    this.at = instantOf(date, time);
  }

  /** The same case at the same moment, living on apart from this one. */
  fork(): CoreCase {
    const copy = new CoreCase(this.book, '2026-01-01');
    return Object.assign(copy, this, { events: [...this.events], notices: [...this.notices] });
  }

  /** Sends a command; a refusal is given back, never thrown. */
  send(actor: Actor, command: Command): Decision {
    const env = { ...envAt(this.at, this.calendar), newId: () => `id-${++this.ids}` };
    const decision = decide(this.state, command, actor, env, this.book, 'case-1');
    if (decision.ok) {
      for (const event of decision.events) {
        const numbered = { ...event, seq: (this.state?.seq ?? 0) + 1 };
        this.state = evolve(this.state, numbered);
        this.events.push(numbered);
      }
      this.notices.push(...decision.notices.map((n) => ({ ...n, at: this.at })));
    }
    return decision;
  }

  /** Sends a command that must be accepted; returns the case's state. */
  do(actor: Actor, command: Command): CaseState {
    const decision = this.send(actor, command);
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
    return this.now;
  }

  /** The code of the refusal of a command that must be refused. */
  refusal(actor: Actor, command: Command): string {
    const decision = this.send(actor, command);
    if (decision.ok) throw new Error(`accepted, but should have been refused: ${command.type}`);
    return decision.refusal.code;
  }

  draft(actor: Actor, data: Data, members: { [key: string]: { userId: string } } = {}): CaseState {
    return this.do(actor, {
      type: 'OPEN_DRAFT',
      data,
      members,
      reference: 'TEST-2026-0001',
      training: this.training,
      clockOffsetMs: 0,
    });
  }

  get now(): CaseState {
    if (!this.state) throw new Error('no case yet');
    return this.state;
  }

  /** Time passes to this moment; every alarm on the way is raised at its own time. */
  until(date: LocalDate, time = '10:00'): CaseState {
    const goal = instantOf(date, time);
    if (goal < this.at) throw new Error(`time runs forward only: ${this.at} -> ${goal}`);
    for (let alarm = nextAlarm(this.now); alarm && alarm.at <= goal; alarm = nextAlarm(this.now)) {
      if (alarm.at > this.at) this.at = alarm.at;
      this.do(ENGINE, { type: 'ALARM', alarmId: alarm.id });
    }
    this.at = goal;
    return this.now;
  }

  /** Time passes, but nothing is raised: the engine is away. */
  sleepUntil(date: LocalDate, time = '10:00'): void {
    this.at = instantOf(date, time);
  }

  /** The engine is back: everything that is due is raised now, in order. */
  catchUp(): void {
    for (let alarm = nextAlarm(this.now); alarm && alarm.at <= this.at; alarm = nextAlarm(this.now)) {
      this.do(ENGINE, { type: 'ALARM', alarmId: alarm.id });
    }
  }

  open(step: string): TaskState {
    const found = Object.values(this.now.tasks).find((t) => t.step === step && isOpen(t));
    if (!found) throw new Error(`no open task ${step}; open: ${this.openSteps().join(', ')}`);
    return found;
  }

  last(step: string): TaskState {
    const found = Object.values(this.now.tasks)
      .filter((t) => t.step === step)
      .at(-1);
    if (!found) throw new Error(`no task ${step}`);
    return found;
  }

  openSteps(): string[] {
    return Object.values(this.now.tasks)
      .filter(isOpen)
      .map((t) => t.step)
      .sort();
  }

  complete(actor: Actor, step: string, outcome: string, data: Data = {}, reason?: string): CaseState {
    const task = this.open(step);
    return this.do(actor, {
      type: 'COMPLETE',
      taskId: task.id,
      outcome,
      version: task.version,
      data,
      ...(reason ? { reason } : {}),
    });
  }

  refuseComplete(actor: Actor, step: string, outcome: string, data: Data = {}): string {
    const task = this.open(step);
    return this.refusal(actor, { type: 'COMPLETE', taskId: task.id, outcome, version: task.version, data });
  }

  entry(actor: Actor, kind: string, data: Data): CaseState {
    return this.do(actor, { type: 'ENTRY', entryId: `entry-${++this.ids}`, kind, data });
  }

  event(actor: Actor, event: string, data: Data = {}): CaseState {
    return this.do(actor, { type: 'EVENT', event, version: this.now.version, data });
  }

  /** `2026-11-30 16:00 TASK_OVERDUE ANSWER` for each event of these codes. */
  log(...codes: string[]): string[] {
    return this.events
      .filter((e) => codes.length === 0 || codes.includes(e.code))
      .map(
        (e) =>
          `${localDateOf(e.at)} ${this.clock(e.at)} ${e.code}${e.stepCode ? ` ${e.stepCode}` : ''}${e.params.level ? ` L${e.params.level}` : ''}`,
      );
  }

  private clock(at: string): string {
    return new Date(at).toLocaleTimeString('sv-SE', {
      timeZone: 'Europe/Helsinki',
      hour: '2-digit',
      minute: '2-digit',
    });
  }
}
