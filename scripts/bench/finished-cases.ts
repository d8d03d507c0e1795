/** Whole cases of twelve steps, each step heard by its workflow on its own, beside bare workflows with the same steps. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import { freePort } from '../embedded/ports';
import { httpClient } from './client';
import { cpuMs } from './cpu';
import { completeNext, followUp, gather, ONE_DAY, refer, type Staff, WHOLE } from './helmi-life';
import { alternate, inParallel, type Pair, type Scale, upTo } from './run';
import { onStage, type Stage } from './stage';

export interface Finished {
  /** Processor time (ms) of server and worker per case, one number per phase. */
  readonly cpu: Pair<CpuPerCase>;
  /** How many cases of ours were finished. */
  readonly cases: number;
  readonly ours: readonly HistorySize[];
  readonly baseline: readonly HistorySize[];
  /** Bytes in PostgreSQL per finished case, without and with the kept histories of the engine. */
  readonly bytes: { readonly rows: number; readonly withHistory: number; readonly tables: readonly TableShare[] };
}

export interface CpuPerCase {
  readonly server: number;
  readonly worker: number;
}

export interface HistorySize {
  readonly events: number;
  readonly bytes: number;
}

export interface TableShare {
  readonly table: string;
  readonly bytes: number;
}

const WIDTH = 10;
/** Steps of a case follow each other at this pace while processor time is measured. */
const PACE_MS = 300;
/** At this pace a workflow is done with one step before it hears of the next, also on a busy machine: as in real life. */
const CALM_MS = 1_200;
const CALM_CASES = 4;

let made: Promise<Finished> | undefined;

/** Runs the cases once per run of the benchmark; every measure that wants to know about them shares them. */
export function finishedCases(scale: Scale): Promise<Finished> {
  made ??= onStage((stage) => make(stage, scale));
  return made;
}

async function make(stage: Stage, scale: Scale): Promise<Finished> {
  const empty = await tableBytes(stage);
  const client = httpClient(stage.apiUrl, WIDTH * 2);
  const staff = await gather(client);
  const port = await freePort();
  const bareWorker = await stage.program('bare-worker', [String(port)]);
  const cases = scale.pick(20, 6);
  const ourIds: string[] = [];
  const bareIds: string[] = [];
  const phase = (life: () => Promise<void>, worker: () => number) => async (): Promise<CpuPerCase> => {
    const before = { server: stage.used('temporal'), worker: worker() };
    await inParallel(upTo(cases), WIDTH, life);
    return {
      server: (stage.used('temporal') - before.server) / cases,
      worker: (worker() - before.worker) / cases,
    };
  };
  const ours = phase(
    async () => void ourIds.push(await ourLife(stage, staff, PACE_MS)),
    () => stage.used('worker'),
  );
  const baseline = phase(
    async () => void bareIds.push(await bareLife(stage)),
    () => cpuMs(bareWorker.pid),
  );
  // A first round warms both up and counts for nothing but storage.
  await ours();
  await baseline();
  const cpu = await alternate(scale.pick(3, 1), { ours, baseline });
  const calmIds = await Promise.all(upTo(CALM_CASES).map(() => ourLife(stage, staff, CALM_MS)));
  ourIds.push(...calmIds);
  client.close();
  await untilOver(stage, ourIds);
  const look = (ids: readonly string[]) => Promise.all(ids.map((id) => historySize(stage, id)));
  const sizes = {
    ours: await look(calmIds.map((id) => `helmi-case-${id}`)),
    baseline: await look(bareIds.slice(0, CALM_CASES)),
  };
  const rows = await tableBytes(stage);
  await keepHistories(stage, ourIds.length);
  const all = await tableBytes(stage);
  const more = (now: ReadonlyMap<string, number>) => {
    const sum = [...now].reduce((total, [table, bytes]) => total + bytes - (empty.get(table) ?? 0), 0);
    return sum / ourIds.length;
  };
  const tables = [...all]
    .map(([table, bytes]) => ({ table, bytes: (bytes - (empty.get(table) ?? 0)) / ourIds.length }))
    .sort((a, b) => b.bytes - a.bytes);
  return { cpu, cases: ourIds.length, ...sizes, bytes: { rows: more(rows), withHistory: more(all), tables } };
}

async function ourLife(stage: Stage, staff: Staff, paceMs: number): Promise<string> {
  const of = await refer(staff, { training: true });
  for (const _ of upTo(ONE_DAY)) {
    const began = Date.now();
    const { seq } = await completeNext(staff, of, true, true);
    await heard(stage, of.id, seq);
    await delay(Math.max(0, began + paceMs - Date.now()));
  }
  const { seq } = await followUp(staff, of);
  await heard(stage, of.id, seq);
  return of.id;
}

async function heard({ pool }: Stage, caseId: string, seq: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(20)) {
    const text = 'SELECT 1 FROM relay WHERE case_id = $1 AND sent_seq >= $2';
    const { rowCount } = await pool.query({ name: 'heard', text, values: [caseId, seq] });
    if (rowCount === 1) return;
  }
  throw new Error('a workflow did not hear of a step in time');
}

async function bareLife({ client }: Stage): Promise<string> {
  const workflowId = `bare-${randomUUID()}`;
  const handle = await client.workflow.start('bareSteps', {
    workflowId,
    taskQueue: 'bare',
    args: [{ steps: WHOLE }],
  });
  for (const _ of upTo(WHOLE)) {
    const began = Date.now();
    await handle.executeUpdate('complete', { args: [{ outcome: 'ACCEPT' }] });
    await delay(Math.max(0, began + PACE_MS - Date.now()));
  }
  await handle.result();
  return workflowId;
}

/** The cases have ended: so must their workflows, once the last notices have left. */
async function untilOver(stage: Stage, caseIds: readonly string[]): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(250)) {
    const states = await Promise.all(caseIds.map((id) => isRunning(stage, `helmi-case-${id}`)));
    if (!states.includes(true)) return;
  }
  throw new Error('workflows of ended cases still run');
}

async function isRunning({ client }: Stage, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return true;
    throw error;
  }
}

async function historySize({ client }: Stage, workflowId: string): Promise<HistorySize> {
  const { historyLength, historySize: bytes } = await client.workflow.getHandle(workflowId).describe();
  return { events: historyLength, bytes: bytes ?? 0 };
}

/** Lets the product's own job keep the ended histories. */
async function keepHistories({ client, pool }: Stage, wanted: number): Promise<void> {
  await client.schedule.getHandle('helmi-archiveHistories').trigger();
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(200)) {
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM engine_archive');
    if ((rows[0]?.n ?? 0) >= wanted) return;
  }
  throw new Error('the histories were not kept in time');
}

/** Bytes of every table with its indexes, after everything dead was thrown out. */
async function tableBytes({ pool }: Stage): Promise<Map<string, number>> {
  await pool.query('VACUUM (FULL, ANALYZE)');
  const { rows } = await pool.query<{ name: string; bytes: string }>(
    `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
}
