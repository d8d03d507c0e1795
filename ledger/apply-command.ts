import type { Pool, PoolClient } from 'pg';
import { poolOf } from '../entities/data-source';
import { pathwayBooks } from '../pathways';
import { decide } from '../pathways/decide';
import type { Command } from '../pathways/model';
import { keepable } from '../pathways/stand-ins';
import { answerOf } from './answer';
import { createLibrary } from './books';
import { createCalendarSource } from './calendar-source';
import { openChildren } from './children';
import { guarded, isDuplicate, isUnknownPerson } from './database-errors';
import { ENGINE } from './engine-sender';
import { tellKin } from './kin';
import type { AlarmOutcome, Ledger, LedgerDeps } from './ledger';
import { type LoadedCase, loadNew, lockCase, type Sources, type StoredKey, storedKey, wallDay } from './load-case';
import { foldEvents } from './membership';
import { readEvents } from './read-events';
import { nextReference } from './reference';
import { inWorkRefusal, lookUpSubject } from './subject';
import { subjectWorkers } from './subject-workers';
import { tellPrevious } from './tell-case';
import { inTransaction, type Worked } from './transaction';
import type { CommandOutcome, CommandRequest, Denial } from './types';
import { createViewReader } from './view';
import { writeCase } from './write-case';

const KEY_TWIN = 'command_key_pk';
const IN_WORK = 'case_file_in_work_uq';

interface Done {
  readonly outcome: CommandOutcome;
  /** Cases whose workflows have something to hear from the relay. */
  readonly changed: readonly { readonly caseId: string; readonly seq: number }[];
}

/** How a command came in: by the case's own workflow, which hears the result as its activity's answer, or otherwise. */
interface Way {
  readonly toldByWorkflow: boolean;
}

/** The one door through which cases change. */
export function createLedger(deps: LedgerDeps): Ledger {
  const pool = poolOf(deps.dataSource);
  const library = createLibrary(deps.books ?? pathwayBooks);
  const sources: Sources = { library, calendars: createCalendarSource(), clock: deps.clock ?? (() => new Date()) };
  const views = createViewReader(pool, library);
  const door: Door = { pool, sources, announce: deps.announce ?? false };

  const apply = async (request: CommandRequest, way: Way): Promise<CommandOutcome> => {
    const { outcome, changed } = await submit(door, request, way);
    for (const { caseId, seq } of changed) deps.onCommitted?.(caseId, seq);
    return outcome;
  };

  const byTime = async (caseId: string, command: Command): Promise<AlarmOutcome> => {
    const outcome = await apply({ caseId, command, sender: ENGINE }, { toldByWorkflow: true });
    const view = await views.one(caseId);
    if (!view) return { kind: 'GONE' };
    if (outcome.kind === 'NOT_YET') return { kind: 'NOT_YET', view };
    const acted = outcome.kind === 'ACCEPTED' && outcome.events.length > 0;
    return { kind: acted ? 'RAISED' : 'STALE', view };
  };

  return {
    applyCommand: (request) => apply(request, { toldByWorkflow: false }),
    raiseAlarm: (caseId, alarmId) => byTime(caseId, { type: 'ALARM', alarmId }),
    landClock: (caseId) => byTime(caseId, { type: 'LAND_CLOCK', clockOffsetMs: 0 }),
    viewOf: (caseId) => views.one(caseId),
  };
}

interface Door {
  readonly pool: Pool;
  readonly sources: Sources;
  readonly announce: boolean;
}

async function submit(door: Door, request: CommandRequest, way: Way): Promise<Done> {
  const { pool, sources } = door;
  if (request.command.type === 'OPEN_DRAFT') {
    const { pathwayId = '' } = request;
    const current = await sources.library.inForce(pathwayId, wallDay(sources), pool);
    if (current) await guarded(() => sources.library.store(current, pool));
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(pool, (client) => attemptOnce(client, door, request, way));
    } catch (error) {
      const lostRace = isDuplicate(error, KEY_TWIN) || isDuplicate(error, IN_WORK);
      // The winner has committed by now: the next look finds its key, or the child's case.
      if (lostRace && attempt === 1) continue;
      if (isUnknownPerson(error))
        return { outcome: { kind: 'REFUSED', refusal: { code: 'unknown_user' } }, changed: [] };
      if (!isDuplicate(error, IN_WORK)) throw error;
      const refusal = await guarded(() => inWorkRefusal(pool, request.caseId));
      return { outcome: { kind: 'REFUSED', refusal }, changed: [] };
    }
  }
}

