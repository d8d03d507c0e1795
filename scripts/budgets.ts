import { isAnswering } from './browser/answering';
import type { Budget } from './browser/budget';
import { openChromium } from './browser/chromium';
import { measureView } from './browser/measure-view';
import { measureSizes } from './browser/sizes';
import { runningInstallation } from './stories/running-installation';
import { BUILT, buildWeb, isWebBuilt } from './web-build';

/** `npm run budgets`: builds the pages, measures them against their limits, and ends with code 1 where one is missed. */
async function main(): Promise<void> {
  if (!isWebBuilt()) await buildWeb();
  tell(measureSizes(BUILT));
  const base = runningInstallation();
  if (!(await isAnswering(base))) {
    console.log(`first view and interaction: not measured, nothing answers at ${base} (npm start, or set HELMI_URL)`);
    return;
  }
  const browser = await openChromium();
  try {
    tell(await measureView(browser, base));
  } finally {
    await browser.close();
  }
}

function tell(budgets: readonly Budget[]): void {
  for (const { what, measured, limit, unit } of budgets) {
    const ok = measured <= limit;
    if (!ok) process.exitCode = 1;
    const number = (value: number) => `${Number(value.toFixed(unit === '' ? 3 : 1))} ${unit}`.trim();
    console.log(`${ok ? 'ok    ' : 'MISSED'} ${what.padEnd(52)} ${number(measured).padStart(10)} of ${number(limit)}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the budgets could not be measured');
  process.exitCode = 1;
});
