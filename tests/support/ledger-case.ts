import { randomUUID } from 'node:crypto';
import { instantOf } from '../../ledger/time';
import type { CaseState, Command, Data } from '../../pathways/model';
import { accepted, openTask, type Person, type World } from './ledger-world';

/** One case at the ledger, with calendar time: people act, days pass, the engine raises every alarm at its moment. */
export class LedgerCase {
  private constructor(
    readonly world: World,
    public now: CaseState,
  ) {}

  /** A submitted referral on the given local date, 10:15. */
  static async refer(world: World, pathwayId: string, date: string, data: Data): Promise<LedgerCase> {
    world.clockAt(instantOf(date, '10:15'));
    const caseId = randomUUID();
    const sender = world.as('rsw');
    const members = { RSW: { userId: world.people.rsw } };
    const draft = { data, members, reference: '', training: false, clockOffsetMs: 0 };
    accepted(await world.ledger.applyCommand({ caseId, pathwayId, sender, command: { type: 'OPEN_DRAFT', ...draft } }));
    const submitted = await world.ledger.applyCommand({ caseId, sender, command: { type: 'SUBMIT', data } });
    return new LedgerCase(world, accepted(submitted).state);
  }

  async do(person: Person, command: Command): Promise<void> {
    const idempotency = { userId: this.world.people[person], key: randomUUID(), bodyHash: randomUUID() };
    const request = { caseId: this.now.id, command, sender: this.world.as(person), idempotency };
    this.now = accepted(await this.world.ledger.applyCommand(request)).state;
  }

  complete(person: Person, step: string, outcome: string, data: Data = {}): Promise<void> {
    const taskId = openTask(this.now, step);
    const version = this.now.tasks[taskId]?.version ?? 0;
    return this.do(person, { type: 'COMPLETE', taskId, outcome, version, data });
  }

  entry(person: Person, kind: string, data: Data): Promise<void> {
    return this.do(person, { type: 'ENTRY', entryId: randomUUID(), kind, data });
  }

  /** Time passes to this moment of the local day. */
  async until(date: string, time = '10:00'): Promise<void> {
    const goal = instantOf(date, time);
    for (;;) {
      const view = await this.world.ledger.viewOf(this.now.id);
      if (!view?.next || view.next.wakeAt > goal) break;
      if (view.next.wakeAt > this.world.now().toISOString()) this.world.clockAt(view.next.wakeAt);
      const { kind } = await this.world.ledger.raiseAlarm(this.now.id, view.next.id);
      if (kind !== 'RAISED') throw new Error(`${view.next.label} was ${kind}`);
    }
    this.world.clockAt(goal);
    const { rows } = await this.world.db.pool.query<{ state: CaseState }>('SELECT state FROM case_file WHERE id = $1', [
      this.now.id,
    ]);
    this.now = rows[0]?.state ?? this.now;
  }
}
