import type { Page } from 'playwright-core';
import { enter, settle } from '../../scripts/browser/visit';
import { openStand, type Stand, unbroken } from '../support/browser/stand';
import { wordsIn } from '../support/browser/words';
import { until } from '../support/installation';

let stand: Stand;
let page: Page;
let id = '';
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
beforeEach(async () => {
  const [rsw, coord] = await Promise.all([stand.people.as('rsw'), stand.people.as('coord')]);
  ({ id } = (await coord.send('POST', '/referrals', { training: true, rsw: { userId: rsw.id } })) as { id: string });
  page = await stand.signedIn('rsw');
  await open();
});
afterEach(async () => {
  await page.context().close();
  unbroken();
});

const SUMMARY = '#f-summary';

async function open(): Promise<void> {
  await page.goto(`/referrals/${id}?part=needs`);
  await settle(page);
  await page.locator(SUMMARY).waitFor();
}

const typed = () => page.locator(SUMMARY).inputValue();
const kept = async () =>
  ((await (await stand.people.as('rsw')).get(`/referrals/${id}`)) as { data: Record<string, unknown> }).data;

/** Ends the session at the service; the page is not told. */
async function endSession(): Promise<void> {
  const headers = { 'X-Helmi': '1', Origin: stand.base };
  expect((await page.request.post('/auth/logout', { headers })).status()).toBeLessThan(300);
}

describe('what was typed into a referral', () => {
  it('survives a reload in the same moment', async () => {
    await page.locator(SUMMARY).fill('Typed just before the reload');
    await page.reload();
    await page.locator(SUMMARY).waitFor();
    expect(await typed()).toBe('Typed just before the reload');
  }, 60_000);

  it('survives a sign-out in the same moment', async () => {
    await page.locator(SUMMARY).fill('Typed just before going home');
    await page.locator('.h-person summary').click();
    await page.locator('.h-person__body button').click();
    await page.waitForURL(/\/sign-in/);
    expect(await kept()).toMatchObject({ summary: 'Typed just before going home' });
  }, 60_000);

  it('waits on the page while the service is down, and is kept once it is back', async () => {
    stand.installation.kill('api');
    await page.locator(SUMMARY).fill('Typed while nobody answered');
    await page.locator('.h-draft__state--away').waitFor({ timeout: 20_000 });
    await stand.installation.untilWhole(120_000);
    await page.locator('.h-draft__state--saved').waitFor({ timeout: 30_000 });
    expect(await kept()).toMatchObject({ summary: 'Typed while nobody answered' });
  }, 240_000);

  it('stays under a cover when the session ends, and is kept when the same person is back', async () => {
    await endSession();
    await page.locator(SUMMARY).fill('Typed after the session had ended');
    const cover = page.locator('dialog.h-dialog--covers');
    await cover.waitFor({ timeout: 15_000 });
    await cover.locator('button').first().click();
    await cover.waitFor({ state: 'detached' });
    expect(await typed()).toBe('Typed after the session had ended');
    await page.locator('.h-draft__state--saved').waitFor({ timeout: 15_000 });
    expect(await kept()).toMatchObject({ summary: 'Typed after the session had ended' });
  }, 60_000);

  it.each([
    ['waits in the tab for its person', 'rsw'],
    ['is never sent by somebody else who signs in', 'coord'],
  ])(
    'when they leave an ended session, it %s',
    async (_, next) => {
      await endSession();
      await page.locator(SUMMARY).fill('Typed after the end');
      const cover = page.locator('dialog.h-dialog--covers');
      await cover.waitFor({ timeout: 15_000 });
      await cover.locator('button').last().click();
      await page.waitForURL(/\/sign-in/);
      await enter(page, next);
      if (next === 'rsw') {
        const isThere = async () => (await kept())['summary'] === 'Typed after the end';
        await until('the text is on the server', isThere, 15_000);
        return;
      }
      await open();
      expect(await typed()).toBe('');
      expect((await kept())['summary']).toBeUndefined();
    },
    60_000,
  );

  it('stands beside what a colleague writes in another part at the same time', async () => {
    await page.locator(SUMMARY).fill('What Riitta wrote');
    const coord = await stand.people.as('coord');
    await coord.send('PATCH', `/referrals/${id}`, { childOwnView: 'What Kaisa wrote' });
    await page.locator('.h-draft__state--saved').waitFor();
    await until('both are kept', async () => (await kept())['summary'] === 'What Riitta wrote', 15_000);
    expect(await kept()).toMatchObject({ summary: 'What Riitta wrote', childOwnView: 'What Kaisa wrote' });
    await page.goto(`/referrals/${id}?part=view`);
    await page.locator('#f-childOwnView').waitFor();
    expect(await page.locator('#f-childOwnView').inputValue()).toBe('What Kaisa wrote');
  }, 60_000);

  it('is kept beside what a colleague wrote into the same answer: both are shown, and one is chosen', async () => {
    const w = wordsIn('fi');
    const coord = await stand.people.as('coord');
    await page.route(
      `**/api/v1/referrals/${id}`,
      async (route) => {
        await coord.send('PATCH', `/referrals/${id}`, { summary: 'What Kaisa wrote' });
        await route.continue();
      },
      { times: 1 },
    );
    await page.locator(SUMMARY).fill('What Riitta wrote');
    await page.getByRole('heading', { name: w('referral.elsewhere.title') }).waitFor();
    await page.getByText('What Kaisa wrote').waitFor();
    expect(await typed()).toBe('What Riitta wrote');
    expect((await kept())['summary']).toBe('What Kaisa wrote');
    await page.getByRole('button', { name: w('referral.elsewhere.keepMine') }).click();
    await page.locator('.h-draft__state--saved').waitFor();
    expect(await typed()).toBe('What Riitta wrote');
    expect((await kept())['summary']).toBe('What Riitta wrote');
  }, 60_000);
});
