import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
interface Axe {
  run(of: Document, how: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
}

/** Rules of accessibility that the page breaks, and where (WCAG 2.2 AA and best practice). */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const axe = (window as unknown as { axe: Axe }).axe;
    const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`);
  }, RULES);
}

/** How many pixels the page is wider than its window: above 0, somebody has to scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Texts that the page cuts off: what does not fit its box and can't be scrolled to (WCAG 1.4.4, 1.4.12). */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = (element: Element) => {
      const { overflowX, overflowY, clip, clipPath } = getComputedStyle(element);
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      // A picture's labels may be short: the table behind it has the same words whole.
      if (element.closest('[aria-hidden=true]') !== null) return false;
      if (clip !== 'auto' || clipPath !== 'none' || element.clientWidth <= 1) return false;
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.textContent?.trim() && cut(element))
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.trim().slice(0, 40)}`);
  });
}

/** Words that are missing: where a text has none, the page shows its key (`case.title`). */
function wordless(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (/^[a-z][A-Za-z]+(\.[A-Za-z_0-9]+)+$/.test(text)) found.push(text);
    }
    return found;
  });
}

/** Everything that is wrong with how the page looks now. */
export async function faults(page: Page): Promise<string[]> {
  const over = await overflow(page);
  const cut = (await cutOff(page)).map((each) => `cut off: ${each}`);
  const bare = (await wordless(page)).map((each) => `no words: ${each}`);
  return [...(over > 0 ? [`${over} px too wide`] : []), ...cut, ...bare, ...(await violations(page))];
}

/** Spaces text as widely as readers may (WCAG 1.4.12); gives back how to undo it. The content policy lets no style tag in. */
export async function spaceText(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
}

/** What Tab stops at without a visible sign of it, or outside of what is seen; looks at the first `most` stops. */
export async function unseenFocus(page: Page, most = 40): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { x, y, width, height } = element.getBoundingClientRect();
      const words = element.textContent?.trim().slice(0, 40) ?? '';
      return { x, y, width, height, name: `${element.tagName} ${element.id} ${element.className} ${words}` };
    });
    if (at === null) break;
    const view = page.viewportSize() ?? { width: 0, height: 0 };
    const clip = {
      x: Math.max(0, at.x - 8),
      y: Math.max(0, at.y - 8),
      width: Math.min(view.width - Math.max(0, at.x - 8), at.width + 16),
      height: Math.min(view.height - Math.max(0, at.y - 8), at.height + 16),
    };
    if (clip.width < 1 || clip.height < 1) {
      unseen.push(`outside: ${at.name}`);
      continue;
    }
    const focused = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
    await element.evaluate((one) => one.blur());
    const left = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    await element.evaluate((one) => one.focus({ preventScroll: true }));
    if (focused.equals(left)) unseen.push(at.name);
  }
  return unseen;
}

/** Presses Tab until the element has the focus; throws when it can't be reached. */
export async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${most} presses of Tab: ${selector}`);
}
