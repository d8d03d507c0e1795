import type { ChainRung, Pathway, Recipient, Step } from '../model';
import { reminderDays } from '../rungs';
import { withSettings } from './apply';
import type { PathwaySettings } from './model';

/** One number that two settings have differently, old and new. */
export type Difference =
  | { readonly kind: 'LENGTH'; readonly step: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'REMINDERS';
      readonly step: string;
      readonly from: readonly number[];
      readonly to: readonly number[];
    }
  | { readonly kind: 'RUNG'; readonly chain: string; readonly level: number; readonly from: Rung; readonly to: Rung };

interface Rung {
  readonly afterDueWd: number;
  readonly to: readonly Recipient[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const rungOf = ({ afterDueWd, to }: ChainRung): Rung => ({ afterDueWd, to });

function ofStep(before: Step, after: Step, was: Pathway, is: Pathway): Difference[] {
  const step = before.code;
  const [from, to] = [Math.abs(before.due.length), Math.abs(after.due.length)];
  const [told, tell] = [reminderDays(before, was), reminderDays(after, is)];
  return [
    ...(from === to ? [] : [{ kind: 'LENGTH', step, from, to } as const]),
    ...(same(told, tell) ? [] : [{ kind: 'REMINDERS', step, from: told, to: tell } as const]),
  ];
}

/** What differs between two settings of one pathway, in the pathway's order. */
export function differences(pathway: Pathway, before: PathwaySettings, after: PathwaySettings): Difference[] {
  const [was, is] = [withSettings(pathway, before, 1), withSettings(pathway, after, 1)];
  return [
    ...was.steps.flatMap((step, i) => (is.steps[i] ? ofStep(step, is.steps[i], was, is) : [])),
    ...Object.entries(was.chains).flatMap(([chain, rungs]) =>
      rungs.flatMap((rung, i): Difference[] => {
        const to = is.chains[chain]?.[i];
        if (!to || same(rungOf(rung), rungOf(to))) return [];
        return [{ kind: 'RUNG', chain, level: rung.level, from: rungOf(rung), to: rungOf(to) }];
      }),
    ),
  ];
}
