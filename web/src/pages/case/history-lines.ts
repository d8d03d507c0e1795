import type { HistoryLine } from '../../api';

/** All of it, what people did, or what was told and became late. */
export type Which = 'all' | 'people' | 'reminders';

const TOLD = /^(REMINDER|ESCALA|TASK_OVERDUE|CLOCK_(ALARM|BREACHED)|ALARM)/;

/** Lines that hold every one of the words, in any order and whatever their case. */
export function fitting(lines: readonly HistoryLine[], words: string, which: Which): readonly HistoryLine[] {
  const wanted = words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return lines.filter(({ text, code, actor }) => {
    if (which === 'people' && actor.role === 'SYSTEM') return false;
    if (which === 'reminders' && !TOLD.test(code)) return false;
    const line = text.toLocaleLowerCase();
    return wanted.every((word) => line.includes(word));
  });
}

/** Lines by their day, in the order given. */
export function byDay(
  lines: readonly HistoryLine[],
  dayOf: (at: string) => string,
): readonly (readonly [string, readonly HistoryLine[]])[] {
  const days = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const day = dayOf(line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}

/** The lines as a text to keep, oldest first; the mark at its beginning tells Windows that it is UTF-8. */
export function asText(lines: readonly HistoryLine[], head: string, timeOf: (at: string) => string): string {
  return `\uFEFF${head}\n\n${lines.map(({ at, text }) => `${timeOf(at)}  ${text}`).join('\n')}\n`;
}
