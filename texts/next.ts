import { formatDate } from './dates';
import { has, type Language, t } from './index';
import { closeReasonLabel, roleInSentence, stepTitle } from './labels';

/** What a case waits for: a code and its codes, days and names. */
export interface NextInput {
  readonly code: string;
  readonly params: { readonly [name: string]: string | number | boolean | null };
}

/** The one sentence that says what is awaited and from whom. `assignee` is a name by now, or absent. */
export function nextSentence(language: Language, { code, params }: NextInput): string {
  const word = (name: string): string => {
    const value = params[name];
    return value === undefined || value === null ? '' : String(value);
  };
  return t(language, has(language, `next.${code}`) ? `next.${code}` : 'next.NOTHING', {
    who: word('assignee') || roleInSentence(language, word('role')),
    step: stepTitle(language, word('step')),
    dueOn: formatDate(language, word('dueOn')),
    until: formatDate(language, word('until')),
    reason: closeReasonLabel(language, word('reason')),
  });
}

/** Lateness in words: `kind` of the task's timeliness and its whole days. */
export function timelinessText(
  language: Language,
  timeliness: { readonly kind: string; readonly days: number },
): string {
  const { kind, days } = timeliness;
  const key = [`timeliness.${kind}`, `timeliness.${kind}.${days === 1 ? 'one' : 'other'}`].find((name) =>
    has(language, name),
  );
  return key === undefined ? kind : t(language, key, { days });
}
