import { untilAssessment } from '../../scripts/stories/s1';
import { stepTitle } from '../../texts/labels';
import { newRecordRef, openStand, type Stand, unbroken } from '../support/browser/stand';
import { languages, literal, wordsIn } from '../support/browser/words';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand?.close());
afterEach(unbroken);

// A step that nobody does is reminded of and told onwards within this many moves.
const MOVES = 12;

describe.each(languages)('the team leader’s first five minutes in %s', (language) => {
  const w = wordsIn(language);
  let reference = '';

  it('sees what each case waits for, moves a training case forward, and reads who was told', async () => {
    const { story } = await stand.screening();
    ({ reference } = await story.now());
    const title = stepTitle(language, 'P2_SCREENING');
    const page = await stand.comes('tl', language);
    await page.getByRole('link', { name: w('common.nav.cases') }).click();
    await page.getByRole('searchbox', { name: w('cases.find') }).fill(reference);
    const row = page.getByRole('row').filter({ hasText: reference });
    await row.getByRole('cell', { name: title }).last().waitFor();
    await row.getByRole('link', { name: reference }).click();
    await page.getByRole('heading', { level: 1, name: reference }).waitFor();

    const bar = page.getByRole('complementary', { name: w('common.training.name') });
    const move = bar.getByRole('button', { name: w('common.training.move') });
    for (let moves = 0; moves < MOVES && (await escalations()).length === 0; moves += 1) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/fast-forward'));
      await move.click();
      const { events } = (await (await answered).json()) as { events: { text: string }[] };
      for (const { text } of events) await bar.getByRole('listitem').filter({ hasText: text }).first().waitFor();
    }

    // Whom the service told, and when, stands beside the step.
    await page.getByText(w('case.timeline.table')).click();
    const spans = page.getByRole('table', { name: w('case.timeline.caption') });
    const told = await escalations();
    expect(told).not.toEqual([]);
    for (const text of told) await spans.getByRole('row').filter({ hasText: title }).getByText(text).first().waitFor();
    await page.context().close();

    async function escalations(): Promise<string[]> {
      const { id } = story;
      const { spans: all } = (await (await page.request.get(`/api/v1/cases/${id}/timeline`)).json()) as {
        spans: { marks: { kind: string; text: string }[] }[];
      };
      return all.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'escalation').map(({ text }) => text));
    }
  }, 90_000);

  it('the administrator reads the whole history, plain and technical side by side', async () => {
    const page = await stand.comes('admin', language);
    await page.getByRole('link', { name: w('common.nav.admin') }).click();
    await page
      .getByRole('link', { name: `${w('admin.attention.history')}: ${reference}` })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: w('admin.history.titleOf', { reference }) }).waitFor();
    const plain = page.getByRole('region', { name: w('admin.history.plain') });
    const technical = page.getByRole('region', { name: w('admin.history.technical') });
    await plain.getByRole('listitem').first().waitFor();
    await technical.getByRole('listitem').first().waitFor();
    const [left, right] = await Promise.all([plain.boundingBox(), technical.boundingBox()]);
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);

    await page.getByRole('searchbox', { name: w('admin.history.find') }).fill(stepTitle(language, 'P2_SCREENING'));
    for (const line of await plain.getByRole('listitem').all())
      expect((await line.innerText()).toLowerCase()).toContain(stepTitle(language, 'P2_SCREENING').toLowerCase());
    await page.getByRole('searchbox', { name: w('admin.history.find') }).fill('timer');
    await technical.getByText('Timer started').first().waitFor();
    await page.context().close();
  }, 60_000);

  it('moves a colleague’s tasks: tried first, then done, then taken back', async () => {
    const stage = { people: stand.people, tell: () => undefined };
    const story = await untilAssessment(stage, { child: { recordRef: newRecordRef() } });
    await story.claim('nurse', 'P4_ASSESSMENT');
    const { reference: moved } = await story.now();
    const title = stepTitle(language, 'P4_ASSESSMENT');
    const ownerOf = async () => (await story.open('P4_ASSESSMENT')).assignee;
    const before = await ownerOf();

    const page = await stand.comes('tl', language);
    await page.getByRole('link', { name: w('common.nav.admin') }).click();
    await page.getByRole('link', { name: w('admin.nav.reassign') }).click();
    await page.getByRole('combobox', { name: w('admin.reassign.from') }).selectOption({ label: 'Noora Terve' });
    await page.getByRole('combobox', { name: w('admin.reassign.to') }).selectOption({ label: 'Nina Sjöberg' });
    await page.getByRole('button', { name: w('admin.reassign.try') }).click();
    const trial = page.getByRole('table', { name: w('admin.reassign.trial') });
    await trial
      .getByRole('row')
      .filter({ hasText: moved })
      .filter({ hasText: title })
      .getByText(w('admin.reassign.results.READY'))
      .waitFor();
    expect(await ownerOf()).toBe(before);

    const [one, many] = ['_one', '_other'].map((form) =>
      w(`admin.reassign.do${form}`, { name: 'Nina Sjöberg', count: 1 }),
    );
    await page
      .getByRole('button', {
        name: new RegExp(`^(${[one, many].map((words) => literal(words ?? '').replace('1', '\\d+')).join('|')})$`),
      })
      .click();
    const result = page.getByRole('table', { name: w('admin.reassign.result') });
    await result.getByText(w('admin.reassign.results.DONE')).first().waitFor();
    expect(await ownerOf()).not.toBe(before);
    await page.getByRole('button', { name: w('admin.reassign.undo') }).click();
    await page.getByRole('table', { name: w('admin.reassign.back') }).waitFor();
    expect(await ownerOf()).toBe(before);
    await page.context().close();
  }, 90_000);
});
