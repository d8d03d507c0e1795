import { formatDate } from './dates';
import { has, type Language, t } from './index';

/** One named reason why a due date is not where plain counting would put it. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

/** The day that was skipped or rolled over: the holiday's name, or "weekend"; an unknown code as it is. */
function dayName(language: Language, rule: string): string {
  const code = rule.slice(rule.lastIndexOf(':') + 1);
  return has(language, `calendar.${code}`) ? t(language, `calendar.${code}`) : code;
}

/** `moved back from 24 Dec 2026 to 23 Dec 2026: Christmas Eve`: the reason of one move in words (150/1930 3 § and 5 §). */
export function moveText(language: Language, { from, to, rule }: Move): string {
  const kind = /^(ROLL_PRECEDING|ROLL_FOLLOWING|MONTH_END|PAUSE)/.exec(rule)?.[1] ?? 'SKIPPED';
  return t(language, `calendar.move.${kind}`, {
    from: formatDate(language, from),
    to: formatDate(language, to),
    day: dayName(language, rule),
  });
}
