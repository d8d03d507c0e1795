import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '../platform/logger';
import { DatabaseError } from './database-errors';
import { type Engine, EngineAway } from './engine';
import { type Behind, relayRows } from './relay-rows';
import type { ViewReader, WorkflowTelling } from './view';

export interface RelayDeps {
  readonly pool: Pool;
  readonly views: Pick<ViewReader, 'many'>;
  readonly engine: Engine;
  readonly logger: Logger;
  /** Urgent notices that no worker has taken for 15 s: deliver them from here. */
  readonly onUrgentStuck?: (noticeIds: readonly string[]) => Promise<void>;
  /** Milliseconds between two looks without a nudge (default 1000). */
  readonly everyMs?: number;
}

export interface Relay {
  start(): void;
  /** A case has changed: look now. */
  nudge(): void;
  /** One look, until nothing is left that may be told now; gives the number of cases told. */
  drain(): Promise<number>;
  /** Seconds since the oldest change that a workflow has not heard of; 0 when all have heard. */
  lag(): Promise<number>;
  stop(): Promise<void>;
}

const BATCH = 50;
const AT_ONCE = 16;
/** Least time between two looks (ms). */
const BREATH_MS = 250;

/**
 * Tells workflows what happened in the ledger: one message per case, however much happened, repeated until it was
 * taken. Several relays may run; a lease keeps them off each other's cases, and no lock is held while the engine
 * answers. A case that can't be told backs off alone; an engine that is away stops nobody's back-off from the start.
 */
export function createRelay(deps: RelayDeps): Relay {
  const rows = relayRows(deps.pool);
  const { logger } = deps;
  const stopping = new AbortController();
  let wake: (() => void) | undefined;
  let nudged = false;
  let running: Promise<void> | undefined;
  let away = false;

  const tellBatches = async (goesOn: (size: number) => boolean): Promise<number> => {
    let told = 0;
    for (let last = BATCH; goesOn(last) && !stopping.signal.aborted; ) {
      const behind = await rows.lease(BATCH);
      last = behind.length;
      if (last === 0) return told;
      const results = await tellAll(deps, behind, rows);
      told += results.told;
      if (results.away !== away)
        logger[results.away ? 'warn' : 'info'](results.away ? 'engine is away' : 'engine is back');
      away = results.away;
      if (away) return told;
    }
    return told;
  };
  const drain = (): Promise<number> => tellBatches(() => true);
  // A batch that isn't full was all there was: what has come since has nudged.
  const look = (): Promise<number> => tellBatches((last) => last === BATCH);

  let delivering: Promise<void> | undefined;
  const urgent = async (): Promise<void> => {
    if (!deps.onUrgentStuck || delivering) return;
    const noticeIds = await rows.urgentStuck();
    if (noticeIds.length === 0) return;
    // Not waited for: a slow mail server must not keep the workflows from hearing.
    delivering = deps
      .onUrgentStuck(noticeIds)
      .catch((error: unknown) => logger.warn('urgent mail did not leave', { err: error }))
      .finally(() => {
        delivering = undefined;
      });
  };

  const sleep = async (ms: number, lookedAt: number): Promise<void> => {
    if (!nudged || away) {
      const nap = new AbortController();
      wake = () => {
        if (!away) nap.abort();
      };
      const signal = AbortSignal.any([nap.signal, stopping.signal]);
      await pause(ms, undefined, { signal }).catch(() => undefined);
      wake = undefined;
    }
    // A lone change is told at once. Under load, what comes within a breath goes together: the processors stay with people.
    const breath = Math.min(ms, BREATH_MS) - (Date.now() - lookedAt);
    if (breath > 0) await pause(breath, undefined, { signal: stopping.signal }).catch(() => undefined);
  };

  const run = async (): Promise<void> => {
    let lookedForUrgent = 0;
    while (!stopping.signal.aborted) {
      nudged = false;
      const lookedAt = Date.now();
      try {
        await look();
        // Nudges come with every command; stuck mail is worth one look a second at most.
        if (Date.now() - lookedForUrgent >= 1_000) {
          lookedForUrgent = Date.now();
          await urgent();
        }
      } catch (error) {
        logger.warn('relay could not look', { err: error });
        nudged = false;
      }
      await sleep(deps.everyMs ?? 1_000, lookedAt);
    }
  };

  return {
    start() {
      running ??= run();
    },
    nudge() {
      nudged = true;
      wake?.();
    },
    drain,
    lag: () => rows.lag(),
    async stop() {
      stopping.abort();
      await running;
      await delivering;
    },
  };
}

interface Round {
  readonly told: number;
  readonly away: boolean;
}

/** Tells a batch, some at a time; what can't be told is put off, all of it without blame when the engine is away. */
async function tellAll(deps: RelayDeps, behind: readonly Behind[], rows: ReturnType<typeof relayRows>): Promise<Round> {
  const tellings = new Map((await deps.views.many(behind.map(({ caseId }) => caseId))).map((t) => [t.caseId, t]));
  const sent: { caseId: string; seq: number }[] = [];
  const failed: { caseId: string; code: string }[] = [];
  const untried: string[] = [];
  const queue = [...behind];
  let away = false;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const telling = tellings.get(next.caseId);
      if (!telling) {
        failed.push({ caseId: next.caseId, code: 'NoView' });
        continue;
      }
      if (away) {
        untried.push(next.caseId);
        continue;
      }
      try {
        sent.push(await tell(deps.engine, telling, next));
      } catch (error) {
        if (error instanceof EngineAway) {
          away = true;
          untried.push(next.caseId);
        } else if (error instanceof DatabaseError) throw error;
        else {
          const code = error instanceof Error ? error.name : 'unknown';
          deps.logger.warn('workflow could not be told', { caseId: next.caseId, err: error });
          failed.push({ caseId: next.caseId, code });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await rows.settle({ sent, failed, untried });
  return { told: sent.length, away };
}

async function tell(engine: Engine, telling: WorkflowTelling, { sentSeq }: Behind) {
  await engine.startOrSignal(telling, sentSeq > 0);
  return { caseId: telling.caseId, seq: telling.input.view.seq };
}
