import { isOpen } from './conditions';
import type { CaseState } from './model';

/** Member key of whoever wrote the case down: it says what somebody did, not what they are to the case now. */
const CREATOR = 'CREATOR';

/** The key of the person who was named to follow the holder of a member key, until they accept: told all that the holder is told. */
export const successorKey = (key: string): string => `${key}_NEXT`;

/** True for somebody who knows the family and stepped aside from the case. */
export function isAside({ aside }: Pick<CaseState, 'aside'>, userId: string): boolean {
  return aside?.includes(userId) === true;
}

/** True for somebody who stepped aside from the case, or who left it and whom neither a member key nor an open task has brought back. */
export function hasLeft(state: Pick<CaseState, 'former' | 'team' | 'tasks' | 'aside'>, userId: string): boolean {
  if (isAside(state, userId)) return true;
  if (!state.former?.includes(userId)) return false;
  const named = Object.entries(state.team).some(
    ([key, member]) => key !== CREATOR && [member.userId, member.deputyId, member.cover?.by].includes(userId),
  );
  const busy = Object.values(state.tasks).some(
    (task) => isOpen(task) && (task.assignee === userId || task.deputy === userId),
  );
  return !named && !busy;
}
