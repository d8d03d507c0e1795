import { readCase } from '../ledger/queries/cases';
import type { CaseState, PathwayBook } from '../pathways/model';
import { may, relationTo } from './policies/may';
import type { Action } from './policies/table';
import { type Problem, problem } from './problems';
import type { Call } from './route';
import { noteUse } from './usage';

type Opened = { readonly kind: 'case'; readonly state: CaseState; readonly book: PathwayBook } | Problem;

/** A case the caller may see for this action. One that isn't there and one that isn't theirs look the same; the latter is logged. */
export async function openCase(call: Call, caseId: string, action: Action): Promise<Opened> {
  const { caller, deps } = call;
  const row = await readCase(deps.pool, caseId);
  if (row === null) return problem('not_found');
  if (!may(caller, action, relationTo(row.state, caller))) {
    noteUse(call, { action: 'DENIED', objectType: 'CASE', of: row.state, objectId: action });
    return problem('not_found');
  }
  return { kind: 'case', state: row.state, book: await deps.library.of(row.snapshotHash, deps.pool) };
}
