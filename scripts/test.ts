import { runTier, TEST_TIERS, type TestTier } from './checks/jest-tier';
import { endAllTools } from './checks/run-tool';
import { checkSources, type Found, SOURCE_CHECKS, type SourceCheck } from './checks/tools';

// A run that takes longer than this is a failure of its own: every part gets at most what is left.
const WHOLE_RUN_MS = 48 * 60_000;
const started = Date.now();

type Part = SourceCheck | TestTier;
const PARTS: readonly Part[] = [...SOURCE_CHECKS, ...TEST_TIERS];

/**
 * `npm test`: every check of the sources and every tier of tests, none stopping another, and one closing line.
 * `npm test -- lint unit` runs those parts only.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(`no such part: ${unknown.join(', ')}. Parts:`);
    for (const { name, about } of PARTS) console.error(`  ${name.padEnd(10)} ${about}`);
    process.exitCode = 2;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      endAllTools();
      console.log(`stopped by ${signal}`);
      process.exitCode = 1;
    });
  }
  const isWanted = (part: Part) => wanted.length === 0 || wanted.includes(part.name);
  const checks = SOURCE_CHECKS.filter(isWanted);
  const [unit, ...slower] = TEST_TIERS;

  // Two cores: the sources are checked while the unit tests run; what needs servers has the machine to itself.
  const sideBySide = await Promise.all([
    oneByOne(checks, (check) => checkSources(check, left())),
    oneByOne([unit].filter((tier) => tier !== undefined).filter(isWanted), (tier) =>
      runTier(tier, left(), () => undefined),
    ),
  ]);
  const alone = await oneByOne(slower.filter(isWanted), (tier) =>
    runTier(tier, left(), (line) => console.log(`  ${tier.name}: ${line}`)),
  );

  const all = [...sideBySide.flat(), ...alone];
  const passed = all.reduce((sum, found) => sum + found.passed, 0);
  const failed = all.reduce((sum, found) => sum + found.failed, 0);
  process.exitCode = failed === 0 ? (process.exitCode ?? 0) : 1;
  console.log(`${passed} passed, ${failed} failed`);
}

async function oneByOne<P extends Part>(parts: readonly P[], run: (part: P) => Promise<Found>): Promise<Found[]> {
  const all: Found[] = [];
  for (const part of parts) {
    const since = Date.now();
    console.log(`${part.name}: ${part.about} …`);
    const found = await run(part);
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    console.log(`${part.name}: ${found.passed} passed, ${found.failed} failed (${seconds} s)`);
    if (found.report !== '') console.log(`${found.report.replace(/^/gm, '    ')}\n`);
    all.push(found);
  }
  return all;
}

function left(): number {
  return Math.max(1_000, WHOLE_RUN_MS - (Date.now() - started));
}

void main(process.argv.slice(2));
