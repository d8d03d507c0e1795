import type { RuleContext } from '../../model';
import { CONFERENCE_LIMITS } from '../../sla';

export type ConferenceLimit = keyof typeof CONFERENCE_LIMITS;

/** A number of the conference's own snapshot; one that is younger than the snapshot has its present default. */
export function limit(c: RuleContext, name: ConferenceLimit): number {
  return c.pathway.limits?.[name] ?? CONFERENCE_LIMITS[name];
}

export const isAcute = (c: RuleContext): boolean => c.state.facts.variant === 'ACUTE';
