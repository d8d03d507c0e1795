import { settle } from '../../scripts/browser/visit';
import { openStand, type Stand, unbroken } from '../support/browser/stand';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(unbroken);

describe('the coordinator', () => {
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
