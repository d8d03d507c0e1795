import type { Page } from 'playwright-core';
import type { FieldView } from '../../api/contract/shapes';
import { settle } from '../../scripts/browser/visit';
import { contact, criteria, referral } from '../../scripts/stories/forms';
import { entryLabel, stepTitle } from '../../texts/labels';
import { pick, typeIn, withoutMouse, write } from '../support/browser/by-keyboard';
import { tabTo } from '../support/browser/looks';
import { openStand, type Stand, unbroken } from '../support/browser/stand';
import { literal, wordsIn } from '../support/browser/words';

// The five things that are done most often, each without a mouse from the first key to the last.
let stand: Stand;
let page: Page;
let pressed: readonly string[] = [];
const w = wordsIn('fi');

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(async () => {
  await page.context().close();
  unbroken();
  if (pressed.length > 0) throw new Error(`a mouse was used on ${pressed.join(', ')}`);
});

async function sitsDown(username: string): Promise<void> {
  page = await stand.comes(username, 'fi');
  pressed = await withoutMouse(page);
  await settle(page);
}

/** Goes with Tab to what has this role and name, whatever follows in the name. */
async function reach(role: string, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    const there = page
      .getByRole(role as 'button', { name: new RegExp(`^${literal(name)}`) })
      .and(page.locator(':focus'));
    if ((await there.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with Tab: ${role} ${name}`);
}

async function press(role: string, name: string): Promise<void> {
  await reach(role, name);
  await page.keyboard.press('Enter');
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

it('a task is taken from the pool, opened as the next one, corrected where the form asks, and completed', async () => {
  const { story, taskId } = await stand.screening();
  const { reference } = await story.now();
  const title = stepTitle('fi', 'P2_SCREENING');
  await sitsDown('coord');
  await reach('tab', w('work.view.mine'));
  await page.keyboard.press('ArrowRight');
  await press('button', `${w('work.claim')}: ${title}, ${reference}`);
  await page.getByRole('button', { name: `${w('work.claim')}: ${title}, ${reference}` }).waitFor({ state: 'detached' });

  await page.keyboard.press('/');
  await page.locator('#find:focus').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await page.locator(`[data-row][href="/tasks/${taskId}"]`).waitFor();
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
  const { fields } = (await (await page.request.get(`/api/v1/tasks/${taskId}`)).json()) as { fields: FieldView[] };
  const { criteria: all } = criteria() as { criteria: Record<string, string> };
  await typeIn(
    page,
    fields,
    Object.fromEntries(Object.entries(all).map(([name, value]) => [`criteria.${name}`, value])),
  );
  await page.keyboard.press('Control+Enter');
  await page.locator('.h-notice--success:focus').waitFor();
  const { status } = (await (await stand.people.as('coord')).get(`/tasks/${taskId}`)) as { status: string };
  expect(status).toBe('DONE');
}, 90_000);

it('a contact is recorded in a case', async () => {
  const tl = await stand.people.as('tl');
  const { items } = (await tl.get('/cases?status=IN_SERVICE&limit=1')) as {
    items: { id: string; reference: string }[];
  };
  const [of] = items;
  const { now } = (await tl.get(`/cases/${of?.id}`)) as { now: string };
  await sitsDown('famw');
  await page.goto(`/cases/${of?.id}`);
  await heading(of?.reference ?? '');
  await press('button', w('case.record'));
  await press('button', entryLabel('fi', 'CONTACT'));
  const dialog = page.getByRole('dialog', { name: entryLabel('fi', 'CONTACT') });
  await dialog.waitFor();
  const { entries } = (await (await page.request.get(`/api/v1/cases/${of?.id}/forms`)).json()) as {
    entries: { code: string; title: string; fields: FieldView[] }[];
  };
  const form = entries.find(({ code }) => code === 'CONTACT');
  await typeIn(page, form?.fields ?? [], contact(now.slice(0, 10), 'FAMW'));
  await press('button', w('case.save'));
  await dialog.waitFor({ state: 'detached' });
  const told = page.getByRole('heading', { name: w('case.recorded', { title: form?.title ?? '' }) });
  await told.waitFor();
  expect(await page.locator('.h-notice:focus').filter({ has: told }).count()).toBe(1);
}, 90_000);

it('the list of cases is searched and filtered, and a case opened', async () => {
  const { story } = await stand.screening();
  const { reference } = await story.now();
  await sitsDown('tl');
  await press('link', w('common.nav.cases'));
  await heading(w('cases.title'));
  await page.keyboard.press('/');
  await page.locator('#find-case:focus').waitFor();
  await page.keyboard.type(reference);
  await pick(page, 'filter-status', w('statuses.SCREENING'));
  await page.waitForURL((url) => url.searchParams.get('q') === reference && url.searchParams.has('status'));
  await press('link', reference);
  await heading(reference);
  expect(new URL(page.url()).pathname).toBe(`/cases/${story.id}`);
}, 60_000);

it('a part of a referral is written and saved', async () => {
  await sitsDown('rsw');
  await press('link', w('common.nav.newReferral'));
  await heading(w('common.nav.newReferral'));
  await reach('checkbox', w('referral.start.training'));
  if (!(await page.locator(':focus').isChecked())) await page.keyboard.press('Space');
  await press('button', w('referral.start.begin'));
  await heading(w('referral.part.child'));
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await press('link', w('referral.part.needs'));
  await heading(w('referral.part.needs'));
  const { fields } = (await (await page.request.get('/api/v1/referrals/form')).json()) as { fields: FieldView[] };
  const { reasons, familyNeeds, summary } = referral('2026-11-23', '');
  const written = { reasons, familyNeeds, summary } as Parameters<typeof typeIn>[2];
  await typeIn(page, fields, written);
  await page.keyboard.press('Control+Enter');
  await heading(w('referral.part.view'));
  const kept = (await (await stand.people.as('rsw')).get(`/referrals/${id}`)) as { data: Record<string, unknown> };
  // Boxes are kept in the order in which they stand.
  const sorted = (list: unknown) => [...(list as string[])].sort();
  expect(kept.data['summary']).toBe(summary);
  expect([kept.data['reasons'], kept.data['familyNeeds']].map(sorted)).toEqual([reasons, familyNeeds].map(sorted));
}, 90_000);

it('a task is given to a colleague', async () => {
  const { taskId } = await stand.screening();
  const coord = (await (await stand.people.as('tl')).get('/staff')) as { items: { id: string; displayName: string }[] };
  const kaisa = coord.items.find(({ displayName }) => displayName === 'Kaisa Koordinaattori');
  await sitsDown('tl');
  await page.goto(`/tasks/${taskId}`);
  await heading(stepTitle('fi', 'P2_SCREENING'));
  await press('button', w('task.assign.open'));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await pick(page, await idOf('combobox'), kaisa?.displayName ?? '');
  await write(page, await idOf('textbox'), 'Tuuraus');
  await press('button', w('task.assign.submit'));
  await dialog.waitFor({ state: 'detached' });
  const { assignee } = (await (await stand.people.as('tl')).get(`/tasks/${taskId}`)) as { assignee: string };
  expect(assignee).toBe(kaisa?.id);

  async function idOf(role: 'combobox' | 'textbox'): Promise<string> {
    return (await dialog.getByRole(role).first().getAttribute('id')) ?? '';
  }
}, 60_000);
