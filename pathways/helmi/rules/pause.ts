/** Named rules of X2: how long a pause may be, when it is looked at, and how it ends. */
import { addDays, daysBetween, isLocalDate } from '../../calendar';
import type { Effect } from '../../model';
import { startClosing } from '../passages';
import { limit, refuseIf, textOf } from './read';
import type { Check, DateRule, EffectsRule, EntryState, RuleContext } from './types';

const dateIn = (c: RuleContext, ...names: readonly string[]): string | undefined =>
  names.map((name) => textOf(c.data[name])).find((value) => value !== undefined && isLocalDate(value));

/** One pause at a time, begun today or earlier, planned for one to sixty calendar days and past today (domain.md §2.6 X2). */
export const pauseLimits: Check = (c) => {
  const { paused } = c.state;
  if (paused) return { code: 'already_paused', params: { until: paused.until } };
  const [fromPath, untilPath] =
    c.data.pauseFrom === undefined ? ['from', 'plannedUntil'] : ['pauseFrom', 'pausePlannedUntil'];
  const from = dateIn(c, fromPath ?? 'from');
  const until = dateIn(c, untilPath ?? 'plannedUntil');
  if (!from || !until) return refuseIf(true, 'pause_dates_missing', from ? untilPath : fromPath);
  if (from > c.env.today) return refuseIf(true, 'pause_from_future', fromPath);
  if (c.state.submittedOn !== undefined && from < c.state.submittedOn)
    return refuseIf(true, 'pause_before_case', fromPath);
  if (until <= from || until < c.env.today) return refuseIf(true, 'pause_ends_before_start', untilPath);
  const days = daysBetween(from, until);
  const max = limit(c, 'pauseMaxDays');
  return days > max
    ? {
        code: 'pause_too_long',
        params: { days, max },
        errors: [{ path: untilPath ?? '', code: 'pause_too_long' }],
      }
    : null;
};

const isPaused: Check = (c) => refuseIf(c.state.paused === undefined, 'not_paused');

/** Once, by at most thirty calendar days, agreed with the responsible social worker (X2). */
const pauseExtension: Check = (c) => {
  const { paused, facts } = c.state;
  if (!paused) return { code: 'not_paused' };
  if (facts.pauseExtended === true) return { code: 'pause_extended_already' };
  if (c.data.agreedWithRsw !== true) return refuseIf(true, 'rsw_agreement_missing', 'agreedWithRsw');
  const until = dateIn(c, 'extendUntil');
  const days = until ? daysBetween(paused.until, until) : 0;
  return refuseIf(
    days < 1 || days > limit(c, 'pauseExtendDays') || (until ?? '') < c.env.today,
    'extension_out_of_range',
    'extendUntil',
  );
};

/** Half-way: the first day and half of the calendar days, rounded down (X2). */
const pauseHalfway: DateRule = ({ state: { paused }, env }) =>
  paused ? addDays(paused.from, Math.floor(daysBetween(paused.from, paused.until) / 2)) : env.today;

/** The planned last day; nothing resumes by itself on it (X2). */
const pauseEnd: DateRule = ({ state: { paused }, env }) => paused?.until ?? env.today;

/** A pause that ends in a closing: with the service begun the ordinary closing, before that the end with the reason given (X2, §2.2). */
const closeFromPause: EffectsRule = (c) => {
  const begun = textOf(c.state.facts.planConfirmedOn) !== undefined;
  const going: readonly Effect[] = c.state.status === 'CLOSING' ? [] : startClosing;
  return [
    { do: 'RESUME' },
    { do: 'CANCEL', steps: ['X2_PAUSE_HALFWAY', 'X2_PAUSE_END', 'X2_CANCEL_BOOKINGS'] },
    ...(begun ? going : [{ do: 'END', fromField: 'closeReason' } as const]),
  ];
};

/** The newest word on each meeting or booking: later entries name the first by its reference. */
function newest(c: RuleContext, kind: string, key: string): readonly EntryState[] {
  const byReference = new Map<string, EntryState>();
  for (const entry of c.state.entries) {
    if (entry.kind === kind) byReference.set(textOf(entry.facts[key]) ?? entry.id, entry);
  }
  return [...byReference].map(([id, entry]) => ({ ...entry, id }));
}

const OFF = new Set(['CANCELLED', 'HELD', 'NO_SHOW']);

/** Meetings and interpreters that still stand in the time of the pause, from today on, are listed for cancelling (X2). */
const listBookings: EffectsRule = (c) => {
  const { paused } = c.state;
  if (!paused) return [];
  const standing = [...newest(c, 'MEETING', 'meetingId'), ...newest(c, 'BOOKING', 'bookingId')].filter(
    ({ on, facts }) => on >= c.env.today && on <= paused.until && !OFF.has(textOf(facts.status) ?? ''),
  );
  if (standing.length === 0) return [];
  return [{ do: 'OPEN', step: 'X2_CANCEL_BOOKINGS', about: standing.map(({ id }) => id) }];
};

export const pauseRules = {
  checks: { pauseLimits, isPaused, pauseExtension },
  conditions: {},
  effects: { closeFromPause, listBookings },
  dates: { pauseHalfway, pauseEnd },
};
