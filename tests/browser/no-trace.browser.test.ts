import type { Page } from 'playwright-core';
import { settle } from '../../scripts/browser/visit';
import { untilAssessment } from '../../scripts/stories/s1';
import { newRecordRef, openStand, type Stand, unbroken } from '../support/browser/stand';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(unbroken);

// What no address, title or memory of a browser may hold: the family's names, and words that were typed about them.
const CHILD = { givenName: 'Lumikukka', familyName: 'Tuulenpesä' };
const SECRETS = [CHILD.givenName, CHILD.familyName, 'Hodan', 'School has become hard', 'Näkyy vain hoitajalle'];

/** Everything that the browser keeps for this address beside its HTTP cache. */
function memories(page: Page): Promise<object> {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
    name: window.name,
  }));
}
const NOTHING = { local: [], session: [], databases: [], caches: [], workers: 0, cookies: '', name: '' };

it('a nurse’s day leaves no name in addresses, titles or the browser, and nothing behind Back after she has left', async () => {
  const stage = { people: stand.people, tell: () => undefined };
  const recordRef = newRecordRef();
  const story = await untilAssessment(stage, { child: { ...CHILD, recordRef } as never });
  await story.claim('nurse', 'P4_ASSESSMENT');
  const { reference } = await story.now();
  const { id: taskId } = await story.open('P4_ASSESSMENT');
  const secrets = [...SECRETS, recordRef];

  const page = await stand.visit();
  const addresses: string[] = [];
  const titles: string[] = [];
  const kept: string[] = [];
  let read = '';
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
  page.on('response', async (response) => {
    const text = await response.text().catch(() => '');
    if (/\/(api|auth)\//.test(response.url())) read += text;
    const tells = [...secrets, reference].some((secret) => text.includes(secret));
    if (tells && !(response.headers()['cache-control'] ?? '').includes('no-store')) kept.push(response.url());
  });
  const note = async () => {
    await settle(page);
    addresses.push(decodeURIComponent(page.url()));
    titles.push(await page.title());
    expect(await memories(page)).toEqual(NOTHING);
  };

  await page.getByRole('button', { name: /nurse$/ }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await note();
  for (const address of ['/?view=pool', '/cases', '/notifications?view=all', '/absences', '/me', '/help']) {
    await page.goto(address);
    await note();
  }
  await page.goto(`/cases/${story.id}`);
  for (const view of ['records', 'history']) {
    await note();
    await page.goto(`/cases/${story.id}?view=${view}`);
    await page.getByText(reference).first().waitFor();
  }
  await page.locator('#find-history').fill(CHILD.givenName);
  await note();
  await page.goto(`/tasks/${taskId}`);
  await page.locator('#f-teamSummary').fill('Näkyy vain hoitajalle');
  await page.locator('.h-draft__state--saved').waitFor();
  // What was typed comes back from the service alone.
  await page.reload();
  await page.locator('#f-teamSummary').waitFor();
  await note();
  expect(read).toContain('Näkyy vain hoitajalle');

  await page.locator('.h-person summary').click();
  await page.locator('.h-person__body button').click();
  await page.waitForURL(/\/sign-in/);
  await note();
  const told = (text: string) => secrets.some((secret) => text.includes(secret));
  expect(addresses.filter(told)).toEqual([]);
  expect(titles.filter((title) => told(title) || title.includes(reference) || title.includes('Noora'))).toEqual([]);
  expect(kept).toEqual([]);
  expect((await page.context().cookies()).filter(({ value, httpOnly }) => value !== '' && !httpOnly)).toEqual([]);

  // Back and forward again: whoever sits down at this desk next sees the sign-in page and nothing else.
  for (const turn of ['back', 'back', 'forward'] as const) {
    await (turn === 'back' ? page.goBack() : page.goForward());
    await page.waitForURL(/\/sign-in/);
    await page.locator('.h-people__one').first().waitFor();
    const shown = await page.content();
    expect([...secrets, reference].filter((secret) => shown.includes(secret))).toEqual([]);
    expect(await memories(page)).toEqual(NOTHING);
  }
  await page.context().close();
}, 120_000);

it('the content policy lets in scripts and styles of the service alone, and the page has none in its text', async () => {
  const response = await fetch(`${stand.base}/`);
  const policy = new Map(
    (response.headers.get('content-security-policy') ?? '').split(';').map((rule) => {
      const [name = '', ...sources] = rule.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
  expect(policy.get('default-src')).toMatch(/^'(self|none)'$/);
  for (const name of ['script-src', 'style-src']) expect(policy.get(name) ?? policy.get('default-src')).toBe("'self'");
  expect(policy.get('object-src') ?? policy.get('default-src')).toBe("'none'");
  const html = await response.text();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
});
