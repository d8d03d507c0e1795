import { freePort } from '../embedded/ports';
import { type HttpClient, httpClient } from './client';
import { cpuMs } from './cpu';
import { completeNext, gather, type LifeCase, ONE_DAY, refer, type Staff } from './helmi-life';
import { type Finding, ratioFinding } from './report';
import { alternate, disturbedNote, inParallel, type Measure, type Scale, upTo } from './run';
import { onStage, type Stage } from './stage';
import { median, percentile } from './stats';

interface Phase {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of everything but the client, per completion. */
  readonly cpu: number;
}

/** Cases for this many completions a second are made beforehand; a phase that runs out of them is over. */
const ENOUGH_PER_SECOND = 350;

/** T1: a completion over our API, signed in, authorised and logged, against the floor. */
export const completions: Measure = {
  ids: ['T1'],
  run: (scale) =>
    onStage(async (stage) => {
      const floorPort = await freePort();
      const { pid } = await stage.program('floor', [String(floorPort)]);
      const floorUsed = () => cpuMs(pid) + stage.used('postgres');
      const findings: Finding[] = [];
      for (const width of [1, 10]) findings.push(...(await compare({ stage, floorPort, floorUsed, width, scale })));
      return findings;
    }),
};

interface Comparison {
  readonly stage: Stage;
  readonly floorPort: number;
  readonly floorUsed: () => number;
  readonly width: number;
  readonly scale: Scale;
}

async function compare({ stage, floorPort, floorUsed, width, scale }: Comparison): Promise<Finding[]> {
  const ms = scale.pick(4_000, 1_500);
  const client = httpClient(stage.apiUrl, width);
  const floor = httpClient(`http://127.0.0.1:${floorPort}`, width);
  const staff = await gather(client);
  const ours = () => ourPhase(stage, staff, width, ms);
  const baseline = async () => {
    // What the workflows still have to hear must not slow the floor.
    await stage.settled();
    return floorPhase(floor, floorUsed, width, ms);
  };
  // Code that has never run is slow: nobody's first requests count.
  await ours();
  await baseline();
  const pair = await alternate(scale.pick(3, 1), { ours, baseline });
  client.close();
  floor.close();
  const of = (phases: readonly Phase[], what: keyof Phase) => phases.map((phase) => phase[what]);
  const rates = [of(pair.ours, 'perSecond'), of(pair.baseline, 'perSecond')] as const;
  const p50 = [of(pair.ours, 'p50'), of(pair.baseline, 'p50')] as const;
  const beside = (what: keyof Phase) =>
    `${median(of(pair.ours, what)).toFixed(1)} ms against ${median(of(pair.baseline, what)).toFixed(1)} ms`;
  return [
    ratioFinding({
      id: 'T1',
      what: `completions, C=${width}`,
      unit: '/s',
      ours: rates[0],
      baseline: rates[1],
      ratio: median(rates[0]) / median(rates[1]),
      atLeast: 0.5,
      digits: 0,
      note: `p99 ${beside('p99')}, processor time per completion ${beside('cpu')}; ${disturbedNote(pair.disturbed)}`,
    }),
    ratioFinding({
      id: 'T1',
      what: `p50, C=${width}`,
      unit: 'ms',
      ours: p50[0],
      baseline: p50[1],
      ratio: median(p50[0]) / median(p50[1]),
      atMost: 2,
      digits: 2,
    }),
  ];
}

/** Cases are referred beforehand; in the phase each is completed step by step, so many at a time as `width` says. */
async function ourPhase(stage: Stage, staff: Staff, width: number, ms: number): Promise<Phase> {
  const needed = Math.ceil(((width === 1 ? ENOUGH_PER_SECOND / 2 : ENOUGH_PER_SECOND) * ms) / 1_000 / ONE_DAY);
  const cases: LifeCase[] = [];
  await inParallel(upTo(needed), width, async () => {
    cases.push(await refer(staff, { training: false }));
  });
  await stage.settled();
  const used = () => stage.used('api', 'postgres', 'temporal', 'worker');
  return timed(width, ms, used, async () => {
    const next = cases.pop();
    if (next === undefined) return undefined;
    return {
      step: async () => (await completeNext(staff, next, false)).ms,
      isOver: () => next.done === ONE_DAY,
    };
  });
}

async function floorPhase(floor: HttpClient, used: () => number, width: number, ms: number): Promise<Phase> {
  return timed(width, ms, used, async () => {
    const { body } = await floor.request('POST', '/cases');
    let task = (body as { id: string }).id;
    let done = 0;
    return {
      step: async () => {
        const reply = await floor.request('POST', `/tasks/${task}/complete`, { who: 'coord', outcome: 'ACCEPT' });
        if (reply.status !== 200) throw new Error(`the floor answered ${reply.status}`);
        task = (reply.body as { next: string }).next;
        done += 1;
        return reply.ms;
      },
      isOver: () => done === ONE_DAY,
    };
  });
}

interface Run {
  readonly step: () => Promise<number>;
  readonly isOver: () => boolean;
}

/** Completes until the time is over or nothing is left; gives what was done per second of the time it took. */
async function timed(
  width: number,
  ms: number,
  used: () => number,
  begin: () => Promise<Run | undefined>,
): Promise<Phase> {
  const took: number[] = [];
  const before = used();
  const began = performance.now();
  const isLate = () => performance.now() - began >= ms;
  await inParallel(upTo(width), width, async () => {
    while (!isLate()) {
      const run = await begin();
      if (run === undefined) return;
      while (!run.isOver() && !isLate()) took.push(await run.step());
    }
  });
  const seconds = (performance.now() - began) / 1_000;
  const cpu = (used() - before) / took.length;
  return { perSecond: took.length / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99), cpu };
}
