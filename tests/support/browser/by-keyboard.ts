/** Working without a mouse: every step is a key. */
import type { Page } from 'playwright-core';
import type { FieldView } from '../../../api/contract/shapes';
import type { Data, Json } from '../../../pathways/model';
import { asTyped } from './fill-in';
import { tabTo } from './looks';

const inFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

/** Chooses one of a group of radio buttons, whose `name` is given, with the arrow keys. */
export async function choose(page: Page, name: string, code: string): Promise<void> {
  const wanted = `[id="${name}-${code}"]`;
  await tabTo(page, `input[name="${name}"]`);
  for (let moves = 0; moves < 20 && !(await inFocus(page, wanted)); moves += 1) await page.keyboard.press('ArrowDown');
  if (!(await inFocus(page, wanted))) throw new Error(`not reached with the arrow keys: ${wanted}`);
  if (!(await page.locator(wanted).isChecked())) await page.keyboard.press('Space');
}

/** Chooses a line of a list by the first letters of its words. */
export async function pick(page: Page, id: string, words: string): Promise<void> {
  await tabTo(page, `[id="${id}"]`);
  await page.keyboard.type(words);
  const said = await page.locator(`[id="${id}"] option:checked`).innerText();
  if (said !== words) throw new Error(`chosen: ${said} instead of ${words}`);
}

/** Goes to a field with Tab and types. */
export async function write(page: Page, id: string, words: string): Promise<void> {
  await tabTo(page, `[id="${id}"]`);
  await page.keyboard.type(words);
}

/** Fills in a form without lists, in the order of its fields; `data` as the API takes it. */
export async function typeIn(page: Page, fields: readonly FieldView[], data: Data): Promise<void> {
  for (const field of fields) {
    const value = data[field.name];
    if (value !== undefined && value !== null) await answer(page, field, value);
  }
}

async function answer(page: Page, { name, kind, options, min, max }: FieldView, value: Json): Promise<void> {
  const id = `f-${name.replaceAll('.', '-')}`;
  const scale = kind === 'INTEGER' && min !== undefined && max !== undefined && max - min < 7;
  if (kind === 'CODES') {
    for (const code of value as readonly string[]) {
      await tabTo(page, `[id="${id}-${code}"]`);
      await page.keyboard.press('Space');
    }
  } else if (kind === 'BOOLEAN' || scale || ((kind === 'CODE' || kind === 'PERSON') && (options ?? []).length <= 6)) {
    await choose(page, id, asTyped(kind, value));
  } else if (options !== undefined) {
    await pick(page, id, options.find(({ code }) => code === value)?.text ?? '');
  } else {
    await write(page, id, asTyped(kind, value));
  }
}

/** From now on the page tells of every press of a mouse or finger; gives back what it told. */
export async function withoutMouse(page: Page): Promise<readonly string[]> {
  const pressed: string[] = [];
  await page.exposeFunction('tellOfPress', (where: string) => pressed.push(where));
  await page.addInitScript(
    "addEventListener('pointerdown', (event) => window.tellOfPress(event.target.tagName), { capture: true });",
  );
  await page.reload();
  return pressed;
}
