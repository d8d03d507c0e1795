import type { Page } from 'playwright-core';
import type { FieldView } from '../../api/contract/shapes';
import { criteria, referral } from '../../scripts/stories/forms';
import { outcomeLabel, stepTitle } from '../../texts/labels';
import { fillIn } from '../support/browser/fill-in';
import { newRecordRef, openStand, type Stand, unbroken } from '../support/browser/stand';
import { languages, literal, named, wordsIn } from '../support/browser/words';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(unbroken);

const PARTS = ['child', 'family', 'needs', 'view', 'safety', 'worker'] as const;
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });

/** Of the referral's fields, those of the part that is shown. */
async function shown(page: Page, fields: readonly FieldView[]): Promise<FieldView[]> {
  const here = await page.locator('main [id^="f-"]').evaluateAll((all: readonly Element[]) => all.map(({ id }) => id));
  return fields.filter(({ name }) => here.includes(`f-${name.replaceAll('.', '-')}`));
}

describe.each(languages)('the coordinator’s first five minutes in %s', (language) => {
  const w = wordsIn(language);
  let reference = '';

  it('a referral is written part by part, waits as a draft, and is sent', async () => {
    const page = await stand.comes('rsw', language);
    const heading = (words: string) => page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
    await page.getByRole('link', { name: w('common.nav.newReferral') }).click();
    await page.getByRole('checkbox', { name: w('referral.start.training') }).check();
    await page.getByRole('button', { name: w('referral.start.begin') }).click();
    await heading(w('referral.part.child'));

    const { fields } = (await (await page.request.get('/api/v1/referrals/form')).json()) as { fields: FieldView[] };
    const { user } = (await (await page.request.get('/api/v1/session')).json()) as { user: { id: string } };
    const data = referral(today(), user.id, { child: { recordRef: newRecordRef() } });
    let kept = '';
    for (const part of PARTS) {
      await heading(w(`referral.part.${part}`));
      await fillIn(page.getByRole('main'), w, await shown(page, fields), data);
      if (part === 'needs') {
        // Somebody who leaves in the middle finds it as it was.
        await page.reload();
        await heading(w('referral.part.needs'));
        kept = await page.getByRole('textbox', { name: named(labelOf(fields, 'summary')) }).inputValue();
      }
      await page.getByRole('button', { name: w('referral.goOn') }).click();
    }
    expect(kept).toBe(data['summary']);
    await heading(w('referral.part.check'));
    await page.getByRole('heading', { name: w('referral.allThere') }).waitFor();
    await page.getByRole('button', { name: w('referral.send'), exact: true }).click();
    await heading(w('referral.sentTitle'));

    const number = new RegExp(w('referral.sent', { reference: '(\\S+)' }));
    const said = await page.getByRole('heading', { name: number }).innerText();
    reference = number.exec(said)?.[1] ?? '';
    expect(reference).toMatch(/^\S{6,}$/);
    await page.getByRole('link', { name: stepTitle(language, 'P2_SCREENING') }).waitFor();
    await page.context().close();
  }, 90_000);

  it('the screening is taken from the pool, and its result opens the next steps at once', async () => {
    const page = await stand.comes('coord', language);
    const screening = stepTitle(language, 'P2_SCREENING');
    await page.getByRole('link', { name: w('common.nav.newReferral') }).click();
    await page.getByRole('link', { name: w('referral.start.goOn') }).click();
    await page.getByRole('tab', { name: new RegExp(`^${literal(w('referral.queue.view.SCREENING'))}`) }).click();
    await page.getByRole('link', { name: new RegExp(`^${w('referral.queue.open')}: ${reference}`) }).waitFor();

    await page.getByRole('link', { name: w('common.nav.work') }).click();
    await page.getByRole('tab', { name: new RegExp(`^${literal(w('work.view.pool'))}`) }).click();
    await page.getByRole('button', { name: `${w('work.claim')}: ${screening}, ${reference}` }).click();
    await page.getByRole('tab', { name: new RegExp(`^${literal(w('work.view.mine'))}`) }).click();
    await page.getByRole('link', { name: `${w('work.open')}: ${screening}, ${reference}` }).click();
    await page.getByRole('heading', { level: 1, name: screening }).waitFor();

    const id = new URL(page.url()).pathname.split('/').at(-1);
    const task = (await (await page.request.get(`/api/v1/tasks/${id}`)).json()) as { fields: FieldView[] };
    const result = outcomeLabel(language, 'P2_SCREENING', 'ACCEPT');
    await page.getByRole('radio', { name: result, exact: true }).check();
    await fillIn(page.getByRole('main'), w, task.fields, criteria());
    await page.getByRole('button', { name: w('task.finish'), exact: true }).click();

    await page.getByRole('heading', { name: w('task.done', { title: screening }) }).waitFor();
    const next = page.getByRole('link', { name: stepTitle(language, 'P3A_LANGUAGE') }).first();
    await next.waitFor();
    expect(await next.getAttribute('href')).toMatch(/^\/tasks\//);
    await page.context().close();
  }, 60_000);
});

function labelOf(fields: readonly FieldView[], name: string): string {
  return fields.find((field) => field.name === name)?.label ?? '';
}
