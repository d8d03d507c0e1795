import { disturbance, type MachineUse, machineUse } from './cpu';
import type { Finding } from './report';

/** How a run goes: short for trying out, or in full. */
export interface Scale {
  readonly quick: boolean;
  /** The full number, or its short form in a quick run. */
  pick(full: number, quick: number): number;
  tell(line: string): void;
}

/** One or several targets that are measured together. */
export interface Measure {
  readonly ids: readonly string[];
  run(scale: Scale): Promise<readonly Finding[]>;
}

export interface Pair<T> {
  readonly ours: readonly T[];
  readonly baseline: readonly T[];
  /** Largest share of the machine that others took during a phase. */
  readonly disturbed: number;
}

/** Runs phases of ours and of the baseline in turn, the first one changing from round to round, so that slow minutes hit both. */
export async function alternate<T>(
  rounds: number,
  phases: { readonly ours: () => Promise<T>; readonly baseline: () => Promise<T> },
): Promise<Pair<T>> {
  const ours: T[] = [];
  const baseline: T[] = [];
  let disturbed = 0;
  const watched = async (phase: () => Promise<T>, into: T[]) => {
    const before: MachineUse = machineUse();
    into.push(await phase());
    disturbed = Math.max(disturbed, disturbance(before, machineUse()));
  };
  for (let round = 0; round < rounds; round += 1) {
    const order = [() => watched(phases.baseline, baseline), () => watched(phases.ours, ours)];
    for (const turn of round % 2 === 0 ? order : order.reverse()) await turn();
  }
  return { ours, baseline, disturbed };
}

/** Works off `items`, `width` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** `0, 1, … n-1` */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index);
}

/** How much of the machine others took, for a finding's note. */
export function disturbedNote(share: number, when = 'in the worst phase'): string {
  return `others took ${Math.round(share * 100)} % of the machine ${when}`;
}
