import type { AttentionView } from '../../api';

/** In the order in which somebody should look at them. */
export const SECTIONS = ['behind', 'steps', 'unclaimed', 'notices'] as const;
export type Section = (typeof SECTIONS)[number];

function sectionOf({ why }: AttentionView): Section | null {
  if (why === 'WORKFLOW_BEHIND') return 'behind';
  if (why === 'NOTICE_UNDELIVERED') return 'notices';
  if (why === 'UNCLAIMED') return 'unclaimed';
  return why === 'SMS_OFF' ? null : 'steps';
}

/** Rows by what is the matter with them; the server's order stays. */
export function groupsOf(rows: readonly AttentionView[]): ReadonlyMap<Section, readonly AttentionView[]> {
  const groups = new Map<Section, AttentionView[]>();
  for (const row of rows) {
    const section = sectionOf(row);
    if (section !== null) groups.set(section, [...(groups.get(section) ?? []), row]);
  }
  return groups;
}

/** Everybody whom something waits for, by name, with how much. */
export function waitersOf(
  rows: readonly AttentionView[],
  nameOf: (waiter: string) => string,
): readonly { readonly code: string; readonly text: string }[] {
  const counts = new Map<string, number>();
  for (const { waitingFor, why } of rows)
    if (why !== 'SMS_OFF') counts.set(waitingFor, (counts.get(waitingFor) ?? 0) + 1);
  const order = new Intl.Collator('fi');
  return [...counts]
    .map(([code, count]) => ({ code, text: `${nameOf(code)} (${count})` }))
    .sort((a, b) => order.compare(a.text, b.text));
}
