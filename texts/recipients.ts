import { has, type Language, t } from './index';

/** `a`, `a and b`, `a, b and c`. */
export function wordList(language: Language, words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  if (words.length === 1) return last;
  return t(language, 'words.and', { list: words.slice(0, -1).join(', '), last });
}

/**
 * Who was told, from a comma list of recipient words (`TL,ASSIGNEE`), in the form that follows "word went to"
 * (Finnish: the allative). A word without a text, such as a person's name, stays as it is; each is said once.
 */
export function recipients(language: Language, to: string): string {
  const words = to
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => (has(language, `recipients.${word}`) ? t(language, `recipients.${word}`) : word));
  return wordList(language, [...new Set(words)]);
}
