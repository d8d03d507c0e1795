import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Visit {
  readonly width?: number;
  readonly height?: number;
  /** Language of the browser (default fi-FI). */
  readonly locale?: string;
}

/** Somebody's browser of their own, with one tab at the sign-in page. */
export async function visit(
  browser: Browser,
  base: string,
  how: Visit = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const { width = 1280, height = 900, locale = 'fi-FI' } = how;
  const context = await browser.newContext({ viewport: { width, height }, locale, baseURL: base });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('.h-people__one').first().waitFor();
  return { context, page };
}

/** Signs in as one of the demo staff, from the sign-in page to where their work begins. */
export async function enter(page: Page, username: string): Promise<void> {
  await page
    .locator('.h-people__one')
    .filter({ has: page.locator(`.h-people__user:text-is("${username}")`) })
    .click();
  // Who reads reports only begins there instead.
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await settle(page);
}

/** Waits until nothing is loading: the page has its heading and no grey lines. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.locator('.h-skeleton').first().waitFor({ state: 'detached' });
}
