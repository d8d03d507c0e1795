import { type CpuPerCase, finishedCases, type HistorySize } from './finished-cases';
import { WHOLE } from './helmi-life';
import { type Finding, ratioFinding } from './report';
import { disturbedNote, type Measure, type Scale } from './run';
import { median, withSpread } from './stats';

const MOST_EVENTS = 130;
const MOST_BYTES = 20_000;
const MOST_STORED = 40_000;

/** T2, T3, T8: what a whole case of twelve steps costs the engine and the database. */
export const finished: Measure = {
  ids: ['T2', 'T3', 'T8'],
  async run(scale: Scale) {
    const { cpu, cases, ours, baseline, bytes } = await finishedCases(scale);
    const total = (phases: readonly CpuPerCase[]) => phases.map(({ server, worker }) => server + worker);
    const [mine, theirs] = [total(cpu.ours), total(cpu.baseline)];
    const split = (phases: readonly CpuPerCase[]) =>
      `server ${median(phases.map(({ server }) => server)).toFixed(0)} ms and worker ${median(phases.map(({ worker }) => worker)).toFixed(0)} ms`;
    const events = limitFinding(
      'T3',
      `events, case of ${WHOLE} steps`,
      of(ours, 'events'),
      of(baseline, 'events'),
      MOST_EVENTS,
    );
    const size = limitFinding(
      'T3',
      `bytes, case of ${WHOLE} steps`,
      of(ours, 'bytes'),
      of(baseline, 'bytes'),
      MOST_BYTES,
    );
    const heaviest = bytes.tables
      .filter((share) => share.bytes >= 100)
      .map((share) => `${share.table} ${kB(share.bytes)}`)
      .join(', ');
    return [
      ratioFinding({
        id: 'T2',
        what: 'processor time of server and worker per case',
        unit: 'ms',
        ours: mine,
        baseline: theirs,
        ratio: median(mine) / median(theirs),
        atMost: 1,
        digits: 0,
        note: `ours ${split(cpu.ours)}, bare ${split(cpu.baseline)}; ${disturbedNote(cpu.disturbed)}`,
      }),
      events,
      size,
      {
        id: 'T8',
        what: 'PostgreSQL per finished case, with its log of use',
        ours: `${kB(bytes.rows)} without, ${kB(bytes.withHistory)} with the engine's history`,
        target: `≤ ${kB(MOST_STORED)}`,
        found: kB(bytes.withHistory),
        ok: bytes.withHistory <= MOST_STORED,
        note: `over ${cases} cases, after VACUUM FULL, indexes included: ${heaviest}`,
      },
    ];
  },
};

const of = (sizes: readonly HistorySize[], what: keyof HistorySize) => sizes.map((size) => size[what]);
const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

function limitFinding(id: string, what: string, ours: number[], baseline: number[], most: number): Finding {
  const found = median(ours);
  return {
    id,
    what,
    ours: withSpread(ours, 0),
    baseline: withSpread(baseline, 0),
    target: `≤ ${most}`,
    found: found.toFixed(0),
    ok: found <= most,
  };
}
