import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isAnswering } from './browser/answering';
import { openChromium } from './browser/chromium';
import { enter, settle, visit } from './browser/visit';
import { createPeople, type Person } from './stories/client';
import { runningInstallation } from './stories/running-installation';

interface Picture {
  readonly name: string;
  /** Who looks; without it, somebody who hasn't signed in. */
  readonly as?: string;
  /** Address of the page, or how to find one by what this person may read. */
  readonly at: string | ((person: Person) => Promise<string>);
  readonly language?: 'fi' | 'sv' | 'en';
  readonly width?: number;
}

/** Every picture of the documents; a page is added by one line. */
const PICTURES: readonly Picture[] = [
  { name: 'sign-in', at: '/sign-in', language: 'en' },
  { name: 'my-work', as: 'coord', at: '/?view=pool', language: 'en' },
  { name: 'my-work-phone', as: 'coord', at: '/?view=pool', language: 'fi', width: 390 },
  { name: 'task', as: 'coord', at: firstTask('pool'), language: 'en' },
  { name: 'case', as: 'tl', at: firstCase('IN_SERVICE'), language: 'en' },
  { name: 'pathway', as: 'tl', at: '/pathway', language: 'fi' },
];

const FOLDER = resolve(__dirname, '..', 'docs', 'pictures');

/** `npm run pictures`: photographs the pages of the running installation, with its made-up families, into docs/pictures. */
async function main(): Promise<void> {
  const base = runningInstallation();
  if (!(await isAnswering(base))) throw new Error(`nothing answers at ${base}: npm start, or set HELMI_URL`);
  mkdirSync(FOLDER, { recursive: true });
  const people = createPeople(base);
  const browser = await openChromium();
  try {
    for (const { name, as, at, language = 'en', width = 1280 } of PICTURES) {
      const { context, page } = await visit(browser, base, { locale: language, width, height: 800 });
      if (as !== undefined) {
        const person = await people.as(as);
        await person.send('PUT', '/session/language', { language });
        await enter(page, as);
        await page.goto(typeof at === 'string' ? at : await at(person));
      }
      await settle(page);
      await page.locator('main').waitFor();
      // As high as the page, so that what sticks to the window's edge stands where the page ends.
      const pageHeight = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ width, height: Math.max(600, pageHeight) });
      await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true, animations: 'disabled' });
      console.log(`docs/pictures/${name}.png`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

/** The first task of a view of the person's own list. */
function firstTask(view: 'mine' | 'pool'): (person: Person) => Promise<string> {
  const Tasks = z.object({ items: z.array(z.object({ id: z.string() })) });
  return async (person) => {
    const [task] = Tasks.parse(await person.get(`/tasks?view=${view}&limit=1`)).items;
    if (task === undefined) throw new Error(`${person.username} has no task to show`);
    return `/tasks/${task.id}`;
  };
}

/** The first case of a stage that this person may see. */
function firstCase(status: string): (person: Person) => Promise<string> {
  const Cases = z.object({ items: z.array(z.object({ id: z.string() })) });
  return async (person) => {
    const [found] = Cases.parse(await person.get(`/cases?status=${status}&limit=1`)).items;
    if (found === undefined) throw new Error(`${person.username} has no case in ${status} to show`);
    return `/cases/${found.id}`;
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the pictures could not be made');
  process.exitCode = 1;
});
