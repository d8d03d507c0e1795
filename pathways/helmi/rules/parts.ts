/** How one discipline's part ends because the family no longer wants it. */
import { disciplineOf } from '../../disciplines';
import type { Effect } from '../../model';
import type { RuleContext } from './types';

/** The part is over, its tasks are closed and its worker is told; with the last one the lead worker is asked how to go on (domain.md P7, X6). */
export function endPart(c: RuleContext, discipline: string): readonly Effect[] {
  const info = disciplineOf(discipline);
  const part = c.state.parts[discipline];
  if (!info || (part?.status !== 'ACTIVE' && part?.status !== 'PAUSED')) return [];
  const others = Object.values(c.state.parts).filter((other) => other.discipline !== discipline);
  const last = c.state.status === 'IN_SERVICE' && !others.some((other) => other.status === 'ACTIVE');
  return [
    { do: 'PART', discipline, to: 'ENDED_BY_FAMILY' },
    { do: 'CANCEL', steps: [info.firstContact, info.silence] },
    { do: 'NOTIFY', notice: 'STEP_DONE', to: ['RSW', 'LEAD', discipline] },
    ...(last ? [{ do: 'OPEN', step: 'P7_ALL_ENDED' } as const] : []),
  ];
}
