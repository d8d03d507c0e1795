import { withSpread } from './stats';

/** What one measure found: our number beside its baseline and the target. */
export interface Finding {
  readonly id: string;
  readonly what: string;
  readonly ours: string;
  /** What ours is held against, measured in the same run; absent where the target is a plain limit. */
  readonly baseline?: string;
  readonly target: string;
  readonly found: string;
  readonly ok: boolean;
  /** What the reader must know to trust the number. */
  readonly note?: string;
}

/** Numbers of the phases of one kind, one per phase. */
export type Series = readonly number[];

/** A finding about a ratio of medians, ours over the baseline. */
export function ratioFinding(of: {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: Series;
  readonly baseline: Series;
  readonly ratio: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly digits?: number;
  readonly note?: string;
}): Finding {
  const { id, what, unit, ours, baseline, ratio, atLeast, atMost, digits = 1 } = of;
  const ok = (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost);
  return {
    id,
    what,
    ours: `${withSpread(ours, digits)} ${unit}`,
    baseline: `${withSpread(baseline, digits)} ${unit}`,
    target: atLeast === undefined ? `≤ ${atMost} ×` : `≥ ${atLeast} ×`,
    found: `${ratio.toFixed(2)} ×`,
    ok,
    ...(of.note === undefined ? {} : { note: of.note }),
  };
}

/** The findings as a Markdown table and their notes, ready for docs/performance.md. */
export function table(findings: readonly Finding[]): string {
  const lines = ['| # | what | ours | baseline | found | target | |', '|---|---|---|---|---|---|---|'];
  for (const { id, what, ours, baseline, found, target, ok } of findings)
    lines.push(`| ${id} | ${what} | ${ours} | ${baseline ?? '–'} | ${found} | ${target} | ${ok ? 'ok' : 'missed'} |`);
  const notes = findings.flatMap(({ id, what, note }) => (note === undefined ? [] : [`${id} ${what}: ${note}`]));
  return [...lines, '', ...notes].join('\n');
}
