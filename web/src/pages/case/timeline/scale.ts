import { type CivilDate, utcOf } from '../../../dates';

const DAY = 86_400_000;
/** A stretch longer than this without anything in it is cut … */
const QUIET_DAYS = 21;
/** … and drawn as wide as this. */
const CUT_DAYS = 6;
/** Service dates end at 16:00 in Helsinki: where on its day a due date stands. */
const DUE_HOUR = 14;

/** A stretch of time that is drawn narrower than it is. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly cuts: readonly Cut[];
  /** Place of an instant (ms) in per cent of the picture's width, inside it. */
  at(ms: number): number;
}

/** The instant at which a due date stands in the picture. */
export function dueAt(day: CivilDate): number {
  return utcOf(day) + DUE_HOUR * 3_600_000;
}

/** Days around today, all of the same width. */
export function nearScale(today: CivilDate, days: number): Scale {
  const middle = utcOf(today);
  return scaleOf(middle - days * DAY, middle + days * DAY, []);
}

/** The whole way, quiet stretches cut, so that three days late are still seen in a year. `points`: whenever something is. */
export function wholeScale(points: readonly number[]): Scale {
  const sorted = [...points].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? first;
  const cuts: Cut[] = [];
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined || to - from <= QUIET_DAYS * DAY) continue;
    const margin = (QUIET_DAYS / 7) * DAY;
    cuts.push({ from: from + margin, to: to - margin, days: Math.round((to - from) / DAY) });
  }
  return scaleOf(first - 2 * DAY, Math.max(last, first + 14 * DAY) + 3 * DAY, cuts);
}

function scaleOf(from: number, to: number, cuts: readonly Cut[]): Scale {
  const width = (until: number) => {
    let days = (until - from) / DAY;
    for (const cut of cuts) {
      if (until <= cut.from) break;
      const inside = Math.min(until, cut.to) - cut.from;
      days -= (inside / DAY) * (1 - CUT_DAYS / ((cut.to - cut.from) / DAY));
    }
    return days;
  };
  const whole = width(to);
  return {
    from,
    to,
    cuts,
    at: (ms) => Math.round((width(Math.min(to, Math.max(from, ms))) / whole) * 10_000) / 100,
  };
}

/** Mondays for a near picture, firsts of months for the whole way; none inside a cut, none too close to the one before. */
export function ticks(scale: Scale, every: 'week' | 'month', apart: number): readonly CivilDate[] {
  const days: CivilDate[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (let ms = Math.ceil(scale.from / DAY) * DAY; ms <= scale.to; ms += DAY) {
    const date = new Date(ms);
    const fits = every === 'week' ? date.getUTCDay() === 1 : date.getUTCDate() === 1 || date.getUTCDate() === 15;
    const place = scale.at(ms);
    if (!fits || place - before < apart || place > 96 || scale.cuts.some((cut) => ms > cut.from && ms < cut.to))
      continue;
    before = place;
    days.push(date.toISOString().slice(0, 10));
  }
  return days;
}
