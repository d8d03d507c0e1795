import { runTool } from './run-tool';

/** What a part of the run found. `report` is what a reader needs to mend it; empty when all is well. */
export interface Found {
  readonly passed: number;
  readonly failed: number;
  readonly report: string;
}

/** A check that reads the sources and runs none of them: it passes or fails as one. */
export interface SourceCheck {
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
}

/** The checks of the sources, quickest first. */
export const SOURCE_CHECKS: readonly SourceCheck[] = [
  {
    name: 'format',
    about: 'layout and import order',
    words: ['biome', 'ci', '--colors=off', '--max-diagnostics=200', '.'],
  },
  { name: 'lint', about: 'forgotten promises and other slips', words: ['oxlint', '--type-aware'] },
  { name: 'types', about: 'TypeScript', words: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'web-types', about: 'TypeScript of the pages', words: ['tsc', '--noEmit', '-p', 'web'] },
  { name: 'imports', about: 'who may import whom', words: ['depcruise', '--config', '.dependency-cruiser.cjs', '.'] },
  { name: 'dead-code', about: 'files, exports and packages nobody uses', words: ['knip', '--no-progress'] },
];

const SOURCE_CHECK_LIMIT_MS = 3 * 60_000;

/** Runs one check of the sources. */
export async function checkSources(check: SourceCheck, leftMs: number): Promise<Found> {
  const limitMs = Math.min(SOURCE_CHECK_LIMIT_MS, leftMs);
  const { code, timedOut, output } = await runTool(check.words, { limitMs });
  if (code === 0 && !timedOut) return { passed: 1, failed: 0, report: '' };
  const end = timedOut ? `\nstopped after ${Math.round(limitMs / 1000)} s` : '';
  return { passed: 0, failed: 1, report: `${output.trim()}${end}` };
}
