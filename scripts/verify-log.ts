import { readFileSync } from 'node:fs';
import { type Checkpoint, publicHalf, readCheckpoint } from '../ledger/usage-checkpoint';
import { verifyUsage } from '../ledger/usage-verify';
import { onRunningDatabase } from './running-database';
import { usageKeysAtHand } from './usage-keys';
import { usageReportLines } from './usage-report';

/**
 * `npm run verify-log`: is the usage log as it was written? Exit code 0 if so, 1 with the first break in words. Files named
 * after it (logs of the API, kept elsewhere) are searched for checkpoints, which a change of the whole database can't reach.
 * `--public-key` prints what others need to prove checkpoints.
 */
function main(words: readonly string[]): void {
  const keys = usageKeysAtHand();
  if (words.includes('--public-key')) {
    console.log(publicHalf(keys) ?? 'There is no key: give HELMI_USAGE_LOG_KEY.');
    process.exitCode = publicHalf(keys) === null ? 1 : 0;
    return;
  }
  const outside = words.flatMap(checkpointsIn);
  void onRunningDatabase(async (pool) => {
    const report = await verifyUsage(pool, keys, outside);
    for (const line of usageReportLines(report)) console.log(line);
    if (outside.length > 0) console.log(`${outside.length} checkpoint(s) from outside compared.`);
    return report.broken === null ? 0 : 1;
  });
}

function checkpointsIn(file: string): Checkpoint[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => readCheckpoint(line) ?? []);
}

main(process.argv.slice(2));
