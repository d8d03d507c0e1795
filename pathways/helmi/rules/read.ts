/** Reading forms and facts without trusting their shape: a missing or odd value is simply not there. */
import { type LimitName, SLA_LIMITS } from '../../sla';
import type { Check, Data, EntryState, Json, RuleContext } from './types';

/**
 * A number of the case's own snapshot: what the City changes later concerns new cases. A limit that is younger than the
 * snapshot (a corrected rule asks for it) has its present default, so that open cases go on.
 */
export function limit(c: RuleContext, name: LimitName): number {
  return c.pathway.limits?.[name] ?? SLA_LIMITS[name];
}

export const list = (value: Json | undefined): readonly Data[] => {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).filter(
    (item): item is Data => typeof item === 'object' && item !== null && !Array.isArray(item),
  );
};
export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
export const numberOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
export const texts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter((item): item is string => typeof item === 'string') : [];

/** Entries of a kind, in the order of their days. */
export function entriesOf(c: RuleContext, kind: string): readonly EntryState[] {
  return c.state.entries
    .filter((entry) => entry.kind === kind)
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => (a.entry.on === b.entry.on ? a.index - b.index : a.entry.on < b.entry.on ? -1 : 1))
    .map(({ entry }) => entry);
}

export function isOpenStep(c: RuleContext, step: string): boolean {
  return Object.values(c.state.tasks).some(
    (task) => task.step === step && (task.status === 'OPEN' || task.status === 'IN_PROGRESS'),
  );
}

/** Refuses when the answer is true. */
export const refuseIf = (refused: boolean, code: string, path?: string): ReturnType<Check> =>
  refused ? { code, ...(path ? { errors: [{ path, code }] } : {}) } : null;
