import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../embedded/ports';
import { httpClient } from './client';
import { disturbance, machineUse } from './cpu';
import { completeNext, gather, type LifeCase, refer, type Staff } from './helmi-life';
import { type Finding, ratioFinding } from './report';
import { disturbedNote, inParallel, type Measure, type Scale, upTo } from './run';
import { behind, onStage, type Stage } from './stage';
import { median, percentile } from './stats';

const PER_SECOND = 5;
const LONGEST_LAG_MS = 1_000;
/** As many at once as the relay tells. */
const AT_ONCE = 16;

/** T4: how soon workflows hear, and how fast they hear everything after the engine was away. */
export const relay: Measure = {
  ids: ['T4'],
  run: (scale) =>
    onStage(async (stage) => {
      const client = httpClient(stage.apiUrl, 10);
      const staff = await gather(client);
      const before = machineUse();
      const findings = [await lag(stage, staff, scale), await catchUp(stage, staff, scale)];
      client.close();
      const disturbed = disturbedNote(disturbance(before, machineUse()), 'over both measures');
      return findings.map((each) => ({ ...each, note: `${each.note}; ${disturbed}` }));
    }),
};

/** Completions come at a steady pace, whether earlier ones were answered or not; each is followed until its workflow has it. */
async function lag(stage: Stage, staff: Staff, scale: Scale): Promise<Finding> {
  const cases = await referred(staff, scale.pick(40, 5) * PER_SECOND);
  await stage.settled();
  const began = Date.now();
  const lags = await Promise.all(
    cases.map(async (of, index) => {
      await delay(began + (index * 1_000) / PER_SECOND - Date.now());
      const { seq } = await completeNext(staff, of, false);
      const accepted = performance.now();
      await told(stage, of.id, seq);
      return performance.now() - accepted;
    }),
  );
  const p99 = percentile(lags, 0.99);
  return {
    id: 'T4',
    what: `relay lag at ${PER_SECOND} completions/s, p99`,
    ours: `p50 ${median(lags).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
    target: `≤ ${LONGEST_LAG_MS} ms`,
    found: `${p99.toFixed(0)} ms`,
    ok: p99 <= LONGEST_LAG_MS,
    note: `from the answer to the moment the engine has the message; ${lags.length} completions`,
  };
}

async function told({ pool }: Stage, caseId: string, seq: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(5)) {
    const text = 'SELECT 1 FROM relay WHERE case_id = $1 AND sent_seq >= $2';
    const { rowCount } = await pool.query({ name: 'told', text, values: [caseId, seq] });
    if (rowCount === 1) return;
  }
  throw new Error('a workflow was not told in time');
}

/** One command on each of many cases while the engine is away, and then the way back; bare signals take the same way. */
async function catchUp(stage: Stage, staff: Staff, scale: Scale): Promise<Finding> {
  const commands = scale.pick(1_000, 100);
  scale.tell(`  T4: ${commands} cases, and as many bare workflows`);
  const cases = await referred(staff, commands);
  await stage.settled(300_000);
  await stage.program('bare-worker', [String(await freePort())]);
  const bareIds = upTo(commands).map((n) => `bare-signal-${n}`);
  await inParallel(bareIds, AT_ONCE, async (workflowId) => {
    await stage.client.workflow.start('bareSignals', { workflowId, taskQueue: 'bare', args: [{ until: 2 }] });
  });

  await stage.stopTemporal();
  const away = Date.now();
  const seqs = new Map<string, number>();
  await inParallel(cases, 10, async (of) => {
    seqs.set(of.id, (await completeNext(staff, of, false)).seq);
  });
  const acceptedIn = Date.now() - away;
  if ((await behind(stage.pool)) !== commands) throw new Error('the engine was told of something while it was away');
  await stage.startTemporal();
  const back = performance.now();
  // The relay may have found the server before we were told that it is ready: what it told by then doesn't count.
  const waiting = await behind(stage.pool);
  let firstAfter: number | undefined;
  for (let left = waiting; left > 0; left = await behind(stage.pool)) {
    if (left < waiting) firstAfter ??= performance.now() - back;
    if (performance.now() - back > 300_000) throw new Error('the relay did not catch up in time');
    await delay(20);
  }
  const ours = waiting / ((performance.now() - back) / 1_000);
  const fault = await lostOrDoubled(stage, seqs);

  // The bare signals too meet a server that has just come back.
  await stage.stopTemporal();
  await stage.startTemporal();
  const bareBack = performance.now();
  await inParallel(bareIds, AT_ONCE, async (workflowId) => {
    await stage.client.workflow.getHandle(workflowId).signal('progress', { seq: 1 });
  });
  const baseline = commands / ((performance.now() - bareBack) / 1_000);
  const finding = ratioFinding({
    id: 'T4',
    what: `catch-up after ${commands} commands without the engine`,
    unit: 'cases/s',
    ours: [ours],
    baseline: [baseline],
    ratio: ours / baseline,
    atLeast: 0.8,
    note:
      `${fault ?? 'nothing lost, nothing doubled'}; the commands were accepted in ${(acceptedIn / 1_000).toFixed(1)} s, ` +
      `${commands - waiting} cases were told before the server was ready in full, the next ${((firstAfter ?? 0) / 1_000).toFixed(1)} s ` +
      'after it; the clock starts there, also for the bare signals',
  });
  return fault === null ? finding : { ...finding, ok: false };
}

/** Null where every workflow heard its case's last event in one message; else what is wrong. */
async function lostOrDoubled(stage: Stage, seqs: ReadonlyMap<string, number>): Promise<string | null> {
  let lost = 0;
  let doubled = 0;
  await inParallel([...seqs], AT_ONCE, async ([caseId, seq]) => {
    const heard = (await stage.heard(`helmi-case-${caseId}`)).filter((view) => view.seq === seq).length;
    if (heard === 0) lost += 1;
    if (heard > 1) doubled += 1;
  });
  return lost + doubled === 0 ? null : `${lost} lost, ${doubled} doubled`;
}

async function referred(staff: Staff, count: number): Promise<LifeCase[]> {
  const cases: LifeCase[] = [];
  await inParallel(upTo(count), 8, async () => {
    cases.push(await refer(staff, { training: false }));
  });
  return cases;
}
