import { readTaskPlace, type TaskPlace } from '../ledger/queries/cases';
import type { ApiDeps } from './deps';

const MOST = 20_000;
const remembered = new WeakMap<object, Map<string, TaskPlace>>();

/** Where a task belongs. Remembered per process, since a task never moves to another case or step. */
export async function placeOf({ pool }: Pick<ApiDeps, 'pool'>, taskId: string): Promise<TaskPlace | null> {
  const known = remembered.get(pool) ?? new Map<string, TaskPlace>();
  remembered.set(pool, known);
  const found = known.get(taskId);
  if (found !== undefined) return found;
  const place = await readTaskPlace(pool, taskId);
  if (place === null) return null;
  if (known.size >= MOST) known.clear();
  known.set(taskId, place);
  return place;
}
