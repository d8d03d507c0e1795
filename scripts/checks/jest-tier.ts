import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runTool, type ToolEnding } from './run-tool';
import type { Found } from './tools';

/** A group of tests with the same needs: one project of jest.config.js. */
export interface TestTier {
  readonly name: string;
  readonly about: string;
  readonly limitMs: number;
  /** Test files at a time. */
  readonly atOnce: number;
}

/** The tiers, quickest first. */
export const TEST_TIERS: readonly TestTier[] = [
  { name: 'unit', about: 'rules and stories, nothing outside the process', limitMs: 5 * 60_000, atOnce: 1 },
  { name: 'web', about: 'the pages, in a browser’s stand-in', limitMs: 4 * 60_000, atOnce: 1 },
  // Its tests wait for servers more than they compute.
  { name: 'int', about: 'real PostgreSQL and Temporal', limitMs: 22 * 60_000, atOnce: 2 },
  // One installation, and whoever waits for it would wait longer beside others. Debian's Chromium comes first where there is none.
  { name: 'browser', about: 'a whole installation, seen through Chromium', limitMs: 18 * 60_000, atOnce: 1 },
];

const JestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), message: z.string() })),
});

/**
 * Runs one tier and counts its tests. A test file that could not run counts as one failure; so does a skipped test,
 * because a skipped test is a missing one. `onFile` hears jest's line for each finished file.
 */
export async function runTier(tier: TestTier, leftMs: number, onFile: (line: string) => void): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'helmi-jest-'));
  const file = join(folder, 'report.json');
  const limitMs = Math.min(tier.limitMs, leftMs);
  const told = new Set<string>();
  try {
    const words = ['jest', '--ci', '--selectProjects', tier.name, `--maxWorkers=${tier.atOnce}`, '--json'];
    const ending = await runTool([...words, `--outputFile=${file}`], {
      limitMs,
      lastWords: /^Jest did not exit one second after/,
      onLine: (line) => {
        // Jest names failed files once more in its summary.
        if (!/^(PASS|FAIL) /.test(line) || told.has(line)) return;
        told.add(line);
        onFile(line.replace(` ${tier.name} `, ' '));
      },
    });
    const found = readReport(file);
    if (found === undefined) return { passed: 0, failed: 1, report: `${tail(ending.output)}\n${inWords(ending)}` };
    if (found.failed > 0 || (ending.code === 0 && !ending.lingered)) return found;
    return { ...found, failed: 1, report: `${tail(ending.output)}\nevery test passed, but ${inWords(ending)}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inWords({ code, timedOut, lingered }: ToolEnding): string {
  if (timedOut) return 'jest was stopped at its time limit';
  if (lingered) return 'jest did not end by itself: a test leaves a connection or a server open';
  return `jest ended with code ${code ?? 'none'}`;
}

function readReport(file: string): Found | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const report = JestReport.parse(JSON.parse(text));
  const skipped = report.numPendingTests + report.numTodoTests;
  const messages = report.testResults.filter(({ status }) => status === 'failed').map(describeFile);
  if (skipped > 0) messages.push(`${skipped} tests were skipped`);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites + skipped,
    report: messages.join('\n\n'),
  };
}

function describeFile({ name, message }: { readonly name: string; readonly message: string }): string {
  return `${name}\n${message.trim()}`;
}

function tail(output: string): string {
  return output.trim().split('\n').slice(-60).join('\n');
}
