import { addDays, type LocalDate } from '../pathways/calendar';
import type { Env, Instant } from '../pathways/model';

const AT_ONCE = new Set(['N11', 'N13', 'BREAK_GLASS']);
const DIGESTS = ['08:30', '12:30'] as const;
const OPENS = '08:00';
const CLOSES = '16:00';

/**
 * When a notice's e-mail may leave, by the case's clock (domain.md §2.4 and §2.8): urgent ones, N11, N13 and opened cases at once;
 * a plain N1 with the next digest; all others while the office is open (16:00:00 included), else at 08:30 of the next
 * working day.
 */
export function sendAfter(notice: { readonly code: string; readonly urgent?: boolean }, env: Env): Instant {
  if (notice.urgent === true || AT_ONCE.has(notice.code)) return env.at;
  if (notice.code === 'N1') return nextMoment(env, DIGESTS);
  const { at, today } = env;
  if (isWorking(today, env) && env.instant(today, OPENS) <= at && at <= env.instant(today, CLOSES)) return at;
  return nextMoment(env, ['08:30']);
}

/** The first of these times of day, on a working day, that is not yet past. */
function nextMoment(env: Env, times: readonly string[]): Instant {
  for (let date = env.today; ; date = addDays(date, 1)) {
    if (!isWorking(date, env)) continue;
    const next = times.map((time) => env.instant(date, time)).find((moment) => moment >= env.at);
    if (next !== undefined) return next;
  }
}

function isWorking(date: LocalDate, env: Env): boolean {
  return env.calendar.dayType(date) === 'WORKING';
}
