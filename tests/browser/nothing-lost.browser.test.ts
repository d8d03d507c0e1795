import type { Page } from 'playwright-core';
import { enter } from '../../scripts/browser/visit';
import { criteria } from '../../scripts/stories/forms';
import { openStand, type Stand, unbroken } from '../support/browser/stand';
import { until } from '../support/installation';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(unbroken);

const NOTE = '#f-note';
const ACCEPT = '#f-outcome-ACCEPT';

async function openTask(page: Page, taskId: string): Promise<void> {
  await page.goto(`/tasks/${taskId}`);
  await page.locator(NOTE).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.locator('.h-person summary').click();
  await page.locator('.h-person__body button').click();
  await page.waitForURL(/\/sign-in/);
}

/** Ends the session at the service; the page is not told. */
async function endSession(page: Page): Promise<void> {
  const headers = { 'X-Helmi': '1', Origin: stand.base };
  expect((await page.request.post('/auth/logout', { headers })).status()).toBeLessThan(300);
}

const typed = (page: Page) => page.locator(NOTE).inputValue();
const draftOf = async (username: string, taskId: string) =>
  ((await (await stand.people.as(username)).get(`/tasks/${taskId}`)) as { draft?: Record<string, unknown> }).draft;

describe('what was typed', () => {
  it('survives a reload in the same moment', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    await page.locator(ACCEPT).check();
    await page.locator(NOTE).fill('Typed just before the reload');
    await page.reload();
    await page.locator(NOTE).waitFor();
    expect(await typed(page)).toBe('Typed just before the reload');
    expect(await page.locator(ACCEPT).isChecked()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('survives a sign-out in the same moment', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    await page.locator(NOTE).fill('Typed just before going home');
    await signOut(page);
    // Before anybody signs in again: the tab may be closed now.
    expect(await draftOf('coord', taskId)).toMatchObject({ data: { note: 'Typed just before going home' } });
    await enter(page, 'coord');
    await openTask(page, taskId);
    expect(await typed(page)).toBe('Typed just before going home');
    await page.context().close();
  }, 60_000);

  it('keeps the reason for stepping in for a colleague, and the result', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('tl');
    await openTask(page, taskId);
    await page.locator(ACCEPT).check();
    await page.locator('#f-reason').fill('She is on leave');
    await page.reload();
    await page.locator('#f-reason').waitFor();
    expect(await page.locator('#f-reason').inputValue()).toBe('She is on leave');
    expect(await page.locator(ACCEPT).isChecked()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('waits on the page while the service is down, and is kept once it is back', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    stand.installation.kill('api');
    await page.locator(NOTE).fill('Typed while nobody answered');
    await page.locator('.h-draft__state--away').waitFor({ timeout: 20_000 });
    await stand.installation.untilWhole(120_000);
    await page.locator('.h-draft__state--saved').waitFor({ timeout: 30_000 });
    expect(await draftOf('coord', taskId)).toMatchObject({ data: { note: 'Typed while nobody answered' } });
    await page.reload();
    await page.locator(NOTE).waitFor();
    expect(await typed(page)).toBe('Typed while nobody answered');
    await page.context().close();
  }, 240_000);

  it('stays under a cover when the session ends, and is kept when the same person is back', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    await endSession(page);
    await page.locator(NOTE).fill('Typed after the session had ended');
    const cover = page.locator('dialog.h-dialog--covers');
    await cover.waitFor({ timeout: 15_000 });
    await cover.locator('button').first().click();
    await cover.waitFor({ state: 'detached' });
    expect(await typed(page)).toBe('Typed after the session had ended');
    await page.locator('.h-draft__state--saved').waitFor({ timeout: 15_000 });
    await page.context().close();
  }, 60_000);

  it('waits in the tab for its person when they leave an ended session, and nobody else gets it', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    await endSession(page);
    await page.locator(NOTE).fill('Typed after the end');
    const cover = page.locator('dialog.h-dialog--covers');
    await cover.waitFor({ timeout: 15_000 });
    await cover.locator('button').last().click();
    await page.waitForURL(/\/sign-in/);
    await enter(page, 'coord');
    await until('the text is on the server', async () => (await draftOf('coord', taskId)) !== undefined, 15_000);
    await openTask(page, taskId);
    expect(await typed(page)).toBe('Typed after the end');
    await page.context().close();
  }, 60_000);

  it('is never seen by somebody else who signs in in that tab', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    await endSession(page);
    await page.locator(NOTE).fill('For Kaisa’s eyes');
    const cover = page.locator('dialog.h-dialog--covers');
    await cover.waitFor({ timeout: 15_000 });
    await cover.locator('button').last().click();
    await page.waitForURL(/\/sign-in/);
    await enter(page, 'tl');
    await openTask(page, taskId);
    expect(await typed(page)).toBe('');
    expect([await draftOf('coord', taskId), await draftOf('tl', taskId)]).toEqual([undefined, undefined]);
    await page.context().close();
  }, 60_000);
});

describe('two people at one task', () => {
  const write = async (page: Page, taskId: string) => {
    await openTask(page, taskId);
    await page.locator(ACCEPT).check();
    for (const criterion of [1, 2, 3, 4, 5, 6, 7]) await page.locator(`#f-criteria-E${criterion}-YES`).check();
    await page.locator(NOTE).fill('What Kaisa wrote');
    await page.locator('.h-draft__state--saved').waitFor();
  };
  const completeAsTuula = async (taskId: string, version: number) =>
    (await stand.people.as('tl')).send('POST', `/tasks/${taskId}/complete`, {
      outcome: 'ACCEPT',
      version,
      reason: 'She is on leave.',
      data: { ...criteria(), note: 'What Tuula wrote' },
    });

  it('both texts are shown to the one who sent second: who was first, what they wrote, and their own', async () => {
    const { taskId, version } = await stand.screening();
    const page = await stand.signedIn('coord');
    await write(page, taskId);
    // The page hears of nothing before it sends.
    await page.route(`**/api/v1/tasks/${taskId}`, (route) => route.abort());
    await completeAsTuula(taskId, version);
    await page.locator('.h-form button[type=submit]').click();
    await page.locator('.h-notice--alert', { hasText: 'Tuula' }).waitFor();
    await page.getByText('What Kaisa wrote').waitFor();
    await page.unroute(`**/api/v1/tasks/${taskId}`);
    await page.reload();
    await page.getByText('What Tuula wrote').waitFor();
    expect(await page.getByText('What Kaisa wrote').count()).toBe(1);
    await page.context().close();
  }, 90_000);

  it('both texts are shown to the one who is still writing, without their asking', async () => {
    const { taskId, version } = await stand.screening();
    const page = await stand.signedIn('coord');
    await write(page, taskId);
    await completeAsTuula(taskId, version);
    await page.locator('.h-notice--alert').waitFor({ timeout: 15_000 });
    await page.getByText('What Tuula wrote').waitFor();
    expect(await page.getByText('What Kaisa wrote').count()).toBe(1);
    await page.context().close();
  }, 90_000);
});

describe('asking for help', () => {
  it('ends with a line that says who was asked', async () => {
    const { taskId } = await stand.screening();
    const page = await stand.signedIn('coord');
    await openTask(page, taskId);
    await page.getByRole('button', { name: 'Pyydä apua' }).click();
    await page.locator('#help-to').selectOption('TL');
    await page.locator('dialog[open] button[type=submit]').click();
    const line = page.locator('.h-notice--success:focus');
    await line.waitFor();
    expect(await line.innerText()).toMatch(/Vastaanottaja: \S/);
    await page.context().close();
  }, 60_000);
});
