/** Member keys for people from outside (see `Pathway.outsiders`). */
import type { Refusal } from '../model';
import type { Work } from './work';

/** Refuses somebody who is or was at work in another case of the same subject, where the task is for an outsider. */
export function outsiderRefusal(work: Work, role: string, people: readonly (string | undefined)[]): Refusal | null {
  if (!work.book.definition.outsiders?.includes(role)) return null;
  const inside = work.env.subjectWorkers ?? [];
  const found = people.some((id) => id !== undefined && inside.includes(id));
  return found ? { code: 'not_independent', errors: [{ path: 'assignee', code: 'not_independent' }] } : null;
}
