/** A whole installation and a browser before it: what a story of the pages needs. */
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../../scripts/browser/chromium';
import { enter, type Visit, visit } from '../../../scripts/browser/visit';
import { CaseInStory } from '../../../scripts/stories/case-in-story';
import { createPeople } from '../../../scripts/stories/client';
import { type Installation, startInstallation } from '../installation';

export interface Stand {
  readonly base: string;
  readonly installation: Installation;
  readonly people: ReturnType<typeof createPeople>;
  /** The sign-in page in a browser of somebody's own. */
  readonly visit: (how?: Visit) => Promise<Page>;
  /** My work of one of the demo staff, in a browser of their own. */
  readonly signedIn: (username: string, how?: Visit) => Promise<Page>;
  /** A new case that waits for screening, and its task. */
  readonly screening: () => Promise<{ readonly story: CaseInStory; readonly taskId: string; readonly version: number }>;
  readonly close: () => Promise<void>;
}

/** What broke on a page that nobody asserted: scripts that threw, and what the content policy had to stop. */
const broken: string[] = [];

/** Throws where a script failed or the content policy had to stop something since this was last asked. */
export function unbroken(): void {
  const found = broken.splice(0);
  if (found.length > 0) throw new Error(found.join('\n'));
}

let children = 0;

/** Starts everything; takes about half a minute. */
export async function openStand(): Promise<Stand> {
  const browser: Browser = await openChromium();
  const installation = await startInstallation().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const base = `http://localhost:${installation.port}`;
  const people = createPeople(base);
  const open = async (how: Visit = {}) => {
    const { page } = await visit(browser, base, how);
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Content-Security-Policy/.test(message.text())) broken.push(message.text());
    });
    return page;
  };
  return {
    base,
    installation,
    people,
    visit: open,
    async signedIn(username, how) {
      const page = await open(how);
      await enter(page, username);
      return page;
    },
    async screening() {
      children += 1;
      const child = { recordRef: `BROWSER-${children}` };
      const story = await CaseInStory.refer({ people, tell: () => undefined }, '2026-11-23T08:15:00.000Z', { child });
      const { id, version } = await story.open('P2_SCREENING');
      return { story, taskId: id, version };
    },
    async close() {
      await browser.close();
      await installation.remove();
    },
  };
}