async function attemptOnce(client: PoolClient, door: Door, request: CommandRequest, way: Way): Promise<Worked<Done>> {
  const creates = request.command.type === 'OPEN_DRAFT';
  const loaded = await (creates ? loadNew : lockCase)(client, request, door.sources);
  if (!loaded) return nothing({ kind: 'NOT_FOUND' });
  if (loaded.key) return nothing(await repeated(client, door, request, loaded, loaded.key));
  const { state, book } = loaded;
  const denial = state ? (request.authorize?.(state, book) ?? null) : null;
  if (denial) return nothing({ kind: 'DENIED', denial });
  const done = await decideAndWrite(client, door, request, loaded, way);
  const { kind } = done.outcome;
  if (kind === 'REFUSED') {
    // A twin may have been accepted while this one waited for the lock: then the twin's answer is the answer.
    const twin = await storedKey(client, request);
    if (twin) return nothing(await repeated(client, door, request, loaded, twin));
  }
  return { keep: kind === 'ACCEPTED', value: done };
}

async function decideAndWrite(
  client: PoolClient,
  door: Door,
  request: CommandRequest,
  loaded: LoadedCase,
  way: Way,
): Promise<Done> {
  const { state, book, env } = loaded;
  const { sender, caseId } = request;
  const prepared = await prepare(client, door, request, loaded);
  const refused = (refusal: Extract<CommandOutcome, { kind: 'REFUSED' }>['refusal']): Done => ({
    outcome: { kind: 'REFUSED', refusal, book, ...(state ? { state } : {}) },
    changed: [],
  });
  if ('refusal' in prepared) return refused(prepared.refusal);
  const { command } = prepared;
  const workers = await subjectWorkers(client, command, state, book.definition);
  const known = workers ? { ...env, subjectWorkers: workers } : env;
  const decision = decide(state, command, sender.actor, known, book, caseId);
  if (!decision.ok) return refused(decision.refusal);
  if (decision.notYet !== undefined) return { outcome: { kind: 'NOT_YET', at: decision.notYet }, changed: [] };
  const first = (state?.seq ?? 0) + 1;
  const events = decision.events.map((event, index) => ({ ...event, seq: first + index }));
  const folded = foldEvents(state, events);
  const answer = answerOf(state, folded.state, command);
  const outcome: CommandOutcome = { kind: 'ACCEPTED', repeated: false, state: folded.state, book, events, answer };
  if (events.length === 0) return { outcome, changed: [] };
  const { announce } = door;
  await writeCase(client, {
    before: loaded,
    command,
    sender,
    events,
    notices: decision.notices,
    folded,
    answer,
    idempotency: request.idempotency,
    toldByWorkflow: way.toldByWorkflow,
    announce,
  });
  const told = await tellPrevious(client, door.sources, { command, state, book, sender, announce });
  if ('refusal' in told) return refused(told.refusal);
  const parent = { state: folded.state, loaded, sender, announce, command };
  const children = await openChildren(client, parent, events, door.sources);
  const kin = await tellKin(client, door.sources, { before: state, state: folded.state, events, sender, announce });
  return {
    outcome,
    changed: [...(way.toldByWorkflow ? [] : [{ caseId, seq: folded.state.seq }]), ...children, ...kin, ...told.changed],
  };
}

type Prepared =
  | { readonly command: Command }
  | Extract<Awaited<ReturnType<typeof lookUpSubject>>, { refusal: unknown }>;

/** Adds what only the ledger knows: the next reference, the child's other cases, how far a moved clock got. */
async function prepare(client: PoolClient, door: Door, request: CommandRequest, loaded: LoadedCase): Promise<Prepared> {
  const { state, book, env } = loaded;
  const command = state
    ? keepable(request.command, { state, book, env, actor: request.sender.actor })
    : request.command;
  if (command.type === 'OPEN_DRAFT' && command.reference === '') {
    const year = Number(env.today.slice(0, 4));
    return { command: { ...command, reference: await nextReference(client, book.definition.referencePrefix, year) } };
  }
  if (command.type === 'SUBMIT' && state) return lookUpSubject(client, command, state, book.definition);
  if (command.type === 'LAND_CLOCK' && state?.moving) {
    const clockOffsetMs = Date.parse(state.moving.to) - door.sources.clock().getTime();
    return { command: { ...command, clockOffsetMs } };
  }
  return { command };
}

/** The first answer again, under the rights of now: nothing is done a second time. */
async function repeated(
  client: PoolClient,
  door: Door,
  request: CommandRequest,
  loaded: LoadedCase,
  key: StoredKey,
): Promise<CommandOutcome> {
  const creates = request.command.type === 'OPEN_DRAFT';
  if (key.bodyHash !== request.idempotency?.bodyHash) return { kind: 'KEY_REUSED' };
  if (!creates && key.caseId !== request.caseId) return { kind: 'KEY_REUSED' };
  const now = creates ? await lockCase(client, { ...request, caseId: key.caseId }, door.sources) : loaded;
  if (!now?.state) return { kind: 'NOT_FOUND' };
  const { state, book } = now;
  const denial: Denial | null = request.authorize?.(state, book) ?? null;
  if (denial) return { kind: 'DENIED', denial };
  const events = await readEvents(client, key.caseId, key.firstSeq, key.seq);
  return { kind: 'ACCEPTED', repeated: true, state, book, events, answer: key.answer };
}

function nothing(outcome: CommandOutcome): Worked<Done> {
  return { keep: false, value: { outcome, changed: [] } };
}
