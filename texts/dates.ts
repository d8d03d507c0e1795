import type { Language } from './languages';

const ZONE = 'Europe/Helsinki';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const helsinki = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Moment {
  readonly date: string;
  readonly hour: number;
  readonly minute: string;
}

function momentOf(instant: string): Moment {
  const parts = new Map(helsinki.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: part('minute'),
  };
}

/** Day of Helsinki (`YYYY-MM-DD`) of an instant. Throws RangeError for a text that is no instant. */
export function dayOf(instant: string): string {
  return momentOf(instant).date;
}

/** A civil date in the language's own form: `26.11.2026` (Finnish, Swedish), `26 Nov 2026`; any other text as it is. */
export function formatDate(language: Language, date: string): string {
  const match = LOCAL_DATE.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  if (language === 'en') return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  return `${Number(day)}.${Number(month)}.${year}`;
}

/** Helsinki time of day of an instant: `klo 10.15`, `kl. 10.15`, `10:15`. */
export function formatTime(language: Language, instant: string): string {
  const { hour, minute } = momentOf(instant);
  if (language === 'en') return `${String(hour).padStart(2, '0')}:${minute}`;
  return `${language === 'fi' ? 'klo' : 'kl.'} ${hour}.${minute}`;
}

/** An instant in Helsinki time: `26.11.2026 klo 10.15`, `26.11.2026 kl. 10.15`, `26 Nov 2026, 10:15`. */
export function formatInstant(language: Language, instant: string): string {
  const date = formatDate(language, dayOf(instant));
  return `${date}${language === 'en' ? ', ' : ' '}${formatTime(language, instant)}`;
}

/** A civil date or an instant, whichever the text is. */
export function formatWhen(language: Language, value: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? formatInstant(language, value) : formatDate(language, value);
}
