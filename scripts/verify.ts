import { verifyUsage } from '../ledger/usage-verify';
import { verifyLedger } from '../ledger/verify';
import { pathwayBooks } from '../pathways';
import { onRunningDatabase } from './running-database';
import { usageKeysAtHand } from './usage-keys';
import { usageReportLines } from './usage-report';

/** `npm run verify`: does everything stored follow from the events? Exit code 0 if so, 2 if not. */
void onRunningDatabase(async (pool) => {
  const { cases, events, findings } = await verifyLedger(pool, pathwayBooks);
  console.log(`${cases} cases, ${events} events`);
  for (const { caseId, what } of findings) console.log(`  ${caseId ?? 'ledger'}: ${what}`);
  console.log(findings.length === 0 ? 'Everything follows from the events.' : `${findings.length} finding(s).`);
  const usage = await verifyUsage(pool, usageKeysAtHand());
  for (const line of usageReportLines(usage)) console.log(line);
  return findings.length === 0 && usage.broken === null ? 0 : 2;
});
