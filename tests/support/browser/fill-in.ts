/** Filling in a form as its reader does: by the words on it. */
import type { Locator, Page } from 'playwright-core';
import type { FieldView } from '../../../api/contract/shapes';
import type { Data, Json } from '../../../pathways/model';
import { named, type Words } from './words';

/** More choices than this are a list to choose from (web/src/form/form-fields.tsx). */
const IN_SIGHT = 6;

/**
 * Answers every field that `data` has a value for, in the order of the form. `data` is nested as the API takes it.
 * `where` is the form; throws where a field can't be found by its label, or a choice by its words.
 */
export async function fillIn(where: Page | Locator, words: Words, fields: readonly FieldView[], data: Data) {
  for (const field of fields) {
    const value = valueAt(data, field.name);
    if (value !== undefined && value !== null) await answer(where, words, field, value);
  }
}

/** `safety.riskLevel` of a form that keeps groups as objects. */
function valueAt(data: Data, path: string): Json | undefined {
  const [first = '', ...rest] = path.split('.');
  const value = data[first];
  return rest.length === 0 ? value : valueAt((value ?? {}) as Data, rest.join('.'));
}

/** `4.11.2026` for a date, else what stands in the data. */
export function asTyped(kind: string, value: Json): string {
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return kind === 'DATE' ? plain.split('-').reverse().map(Number).join('.') : plain;
}

async function answer(where: Page | Locator, words: Words, field: FieldView, value: Json): Promise<void> {
  const name = named(field.label);
  const textOf = (code: Json) => field.options?.find((option) => option.code === code)?.text ?? asTyped('CODE', code);
  const line = () => where.getByRole('textbox', { name });
  const group = () => where.getByRole('group', { name });
  const pick = (text: string) => group().getByRole('radio', { name: text, exact: true }).check();
  switch (field.kind) {
    case 'BOOLEAN':
      return pick(words(value === true ? 'common.yes' : 'common.no'));
    case 'DATE':
      return line().fill(asTyped('DATE', value));
    case 'CODES':
      for (const code of value as readonly string[])
        await group()
          .getByRole('checkbox', { name: textOf(code), exact: true })
          .check();
      return;
    case 'LIST':
      for (const [index, entry] of (value as readonly Data[]).entries()) {
        await group()
          .getByRole('button', { name: words('common.addEntry', { label: field.label }) })
          .click();
        const title = words('common.entry', { label: field.label, number: index + 1 });
        await fillIn(where.getByRole('group', { name: title, exact: true }), words, field.fields ?? [], entry);
      }
      return;
    case 'INTEGER':
      return field.min !== undefined && field.max !== undefined && field.max - field.min <= IN_SIGHT
        ? pick(asTyped(field.kind, value))
        : line().fill(asTyped(field.kind, value));
    case 'TEXT':
      // With a list of what others wrote behind it, a line is a combobox to assistive technology.
      if (field.format === 'MUNICIPALITY')
        return where.getByRole('combobox', { name }).fill(asTyped(field.kind, value));
      if (field.format !== 'LANGUAGE') return line().fill(asTyped(field.kind, value));
      await where.getByRole('combobox', { name }).selectOption(asTyped(field.kind, value));
      return;
    default:
      if (field.kind !== 'USER' && (field.options ?? []).length <= IN_SIGHT) return pick(textOf(value));
      await where.getByRole('combobox', { name }).selectOption({ label: textOf(value) });
  }
}
