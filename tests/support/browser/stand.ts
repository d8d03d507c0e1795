/** A whole installation and a browser before it: what a story of the pages needs. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../../scripts/browser/chromium';
import { enter, settle, type Visit, visit } from '../../../scripts/browser/visit';
import { CaseInStory } from '../../../scripts/stories/case-in-story';
import { createPeople } from '../../../scripts/stories/client';
import { partsOf, type Running } from '../installation';
import { standPlace } from '../stand-place';
import { type Language, wordsIn } from './words';

export interface Stand {
  readonly base: string;
  readonly installation: Running;
  readonly people: ReturnType<typeof createPeople>;
  /** The sign-in page in a browser of somebody's own. */
  readonly visit: (how?: Visit) => Promise<Page>;
  /** My work of one of the demo staff, who chose this language at the top of the sign-in page. */
  readonly comes: (username: string, language: Language, how?: Visit) => Promise<Page>;
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

/** A reference to the record system that no other case of the run has. */
export function newRecordRef(): string {
  return `BROWSER-${randomUUID().slice(0, 8)}`;
}

/** A browser of this file's own before the installation of the run. */
export async function openStand(): Promise<Stand> {
  const { port, dataDir } = standPlace();
  const base = `http://localhost:${port}`;
  const installation = partsOf({ base, dataDir });
  const browser: Browser = await openChromium();
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
    async comes(username, language, how = {}) {
      // Another language is shown at first, so that the choice is one.
      const page = await open({ ...how, locale: language === 'fi' ? 'sv-SE' : 'fi-FI' });
      await page.getByRole('button', { name: new RegExp(`^${language.toUpperCase()}, `) }).click();
      await page.getByRole('heading', { level: 1, name: wordsIn(language)('signIn.title') }).waitFor();
      await page.getByRole('button', { name: new RegExp(`${username}$`) }).click();
      await page.getByRole('heading', { level: 1, name: wordsIn(language)('work.title') }).waitFor();
      await settle(page);
      return page;
    },
    async screening() {
      const child = { recordRef: newRecordRef() };
      const story = await CaseInStory.refer({ people, tell: () => undefined }, '2026-11-23T08:15:00.000Z', { child });
      const { id, version } = await story.open('P2_SCREENING');
      return { story, taskId: id, version };
    },
    async close() {
      await browser.close();
    },
  };
}
