import type { EngineEvent } from './queries';

/** How the engine hands work to itself: true of every history, and of no interest unless something is wrong. */
const NOISE: ReadonlySet<string> = new Set([
  'WORKFLOW_TASK_SCHEDULED',
  'WORKFLOW_TASK_STARTED',
  'WORKFLOW_TASK_COMPLETED',
  'ACTIVITY_TASK_SCHEDULED',
  'ACTIVITY_TASK_STARTED',
  'MARKER_RECORDED',
  'WORKFLOW_EXECUTION_UPDATE_ADMITTED',
  'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
  'WORKFLOW_PROPERTIES_MODIFIED',
]);

/** A line of the technical history: one event that says something, or a run of those that don't. */
export type EngineLine =
  | { readonly kind: 'event'; readonly event: EngineEvent; readonly bad: boolean }
  | { readonly kind: 'folded'; readonly events: readonly EngineEvent[] };

/** True for an event that says that something went wrong. */
export function isBad({ type, attempt }: EngineEvent): boolean {
  return /FAILED|TIMED_OUT|TERMINATED/.test(type) || (attempt ?? 1) > 1;
}

/** Noise between two events is folded into one line; what went wrong never is. A search shows every event that has the words. */
export function linesOf(events: readonly EngineEvent[], words: string): readonly EngineLine[] {
  const wanted = words.trim().toLowerCase();
  const lines: EngineLine[] = [];
  for (const event of events) {
    const bad = isBad(event);
    if (wanted !== '') {
      if (textOf(event).toLowerCase().includes(wanted)) lines.push({ kind: 'event', event, bad });
      continue;
    }
    // An activity's name stands on its first event, and that is the one to show.
    const quiet = NOISE.has(event.type) && !bad && !(event.type === 'ACTIVITY_TASK_SCHEDULED' && event.summary !== '');
    if (!quiet) {
      lines.push({ kind: 'event', event, bad });
      continue;
    }
    const last = lines.at(-1);
    if (last?.kind === 'folded') lines[lines.length - 1] = { kind: 'folded', events: [...last.events, event] };
    else lines.push({ kind: 'folded', events: [event] });
  }
  return lines;
}

/** `Timer fired`: the engine's own name of an event, readable. */
export function nameOf(type: string): string {
  const words = type.toLowerCase().replaceAll('_', ' ').replace('workflow execution', 'workflow');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf({ eventId, type, summary, at }: EngineEvent): string {
  return `${eventId} ${nameOf(type)} ${type} ${summary} ${at}`;
}

/** Things by the local day on which they were. */
export function byDay<T extends { readonly at: string }>(
  items: readonly T[],
  dayOf: (at: string) => string,
): readonly { readonly day: string; readonly items: readonly T[] }[] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const day = dayOf(item.at);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, members]) => ({ day, items: members }));
}
