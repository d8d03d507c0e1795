import type { FieldView } from '../../api/contract/shapes';
import { assessment } from '../../scripts/stories/forms';
import { untilAssessment } from '../../scripts/stories/s1';
import { outcomeLabel, stepTitle } from '../../texts/labels';
import { fillIn } from '../support/browser/fill-in';
import { newRecordRef, openStand, type Stand, unbroken } from '../support/browser/stand';
import { languages, literal, wordsIn } from '../support/browser/words';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(unbroken);

describe.each(languages)('the nurse’s first five minutes in %s', (language) => {
  const w = wordsIn(language);

  it('she takes an assessment, reads the case, completes the form and is told what follows', async () => {
    const stage = { people: stand.people, tell: () => undefined };
    const story = await untilAssessment(stage, { child: { recordRef: newRecordRef() } });
    const { reference, now } = await story.now();
    const title = stepTitle(language, 'P4_ASSESSMENT');
    const page = await stand.comes('nurse', language);
    const tab = (key: string) => page.getByRole('tab', { name: new RegExp(`^${literal(w(key))}`) });

    await tab('work.view.pool').click();
    await page.getByRole('button', { name: `${w('work.claim')}: ${title}, ${reference}` }).click();
    await tab('work.view.mine').click();
    const row = page.getByRole('listitem').filter({ hasText: reference }).filter({ hasText: title });
    await row
      .getByText(new RegExp(`^${literal(w('common.due.ON_TIME', { count: 9 })).replace('9', '\\d+')}$`))
      .waitFor();
    await page.getByRole('link', { name: `${w('work.open')}: ${title}, ${reference}` }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page
      .getByRole('complementary', { name: w('task.glance') })
      .getByRole('link', { name: reference })
      .click();

    // What is awaited, the picture of all steps, and the history in plain words.
    await page.getByRole('heading', { level: 1, name: reference }).waitFor();
    await page.getByRole('heading', { name: w('case.next') }).waitFor();
    await page.getByText(w('case.timeline.table')).click();
    const table = page.getByRole('table', { name: w('case.timeline.caption') });
    await table.getByRole('row').filter({ hasText: title }).first().waitFor();
    await tab('case.view.history').click();
    await page.getByRole('searchbox', { name: w('case.history.find') }).fill(title);
    const lines = page.getByRole('region', { name: w('case.view.history') }).getByRole('listitem');
    await lines.filter({ hasText: 'Noora Terve' }).first().waitFor();

    await page.getByRole('link', { name: w('case.do', { title }) }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const { fields } = (await (await page.request.get(`/api/v1/tasks/${id}`)).json()) as { fields: FieldView[] };
    const result = outcomeLabel(language, 'P4_ASSESSMENT', 'COMPLETED');
    await page.getByRole('radio', { name: result, exact: true }).check();
    await fillIn(page.getByRole('main'), w, fields, assessment(now.slice(0, 10)));
    await page.getByRole('button', { name: w('task.finish'), exact: true }).click();
    await page.getByRole('heading', { name: w('task.done', { title }) }).waitFor();
    await page.getByRole('link', { name: stepTitle(language, 'P5_INTAKE') }).waitFor();
    expect((await story.now()).status).toBe('INTAKE');
    await page.context().close();
  }, 90_000);
});
