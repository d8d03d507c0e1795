import type { CaseEvent } from '../../pathways/model';
import { adviceText } from '../../texts/labels';
import type { Language } from '../problems';

/** What the acting person is told at once beside what was done, in words. */
export function presentAdvice(
  events: readonly CaseEvent[],
  language: Language,
): { readonly code: string; readonly text: string }[] {
  return events
    .filter((event) => event.code === 'ADVICE_GIVEN')
    .map(({ params }) => ({
      code: String(params.advice),
      text: adviceText(language, String(params.advice), String(params.number ?? '')),
    }));
}
