import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../../activities/contract';
import type { CaseView, OpenStep } from '../../workflows/messages';

type Alarm = NonNullable<CaseView['next']>;

/** What a test says a case is: the rest follows. */
export interface FakeCase {
  readonly caseId: string;
  readonly now: () => Promise<number>;
}

/**
 * A ledger in memory behind the workflow's side effects, typed as the contract: alarms are raised once, in any order
 * they are asked for, and everything that was asked is written down.
 */
export class FakeLedger implements Activities<CaseView> {
  readonly raised: { readonly id: string; readonly at: string }[] = [];
  readonly delivered: string[] = [];
  readonly givenUp: string[] = [];
  readonly landed: string[] = [];
  /** Calls that fail before they do anything, by activity. */
  readonly failures: { raiseAlarm: number; deliver: number } = { raiseAlarm: 0, deliver: 0 };
  /** How long (ms) before its time the ledger's clock still says "not yet". */
  lagMs = 0;
  asked = 0;
  /** What raising an alarm brings along. */
  consequences: (alarmId: string) => Partial<CaseView> = () => ({});
  view: CaseView;
  alarms: Alarm[] = [];
  readonly #now: () => Promise<number>;
  #waiting: { readonly holds: () => boolean; readonly done: () => void }[] = [];

  constructor({ caseId, now }: FakeCase) {
    this.#now = now;
    this.view = {
      caseId,
      epoch: 1,
      seq: 1,
      codes: ['DRAFT_OPENED'],
      stage: 'SUBMITTED',
      overdue: false,
      open: [],
      next: null,
      deliveries: [],
      children: [],
      movingTo: null,
      ended: false,
    };
  }

  /** Resolves when `holds` is true after one of the side effects; what a test waits for instead of sleeping. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ holds, done });
      this.#tell();
    });
  }

  #tell(): void {
    const met = this.#waiting.filter(({ holds }) => holds());
    this.#waiting = this.#waiting.filter((waiter) => !met.includes(waiter));
    for (const { done } of met) done();
  }

  /** What time will do next, in place of what was planned. */
  plan(...alarms: readonly Alarm[]): void {
    this.alarms = [...alarms];
    this.view = { ...this.view, next: this.alarms[0] ?? null };
  }

  /** Something was decided: the case's next view. */
  decide(change: Partial<CaseView> = {}): CaseView {
    this.view = { ...this.view, codes: ['ENTRY_RECORDED'], ...change, seq: this.view.seq + 1 };
    if (change.next === undefined) this.view = { ...this.view, next: this.alarms[0] ?? null };
    return this.view;
  }

  readonly raiseAlarm = async ({ alarmId }: { caseId: string; alarmId: string }): Promise<{ view: CaseView }> => {
    this.asked += 1;
    if (this.failures.raiseAlarm > 0) {
      this.failures.raiseAlarm -= 1;
      throw ApplicationFailure.create({ type: 'LEDGER_AWAY', message: 'LEDGER_AWAY' });
    }
    const now = await this.#now();
    const alarm = this.alarms.find(({ id }) => id === alarmId);
    const early = alarm !== undefined && this.view.movingTo === null && now < Date.parse(alarm.wakeAt) + this.lagMs;
    if (alarm === undefined || early) return { view: this.view };
    this.alarms = this.alarms.filter(({ id }) => id !== alarmId);
    this.raised.push({ id: alarmId, at: new Date(now).toISOString() });
    const view = this.decide(this.consequences(alarmId));
    this.#tell();
    return { view };
  };

  readonly landClock = async (): Promise<{ view: CaseView }> => {
    this.landed.push(this.raised.at(-1)?.id ?? '');
    const view = this.decide({ movingTo: null });
    this.#tell();
    return { view };
  };

  readonly deliver = async ({ noticeIds }: { noticeIds: readonly string[] }): Promise<void> => {
    if (this.failures.deliver > 0) {
      this.failures.deliver -= 1;
      throw ApplicationFailure.create({ type: 'MAIL_AWAY', message: 'MAIL_AWAY' });
    }
    this.delivered.push(...noticeIds);
    this.#tell();
  };

  readonly giveUp = async ({ noticeIds }: { noticeIds: readonly string[] }): Promise<void> => {
    this.givenUp.push(...noticeIds);
    this.#tell();
  };
}

/** An open step of a case. */
export function openStep(step: string, dueAt: string, level = 0): OpenStep {
  return { step, dueAt, level };
}
