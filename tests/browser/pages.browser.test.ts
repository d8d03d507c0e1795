import type { Page } from 'playwright-core';
import { settle } from '../../scripts/browser/visit';
import { overflow, tabTo, violations } from '../support/browser/looks';
import { openStand, type Stand, unbroken } from '../support/browser/stand';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
}, 240_000);
afterAll(() => stand?.close());
afterEach(unbroken);

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const WIDTHS = [1280, 390, 320];

async function speak(page: Page, language: string): Promise<void> {
  const status = await page.evaluate(async (wanted) => {
    const answer = await fetch('/api/v1/session/language', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Helmi': '1' },
      body: JSON.stringify({ language: wanted }),
    });
    return answer.status;
  }, language);
  expect(status).toBeLessThan(300);
}

/** What is wrong with the page at every width. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const over = await overflow(page);
    if (over > 0) faults.push(`${width} px: ${over} px too wide`);
    faults.push(...(await violations(page)).map((each) => `${width} px: ${each}`));
  }
  return faults;
}

describe.each(LANGUAGES)('in %s', (language) => {
  it('sign-in can be read by everybody, at every width', async () => {
    const page = await stand.visit({ locale: language });
    await page.goto(`/sign-in?lang=${language}`);
    await page.locator('.h-people__one').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('My work, its pool and a task can be read by everybody, at every width', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await speak(page, language);
    const faults: Record<string, string[]> = {};
    for (const address of ['/', '/?view=pool', `/tasks/${taskId}`]) {
      await page.goto(address);
      await settle(page);
      if (address.startsWith('/tasks')) await page.locator('.h-form').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const found = await faultsOf(page);
      if (found.length > 0) faults[address] = found;
    }
    // The form with what is missing in it, and a dialog over it.
    await page.locator('.h-form button[type=submit]').click();
    await page.locator('.h-summary').waitFor();
    const missing = await faultsOf(page);
    if (missing.length > 0) faults['missing'] = missing;
    expect(faults).toEqual({});
    await page.context().close();
  }, 240_000);
});

describe('the coordinator', () => {
  it('screens a referral from sign-in to result with the keyboard alone', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.visit();
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.h-people__one'))
        if (one.textContent?.endsWith('coord')) one.setAttribute('data-kaisa', '');
    });
    await tabTo(page, '[data-kaisa]');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
    await settle(page);
    await tabTo(page, '[role=tab]');
    await page.keyboard.press('ArrowRight');
    await page.locator(`[data-row][href="/tasks/${taskId}"]`).waitFor();
    expect(await page.locator('[role=tab][aria-selected=true]').getAttribute('id')).toBe('tab-pool');
    await tabTo(page, `[data-row][href="/tasks/${taskId}"]`);
    await page.keyboard.press('Enter');
    await page.locator('.h-form').waitFor();

    // Sent too early: the focus goes to what is missing, and from there to the field.
    await tabTo(page, '.h-form input[type=radio]');
    await page.keyboard.press('Control+Enter');
    await page.locator('.h-summary:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#f-outcome-ACCEPT:focus').waitFor();
    await page.keyboard.press('Space');
    for (const criterion of [1, 2, 3, 4, 5, 6, 7]) {
      await tabTo(page, `#f-criteria-E${criterion}-YES`);
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('Control+Enter');
    await page.locator('.h-notice--success:focus').waitFor();
    const { status } = (await (await stand.people.as('coord')).get(`/tasks/${taskId}`)) as { status: string };
    expect(status).toBe('DONE');
    await page.context().close();
  }, 90_000);

  it('is told of new referrals without a row moving, and sees them when asked', async () => {
    const page = await stand.signedIn('coord');
    await page.goto('/?view=pool');
    await settle(page);
    const before = await page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('href')));
    const first = await stand.screening();
    const second = await stand.screening();
    const held = page.locator('.h-tools + [role=status] button');
    await held.filter({ hasText: '2' }).waitFor({ timeout: 15_000 });
    expect(await page.title()).toMatch(/^\(2\) /);
    expect(await page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('href')))).toEqual(
      before,
    );
    await held.click();
    for (const { taskId } of [first, second]) await page.locator(`[data-row][href="/tasks/${taskId}"]`).waitFor();
    expect(await page.title()).not.toMatch(/\(/);
    await page.context().close();
  }, 90_000);
});

describe('after sign-out', () => {
  it('nothing of anybody is left: no storage, no cache, no name in address or title, nothing behind Back', async () => {
    const { story, taskId } = await stand.screening();
    const { reference } = await story.now();
    const page = await stand.visit();
    const kept: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const cached = response.headers()['cache-control'] ?? '';
      if (/^\/(api|auth)\//.test(pathname) && !cached.includes('no-store')) kept.push(pathname);
    });
    const titles: string[] = [];
    page.on('framenavigated', async () => titles.push(`${page.url()} ${await page.title().catch(() => '')}`));
    await page.locator('.h-people__one', { hasText: 'coord' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await settle(page);
    await page.goto(`/tasks/${taskId}`);
    await page.locator('.h-form').waitFor();
    await page.getByText(reference).first().waitFor();
    titles.push(await page.title());
    await page.locator('.h-person summary').click();
    await page.locator('.h-person__body button').click();
    await page.waitForURL(/\/sign-in/);
    await page.locator('.h-people__one').first().waitFor();
    titles.push(`${page.url()} ${await page.title()}`);

    const left = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(left).toEqual({ local: [], session: [], databases: [], caches: [], workers: 0 });
    expect(kept).toEqual([]);
    expect(titles.filter((each) => each.includes(reference) || /Kaisa|Training/.test(each))).toEqual([]);
    const cookies = (await page.context().cookies()).filter(({ value }) => value !== '');
    expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
    await page.goBack();
    await page.waitForURL(/\/sign-in/);
    await page.locator('.h-people__one').first().waitFor();
    expect(await page.content()).not.toContain(reference);
    await page.context().close();
  }, 90_000);
});
