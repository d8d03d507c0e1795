import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
interface Axe {
  run(of: Document, how: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
}

/** Rules of accessibility that the page breaks, and where (WCAG 2.2 AA and best practice). */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const axe = (window as unknown as { axe: Axe }).axe;
    const found = await axe.run(document, { runOnly: rules });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`);
  }, RULES);
}

/** How many pixels the page is wider than its window: above 0, somebody has to scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Presses Tab until the element has the focus; throws when it can't be reached. */
export async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${most} presses of Tab: ${selector}`);
}
