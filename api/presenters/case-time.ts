import type { OnDay } from '../../pathways/helmi/consent-force';
import type { Pathway } from '../../pathways/model';
import { SLA_LIMITS } from '../../pathways/sla';
import { dayOf } from '../../texts/dates';

/** The case's own time: wall time, or a training case's clock that runs ahead of (or behind) it. */
export interface CaseTime {
  readonly at: string;
  readonly today: string;
}

/** Now by the clock of a case. `clockOffsetMs` is 0 for real cases. While a clock is being moved the case stands at its old time. */
export function caseTime(now: Date, clockOffsetMs: number): CaseTime {
  const at = new Date(now.getTime() + clockOffsetMs).toISOString();
  return { at, today: dayOf(at) };
}

/** The day on which rights that end by time are judged: by the clock of the case, whatever alarms have told. */
export function onDayOf({ limits }: Pathway, { today }: CaseTime): OnDay {
  return { today, adultAge: limits?.['adultAge'] ?? SLA_LIMITS.adultAge };
}
