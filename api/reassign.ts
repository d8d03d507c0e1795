import { readCase } from '../ledger/queries/cases';
import type { ReassignedItem } from '../ledger/reassignments';
import { envAt, shifted } from '../ledger/time';
import { decide } from '../pathways/decide';
import type { CaseState, PathwayBook } from '../pathways/model';
import { rolesFor } from './assignees';
import { refusedProblem, sendCommand } from './commands';
import { derivedKey } from './derived-key';
import { may, relationTo } from './policies/may';
import type { Call } from './route';

/** From whom to whom. */
export interface Move {
  readonly from: string;
  readonly to: { readonly id: string; readonly roles: readonly string[] };
}

export interface Moving {
  readonly taskId: string;
  readonly caseId: string;
}

/** Why this task is not given on, or null; asked of the state of the moment. */
function hindrance({ from, to }: Move, state: CaseState, book: PathwayBook, taskId: string): string | null {
  const task = state.tasks[taskId];
  if (task === undefined || task.assignee === to.id) return null;
  if (task.assignee !== from) return 'moved_on';
  // Whose work it is for the time being is the absence's to say.
  if (task.cover !== undefined) return 'under_cover';
  const wanted = rolesFor(task.step, book);
  return wanted.length === 0 || wanted.some((role) => to.roles.includes(role)) ? null : 'wrong_role';
}

/** What would become of the task; nothing is changed and nobody is told. */
export async function tryOne(call: Call, move: Move, { caseId, taskId }: Moving): Promise<string | null> {
  const { deps, caller } = call;
  const row = await readCase(deps.pool, caseId);
  if (row === null) return 'not_found';
  const { state } = row;
  const book = await deps.library.of(row.snapshotHash, deps.pool);
  if (!may(caller, 'task.assign', relationTo(state, caller, state.tasks[taskId]))) return 'forbidden';
  const hindered = hindrance(move, state, book, taskId);
  if (hindered !== null) return hindered;
  const env = envAt(shifted(deps.now(), state.clockOffsetMs), await deps.calendar());
  const actor = { id: caller.id, role: caller.roles[0] ?? '' };
  const decided = decide(state, { type: 'ASSIGN', taskId, assignee: move.to.id }, actor, env, book, caseId);
  return decided.ok ? null : decided.refusal.code;
}

/** Gives one task on by the ordinary command; `batch` makes its key, so that a call that is repeated repeats nothing. */
export async function moveOne(
  call: Call,
  move: Move,
  { caseId, taskId }: Moving,
  batch: string,
): Promise<ReassignedItem> {
  const { deps } = call;
  const row = await readCase(deps.pool, caseId);
  if (row === null) return { taskId, result: 'REFUSED', reason: 'not_found' };
  const book = await deps.library.of(row.snapshotHash, deps.pool);
  // Work of one discipline goes along with the first of its tasks.
  if (row.state.tasks[taskId]?.assignee === move.to.id) return { taskId, result: 'DONE' };
  const key = derivedKey(batch, taskId);
  const sent = await sendCommand(
    { ...call, command: { key, bodyHash: key } },
    {
      caseId,
      action: 'task.assign',
      command: { type: 'ASSIGN', taskId, assignee: move.to.id },
      also: (state) => {
        const code = hindrance(move, state, book, taskId);
        return code === null ? null : { kind: 'FORBIDDEN', code };
      },
    },
  );
  if (sent.kind === 'accepted') return { taskId, result: 'DONE' };
  const refused = sent.kind === 'refused' ? refusedProblem(call, sent.outcome) : sent;
  return { taskId, result: 'REFUSED', reason: refused.code };
}
