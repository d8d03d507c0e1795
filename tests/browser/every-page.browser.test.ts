import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { settle } from '../../scripts/browser/visit';
import { untilService } from '../../scripts/stories/s1';
import { faults, spaceText, unseenFocus } from '../support/browser/looks';
import { type Made, PAGES } from '../support/browser/pages';
import { newRecordRef, openStand, type Stand, unbroken } from '../support/browser/stand';
import { type Language, languages, wordsIn } from '../support/browser/words';

let stand: Stand;
let made: Made;
const desks = new Map<string, Page>();

beforeAll(async () => {
  stand = await openStand();
  const rsw = await stand.people.as('rsw');
  const { story, taskId } = await stand.screening();
  const late = (await stand.screening()).story;
  await late.until('2026-12-16');
  const child = { recordRef: newRecordRef() };
  const service = await untilService({ people: stand.people, tell: () => undefined }, { child: child as never });
  const draft = (await rsw.send('POST', '/referrals', { training: true, rsw: { userId: rsw.id } })) as { id: string };
  made = {
    taskId,
    caseId: story.id,
    lateCaseId: late.id,
    serviceCaseId: service.id,
    draftId: draft.id,
  };
});
afterAll(() => stand?.close());
afterEach(async () => {
  for (const page of desks.values()) {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.setViewportSize(DESK);
  }
  unbroken();
});

const DESK = { width: 1280, height: 900 };
/** A desk at 200 per cent, a phone, and the narrowest that WCAG 1.4.10 asks for. */
const NARROW = [
  { width: 640, height: 450 },
  { width: 390, height: 800 },
  { width: 320, height: 640 },
];

/** One browser per person, kept for all pages: signing in is not what is looked at here. */
async function deskOf(username: string | undefined): Promise<Page> {
  const known = desks.get(username ?? '');
  if (known !== undefined) return known;
  const page = await (username === undefined ? stand.visit() : stand.signedIn(username));
  desks.set(username ?? '', page);
  return page;
}

async function go(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settle(page);
}

async function speak(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${language.toUpperCase()}, `) }).click();
  await page.locator(`html[lang=${language}]`).waitFor();
  await settle(page);
}

/** Runs a look and names where it found something. */
async function look(found: string[], page: Page, where: string): Promise<void> {
  found.push(...(await faults(page)).map((each) => `${where}: ${each}`));
}

/** Each page begins with another language, so that every language is seen narrow somewhere. */
function languagesFor(index: number): readonly Language[] {
  return languages.map((_, at) => languages[(at + index) % languages.length] ?? 'fi');
}

describe('every page of the app', () => {
  it('is in the list of pages that are looked at here', () => {
    const router = readFileSync(resolve(__dirname, '..', '..', 'web', 'src', 'app', 'router.tsx'), 'utf8');
    const routes = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path).filter((path) => path !== '/');
    expect([...routes, 'index'].sort()).toEqual(PAGES.map(({ route }) => route).sort());
  });
});

/** An address that only leads to another page has nothing of its own to look at. */
const SEEN = PAGES.filter(({ leadsTo }) => leadsTo === undefined).map((page, index) => ({ ...page, index }));

describe.each(SEEN)('$route', ({ as, views, index, ...page }) => {
  const [first, second, third] = languagesFor(index) as [Language, Language, Language];

  it('can be read by everybody: in three languages, at every width, enlarged and widely spaced', async () => {
    const desk = await deskOf(as);
    const found: string[] = [];
    const [address = '', ...others] = views(made);
    await go(desk, address);
    for (const language of [second, third, first]) {
      await speak(desk, language);
      await look(found, desk, `${address} ${language}`);
    }
    const undo = await spaceText(desk);
    await look(found, desk, `${address} ${first} widely spaced`);
    await undo();
    for (const size of NARROW) {
      await desk.setViewportSize(size);
      await look(found, desk, `${address} ${first} ${size.width} px`);
    }
    // The other views share the frame of the first: each is looked at in one language, wide and at its narrowest.
    for (const [at, other] of others.entries()) {
      await desk.setViewportSize(DESK);
      await go(desk, other);
      const language = languagesFor(index + at)[0] ?? first;
      await speak(desk, language);
      await look(found, desk, `${other} ${language}`);
      await desk.setViewportSize({ width: 320, height: 640 });
      await look(found, desk, `${other} ${language} 320 px`);
    }
    expect(found).toEqual([]);
  }, 180_000);

  for (const { name, open } of page.states ?? []) {
    it(`with ${name}`, async () => {
      const desk = await deskOf(as);
      const found: string[] = [];
      await go(desk, views(made)[0] ?? '/');
      await speak(desk, second);
      await open(desk, wordsIn(second));
      await look(found, desk, name);
      await desk.setViewportSize({ width: 320, height: 640 });
      await look(found, desk, `${name} 320 px`);
      expect(found).toEqual([]);
    }, 60_000);
  }

  if (page.asks) {
    it('says what is safe when the service can’t be reached, and shows all once it is asked again', async () => {
      const desk = await deskOf(as);
      const found: string[] = [];
      await go(desk, views(made)[0] ?? '/');
      await speak(desk, third);
      await desk.route(/\/api\/v1\/(?!session|events)/, (route) => route.abort());
      await desk.reload();
      const again = desk.getByRole('button', { name: wordsIn(third)('common.retry') });
      await again.first().waitFor();
      await look(found, desk, 'not reached');
      await desk.setViewportSize({ width: 320, height: 640 });
      await look(found, desk, 'not reached 320 px');
      expect(found).toEqual([]);
      await desk.unrouteAll({ behavior: 'ignoreErrors' });
      // A page of two columns asks for each anew.
      for (const each of (await again.all()).reverse()) await each.click();
      await again.first().waitFor({ state: 'detached' });
    }, 60_000);
  }

  if (page.empty) {
    it('says why there is nothing and what will fill it', async () => {
      const desk = await deskOf(as);
      const found: string[] = [];
      await desk.route(/\/api\/v1\/(?!session|events|staff)/, emptied);
      await go(desk, views(made)[0] ?? '/');
      await desk.locator('.h-empty').first().waitFor();
      await look(found, desk, 'empty');
      await desk.setViewportSize({ width: 320, height: 640 });
      await look(found, desk, 'empty 320 px');
      expect(found).toEqual([]);
    }, 60_000);
  }
});

describe('the focus', () => {
  it.each([
    ['coord', (): string => '/?view=pool'],
    ['coord', (): string => `/tasks/${made.taskId}`],
    ['tl', (): string => `/cases/${made.serviceCaseId}`],
    ['tl', (): string => '/cases'],
    ['rsw', (): string => `/referrals/${made.draftId}?part=family`],
  ])(
    'of %s is seen wherever Tab stops (%#)',
    async (username, address) => {
      const desk = await deskOf(username);
      await go(desk, address());
      expect(await unseenFocus(desk)).toEqual([]);
    },
    120_000,
  );
});

/** The service's own answer, with nothing in its lists. */
async function emptied(route: Route): Promise<void> {
  if (route.request().method() !== 'GET') return route.continue();
  const response = await route.fetch();
  const body: unknown = await response.json().catch(() => null);
  if (Array.isArray(body)) return route.fulfill({ response, json: [] });
  if (typeof body !== 'object' || body === null || !('items' in body)) return route.fulfill({ response });
  return route.fulfill({ response, json: { ...body, items: [], nextCursor: null } });
}
