import { hasLeft } from '../../pathways/membership';
import type { CaseState, TaskState } from '../../pathways/model';
import { dayOf } from '../../texts/dates';

type Parted = Pick<CaseState, 'team' | 'tasks' | 'createdBy' | 'status' | 'former' | 'aside'> &
  Partial<Pick<CaseState, 'parts' | 'facts' | 'submittedOn' | 'endedAt'>>;

/** Member key of whoever wrote the case down: their part is the writing. */
const CREATOR = 'CREATOR';
/** Statuses in which a referral is being written. */
const WRITING: ReadonlySet<string> = new Set(['DRAFT', 'RETURNED']);

/**
 * The local day (YYYY-MM-DD) on which the last of a person's parts in the case ended; null while one goes on, and for who
 * never had any. A discipline's part ends with its work or the service, a responsible social worker's and a lead worker's
 * with the case, a task's with the task (domain.md §3 rule 1).
 */
export function partEnd(state: Parted, userId: string): string | null {
  if (hasLeft(state, userId)) return null;
  const ends = [...keyEnds(state, userId), ...taskEnds(state, userId), ...writerEnds(state, userId)];
  return ends.reduce<string | null>(
    (last, end) => (last === null || end === null ? null : end > last ? end : last),
    ends[0] ?? null,
  );
}

type Ends = readonly (string | null)[];

function keyEnds(state: Parted, userId: string): Ends {
  return Object.entries(state.team)
    .filter(([key, { userId: own, deputyId, cover }]) => key !== CREATOR && [own, deputyId, cover?.by].includes(userId))
    .map(([key]) => {
      const part = state.parts?.[key];
      const closed = state.endedAt === undefined ? null : dayOf(state.endedAt);
      const ofService = state.facts?.['serviceEndedOn'];
      if (part === undefined) return closed;
      return part.endedOn ?? (typeof ofService === 'string' ? ofService : closed);
    });
}

function taskEnds(state: Parted, userId: string): Ends {
  return Object.values(state.tasks)
    .filter((task) => holds(task, userId))
    .map(({ closedAt }) => (closedAt === undefined ? null : dayOf(closedAt)));
}

function holds(task: TaskState, userId: string): boolean {
  return [task.assignee, task.deputy, task.cover?.for].includes(userId);
}

function writerEnds({ createdBy, status, submittedOn }: Parted, userId: string): Ends {
  if (createdBy !== userId) return [];
  return [WRITING.has(status) ? null : (submittedOn ?? null)];
}
