import { type Language, t } from './index';
import { firstKey } from './labels';

/**
 * The plain-language title of a problem or refusal: the first of the codes that has a text (give the finest first, e.g.
 * the refusal's code, then the kind of problem). Without any, the text of `refused`.
 */
export function problemTitle(language: Language, ...codes: readonly string[]): string {
  const keys = codes.flatMap((code) => [`refusals.${code}`, `problems.${code}`]);
  return t(language, firstKey(language, keys) ?? 'problems.refused');
}

/** What is wrong with one field, by the code of its fault (`required`, `too_few` …) or of the refusal it caused. */
export function faultText(language: Language, code: string): string {
  return t(language, firstKey(language, [`faults.${code}`, `refusals.${code}`]) ?? 'problems.invalid');
}
