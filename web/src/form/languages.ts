import type { Language } from '../i18n';
import type { Choice } from '../ui';

/** Languages that families in Helsinki speak most (ISO 639-3, as the service keeps them). */
const COMMON = [
  'fin',
  'swe',
  'eng',
  'som',
  'ara',
  'rus',
  'est',
  'ckb',
  'kmr',
  'fas',
  'prs',
  'sqi',
  'vie',
  'zho',
  'tha',
  'tur',
  'spa',
  'fra',
  'por',
  'ukr',
  'pol',
  'amh',
  'tir',
  'ben',
  'urd',
  'hin',
  'nep',
  'tgl',
  'swa',
  'lin',
  'rom',
  'sme',
  'fse',
] as const;

/** Languages to choose from, named in the reader's language; one that is kept already is always among them. */
export function languageChoices(language: Language, kept: unknown): readonly Choice[] {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  const codes: string[] = [...COMMON];
  if (typeof kept === 'string' && kept !== '' && !codes.includes(kept)) codes.push(kept);
  const choices = codes.map((code) => ({ code, text: nameOf(names, code) }));
  const [finnish, swedish, english, ...others] = choices;
  const order = new Intl.Collator(language);
  return [finnish, swedish, english]
    .flatMap((each) => each ?? [])
    .concat(others.sort((a, b) => order.compare(a.text, b.text)));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
