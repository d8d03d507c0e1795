import type { Browser, Page } from 'playwright-core';
import type { Budget } from './budget';
import { enter, settle, visit } from './visit';

// A phone on a slow line, as Lighthouse has it: 1.6 Mbit/s, 150 ms there and back, a processor four times slower.
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: 96_000 };
const SLOWER = 4;
const LIMITS = { paintMs: 2_500, shift: 0.02, interactionMs: 200, elsewhere: 0 } as const;

// What the browser reports of itself; as text, because it runs there.
const WATCH = `
  window.seen = { paint: 0, shift: 0, interaction: 0 };
  const watch = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', (entry) => { window.seen.paint = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
  watch('event', (entry) => { if (entry.interactionId) window.seen.interaction = Math.max(window.seen.interaction, entry.duration); }, { durationThreshold: 16 });
`;

interface Seen {
  readonly paint: number;
  readonly shift: number;
  readonly interaction: number;
}

/** First view of sign-in and of My work on a slow phone, and how long the page takes to answer a touch on a fast machine. */
export async function measureView(browser: Browser, base: string): Promise<readonly Budget[]> {
  const { context, page } = await visit(browser, base, { width: 390, height: 800 });
  const elsewhere = new Set<string>();
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) elsewhere.add(request.url());
  });
  await enter(page, 'coord');
  await page.addInitScript(WATCH);
  const slow = await context.newCDPSession(page);
  await slow.send('Network.enable');
  await slow.send('Network.setCacheDisabled', { cacheDisabled: true });
  await slow.send('Network.emulateNetworkConditions', LINE);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto('/');
  const work = await seenOn(page);
  await slow.detach();

  await page.goto('/?view=pool');
  await settle(page);
  await page.locator('[role=tab]').first().click();
  await page.locator('#find').pressSequentially('screening');
  const answered = await seenOn(page);
  await context.close();

  const entry = await browser.newContext({ viewport: { width: 390, height: 800 }, baseURL: base });
  const stranger = await entry.newPage();
  await stranger.addInitScript(WATCH);
  const line = await entry.newCDPSession(stranger);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await stranger.goto('/sign-in');
  await stranger.locator('.h-people__one').first().waitFor();
  const signIn = await seenOn(stranger);
  await entry.close();
  return [
    { what: 'sign-in, largest paint, slow phone', measured: signIn.paint, limit: LIMITS.paintMs, unit: 'ms' },
    { what: 'sign-in, layout shift', measured: signIn.shift, limit: LIMITS.shift, unit: '' },
    { what: 'My work, largest paint, slow phone', measured: work.paint, limit: LIMITS.paintMs, unit: 'ms' },
    { what: 'My work, layout shift', measured: work.shift, limit: LIMITS.shift, unit: '' },
    {
      what: 'slowest answer to a key or click',
      measured: answered.interaction,
      limit: LIMITS.interactionMs,
      unit: 'ms',
    },
    { what: 'requests to other addresses', measured: elsewhere.size, limit: LIMITS.elsewhere, unit: '' },
  ];
}

/** The browser's numbers once the page stands still. */
async function seenOn(page: Page): Promise<Seen> {
  await settle(page);
  await page.waitForTimeout(800);
  return page.evaluate<Seen>('window.seen');
}
