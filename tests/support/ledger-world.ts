import { randomUUID } from 'node:crypto';
import { createLedger } from '../../ledger/apply-command';
import { hashOf } from '../../ledger/canonical';
import type { Ledger } from '../../ledger/ledger';
import type { CommandOutcome, Sender } from '../../ledger/types';
import type { CaseState, Command, Data, PathwayBook } from '../../pathways/model';
import type { Logger } from '../../platform/logger';
import { freshDatabase, type TestDatabase } from './database';
import { tinyPathway } from './tiny-pathway';

/** A logger that says nothing. */
export const silent: Logger = { error() {}, warn() {}, info() {}, debug() {}, child: () => silent };

const PEOPLE = [
  ['RSW', 'rsw'],
  ['COORD', 'coord'],
  ['COORD', 'coord2'],
  ['TL', 'tl'],
  ['MGR', 'mgr'],
  ['NURSE', 'nurse'],
  ['FAMW', 'famw'],
  ['ASW', 'asw'],
] as const;
export type Person = (typeof PEOPLE)[number][1];

/** A ledger on a database of its own, with people, a clock that the test moves, and the tiny pathway. */
export interface World {
  readonly db: TestDatabase;
  readonly ledger: Ledger;
  readonly people: Readonly<Record<Person, string>>;
  readonly committed: string[];
  clockAt(at: string): void;
  now(): Date;
  as(person: Person): Sender;
  send(person: Person, caseId: string, command: Command, key?: string): Promise<CommandOutcome>;
  /** A submitted request for a child. */
  ask(childRef: string, options?: { readonly training?: boolean; readonly clockOffsetMs?: number }): Promise<CaseState>;
  close(): Promise<void>;
}

export async function openWorld(books: Readonly<Record<string, PathwayBook>> = { tiny: tinyPathway }): Promise<World> {
  const db = await freshDatabase();
  const people = { rsw: '', coord: '', coord2: '', tl: '', mgr: '', nurse: '', famw: '', asw: '' };
  for (const [role, name] of PEOPLE) {
    people[name] = randomUUID();
    await db.pool.query('INSERT INTO staff (id, username, display_name, email, roles) VALUES ($1, $2, $2, $3, $4)', [
      people[name],
      name,
      `${name}@helmi.test`,
      [role],
    ]);
  }
  let wall = new Date('2026-11-23T07:00:00.000Z');
  const committed: string[] = [];
  const ledger = createLedger({
    dataSource: await db.as('worker'),
    logger: silent,
    books,
    clock: () => wall,
    onCommitted: (caseId) => committed.push(caseId),
  });
  const as = (person: Person): Sender => {
    const role = PEOPLE.find(([, name]) => name === person)?.[0] ?? '';
    return { actor: { id: people[person], role }, roles: [role], requestId: 'test', sessionId: 'hash' };
  };
  const send = (person: Person, caseId: string, command: Command, key?: string): Promise<CommandOutcome> =>
    ledger.applyCommand({
      caseId,
      pathwayId: 'tiny',
      command,
      sender: as(person),
      ...(key === undefined ? {} : { idempotency: { userId: people[person], key, bodyHash: hashOf(command) } }),
    });
  const ask: World['ask'] = async (childRef, { training = false, clockOffsetMs = 0 } = {}) => {
    const caseId = randomUUID();
    const data: Data = { childRef, wish: 'to be heard', pendingOn: '2026-11-20' };
    const members = { RSW: { userId: people.rsw } };
    accepted(await send('rsw', caseId, { type: 'OPEN_DRAFT', data, members, reference: '', training, clockOffsetMs }));
    return accepted(await send('rsw', caseId, { type: 'SUBMIT', data })).state;
  };
  return {
    db,
    ledger,
    people,
    committed,
    clockAt: (at) => {
      wall = new Date(at);
    },
    now: () => wall,
    as,
    send,
    ask,
    close: () => db.drop(),
  };
}

/** The accepted outcome, or a failure that says what came instead. */
export function accepted(outcome: CommandOutcome): Extract<CommandOutcome, { kind: 'ACCEPTED' }> {
  if (outcome.kind === 'ACCEPTED') return outcome;
  const why = outcome.kind === 'REFUSED' ? JSON.stringify(outcome.refusal) : '';
  throw new Error(`not accepted: ${outcome.kind} ${why}`);
}

/** The id of the case's open task of a step. */
export function openTask(state: CaseState, step: string): string {
  const task = Object.values(state.tasks).find(
    (t) => t.step === step && (t.status === 'OPEN' || t.status === 'IN_PROGRESS'),
  );
  if (!task) throw new Error(`no open ${step}`);
  return task.id;
}
