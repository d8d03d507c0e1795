import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runTool } from './run-tool';
import type { Found } from './tools';

/** A group of tests with the same needs: one project of jest.config.js. */
export interface TestTier {
  readonly name: string;
  readonly about: string;
  readonly limitMs: number;
}

/** The tiers, quickest first. */
export const TEST_TIERS: readonly TestTier[] = [
  { name: 'unit', about: 'rules and stories, nothing outside the process', limitMs: 5 * 60_000 },
  { name: 'int', about: 'real PostgreSQL and Temporal', limitMs: 16 * 60_000 },
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
  try {
    const words = ['jest', '--ci', '--selectProjects', tier.name, '--json', `--outputFile=${file}`];
    const { code, timedOut, output } = await runTool(words, limitMs, (line) => {
      if (/^(PASS|FAIL) /.test(line)) onFile(line.replace(` ${tier.name} `, ' '));
    });
    const found = readReport(file);
    const end = timedOut ? `stopped after ${Math.round(limitMs / 1000)} s` : `ended with code ${code ?? 'none'}`;
    if (found === undefined) return { passed: 0, failed: 1, report: `${tail(output)}\njest ${end} without a result` };
    if (found.failed === 0 && (code !== 0 || timedOut)) {
      return { ...found, failed: 1, report: `${tail(output)}\nevery test passed, but jest ${end}` };
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
