import { daysBetween, type LocalDate } from './calendar';
import type { CaseState } from './model';

type Frozen = Pick<CaseState, 'paused' | 'frozenFrom' | 'pausedDays'>;

/** First day of the stretch in which the service clock stands still now, or undefined while it runs. */
export function frozenSince(state: Frozen): LocalDate | undefined {
  // A pause that was begun by an earlier release has no stretch of its own yet.
  return state.frozenFrom ?? state.paused?.from;
}

/** Calendar days in which the service clock stood still up to `today`, each counted once however many overlays held it. */
export function frozenDays(state: Frozen, today: LocalDate): number {
  const since = frozenSince(state);
  return state.pausedDays + (since === undefined ? 0 : Math.max(0, daysBetween(since, today)));
}
