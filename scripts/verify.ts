import { verifyUsage } from '../ledger/usage-chain';
import { verifyLedger } from '../ledger/verify';
import { pathwayBooks } from '../pathways';
import { onRunningDatabase } from './running-database';

/** `npm run verify`: does everything stored follow from the events? Exit code 0 if so, 2 if not. */
void onRunningDatabase(async (pool) => {
  const { cases, events, findings } = await verifyLedger(pool, pathwayBooks);
  console.log(`${cases} cases, ${events} events`);
  for (const { caseId, what } of findings) console.log(`  ${caseId ?? 'ledger'}: ${what}`);
  console.log(findings.length === 0 ? 'Everything follows from the events.' : `${findings.length} finding(s).`);
  const { links, rows, brokenAt } = await verifyUsage(pool);
  console.log(
    brokenAt === null
      ? `The usage log is whole: ${rows} rows under ${links} seals.`
      : `The usage log was changed: seal ${brokenAt.seq}, the rows until ${brokenAt.until}.`,
  );
  return findings.length === 0 && brokenAt === null ? 0 : 2;
});
