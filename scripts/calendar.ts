import { userInfo } from 'node:os';
import { createLedger } from '../ledger/apply-command';
import { type Correction, correctCalendar, correctionsInForce, recountOpenCases } from '../ledger/calendar-correction';
import { isLocalDate } from '../pathways/calendar';
import { createLogger } from '../platform/logger';
import { onRunningDatabase } from './running-database';

const WORD = /^(?<day>\d{4}-\d\d-\d\d)=(?<type>WORKING|WEEKEND|HOLIDAY|EVE|RULE)(?::(?<name>[A-Z][A-Z0-9_]{1,39}))?$/;

/**
 * `npm run calendar -- 2027-05-14=HOLIDAY:BRIDGE_DAY 2027-06-01=RULE`: corrects days and counts the open cases anew.
 * Without days it counts anew only, which also finishes a run that was interrupted.
 */
const corrections = process.argv.slice(2).map(correctionOf);
if (corrections.includes(null)) {
  console.error('Usage: npm run calendar -- <day>=<WORKING|WEEKEND|HOLIDAY|EVE|RULE>[:<NAME>] …');
  console.error('A holiday or an eve needs a name such as BRIDGE_DAY; RULE takes a correction back.');
  process.exitCode = 78;
} else {
  void onRunningDatabase(async (pool, dataSource) => {
    const days = corrections.filter((correction) => correction !== null);
    const { version, changed } = await correctCalendar(pool, days, userInfo().username);
    console.log(`Calendar version ${version}: ${changed} day(s) changed.`);
    for (const { day, type, name } of await correctionsInForce(pool)) console.log(`  ${day} ${type} ${name}`);
    const logger = createLogger({ log: { level: 'warn' } }, 'calendar');
    const { cases, moved, waiting } = await recountOpenCases(
      pool,
      createLedger({ dataSource, logger, announce: true }),
    );
    console.log(`${cases} open cases counted anew, dates moved in ${moved}.`);
    if (waiting.length === 0) return 0;
    console.log(`${waiting.length} training case(s) are on the move: run this again in a minute.`);
    return 2;
  });
}

function correctionOf(word: string): Correction | null {
  const { day = '', type, name } = WORD.exec(word)?.groups ?? {};
  if (!isLocalDate(day)) return null;
  switch (type) {
    case 'HOLIDAY':
    case 'EVE':
      return name === undefined ? null : { day, type, name };
    case 'WORKING':
    case 'WEEKEND':
    case 'RULE':
      return { day, type, name: name ?? type };
    default:
      return null;
  }
}
