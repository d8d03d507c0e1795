import type { Language } from '../i18n/languages';
import { type CivilDate, helsinkiToday, utcOf } from './civil';

const LOCALES: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const HELSINKI = 'Europe/Helsinki';

/** `pe 20.11.` · `fre 20.11` · `Fri 20 Nov`: a day in a list; with its year where that isn't the year of `today`. */
export function shortDay(language: Language, day: CivilDate, today = helsinkiToday()): string {
  const at = utcOf(day);
  const weekday = part(language, at, { weekday: 'short' }).replace(/\.$/, '');
  if (day.slice(0, 4) !== today.slice(0, 4)) return `${weekday} ${longDay(language, day)}`;
  return `${weekday} ${language === 'en' ? part(language, at, { day: 'numeric', month: 'short' }) : numbers(at)}`;
}

/** `20.11.2026` · `20 Nov 2026`. Never a form that another country reads as another day. */
export function longDay(language: Language, day: CivilDate): string {
  const at = utcOf(day);
  if (language === 'en') return part(language, at, { day: 'numeric', month: 'short', year: 'numeric' });
  return `${numbers(at)}${new Date(at).getUTCFullYear()}`;
}

/** A day with its weekday and year: to make sure that the right one was typed. */
export function fullDay(language: Language, day: CivilDate): string {
  return `${part(language, utcOf(day), { weekday: 'long' })} ${longDay(language, day)}`;
}

/** `9.14` · `9:14` for an instant, in Helsinki. */
export function clockTime(language: Language, instant: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: HELSINKI, hour: 'numeric', minute: '2-digit' });
  const [hour = '', minute = ''] = time.format(new Date(instant)).split(':');
  return `${Number(hour)}${language === 'en' ? ':' : '.'}${minute}`;
}

/** Day and time of an instant, in Helsinki. */
export function dayAndTime(language: Language, instant: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: HELSINKI }).format(new Date(instant));
  const before = { fi: ' klo ', sv: ' kl. ', en: ' at ' }[language];
  return `${longDay(language, day)}${before}${clockTime(language, instant)}`;
}

function numbers(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()}.${date.getUTCMonth() + 1}.`;
}

function part(language: Language, at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(new Date(at));
}
