import { z } from 'zod';
import { staffByIds } from '../../ledger/queries/staff';
import {
  finishReassignment,
  finishUndo,
  openReassignment,
  type ReassignedItem,
  type Reassignment,
  reassignmentById,
  reassignmentOfKey,
  tasksOfReassignment,
  tasksToReassign,
} from '../../ledger/reassignments';
import { ReassignShape } from '../contract/oversight';
import { IdParams } from '../contract/params';
import { code, localDate, uuid } from '../contract/primitives';
import { presentReassignment } from '../presenters/reassign';
import { invalid, type Problem, problem } from '../problems';
import { type Move, moveOne, tryOne } from '../reassign';
import { type Call, ok, type Route, route } from '../route';
import { noteUse } from '../usage';

/** Most tasks of one go: nobody has as many, and each of them is a command. */
const MOST = 500;

const Body = z.strictObject({
  from: uuid,
  to: uuid,
  filter: z
    .strictObject({
      step: code.optional(),
      caseId: uuid.optional(),
      dueTo: localDate.optional(),
      taskIds: z.array(uuid).max(MOST).optional(),
    })
    .default({}),
  dryRun: z.boolean().default(false),
});

/** All open tasks of one person to another: tried first, told one by one, taken back within a day. */
export const reassignRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/admin/reassign',
    summary: 'Give a person’s open tasks to somebody else; with `dryRun` only say what would become of each',
    policy: 'admin.reassign',
    audit: 'CLIENT_DATA',
    body: Body,
    output: { status: 200, schema: ReassignShape },
    async handler(call) {
      const { deps, body, caller, command } = call;
      const move = await moveOf(call, body.from, body.to);
      if ('kind' in move) return move;
      if (body.dryRun) return tried(call, move);
      const by = { userId: caller.id, key: command.key, bodyHash: command.bodyHash };
      const known = await reassignmentOfKey(deps.pool, by);
      if (known === null) {
        const tasks = await tasksToReassign(deps.pool, body.from, body.filter, MOST + 1);
        if (tasks.length > MOST) return problem('refused', { code: 'too_many_tasks' });
        const wanted = { fromId: body.from, toId: body.to, taskIds: tasks.map(({ taskId }) => taskId) };
        await openReassignment(deps.pool, wanted, by, deps.now());
      }
      const opened = known ?? (await reassignmentOfKey(deps.pool, by));
      if (opened === null || !opened.sameBody) return problem('key_reused');
      const { found } = opened;
      if (found.items === null)
        await finishReassignment(deps.pool, found.id, await moveAll(call, move, found.taskIds, found.id));
      return answer(call, found.id);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/admin/reassign/:id',
    summary: 'What became of each task of a reassignment',
    policy: 'admin.reassign',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: ReassignShape },
    handler: (call) => answer(call, call.params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/admin/reassign/:id/undo',
    summary: 'Take a reassignment back, as far as nobody has gone on with the tasks',
    policy: 'admin.reassign',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: ReassignShape },
    async handler(call) {
      const { deps, params } = call;
      const found = await reassignmentById(deps.pool, params.id);
      if (found === null) return problem('not_found');
      if (found.undoneAt === null) {
        if (found.items === null) return problem('conflict', { code: 'still_reassigning' });
        if (deps.now() > found.undoUntil) return problem('refused', { code: 'undo_over' });
        const back = await moveOf(call, found.toId, found.fromId);
        if ('kind' in back) return back;
        const moved = found.items.filter(({ result }) => result === 'DONE').map(({ taskId }) => taskId);
        await finishUndo(deps.pool, found.id, await moveAll(call, back, moved, `${found.id} back`));
      }
      return answer(call, found.id);
    },
  }),
];

async function moveOf({ deps }: Call, from: string, to: string): Promise<Move | Problem> {
  if (from === to) return invalid([{ path: 'to', code: 'same_person' }]);
  const staff = await staffByIds(deps.pool, [to]);
  const person = staff[0];
  return person === undefined ? invalid([{ path: 'to', code: 'unknown_user' }]) : { from, to: person };
}

async function moveAll(call: Call, move: Move, taskIds: readonly string[], batch: string): Promise<ReassignedItem[]> {
  const tasks = await tasksOfReassignment(call.deps.pool, taskIds);
  const items: ReassignedItem[] = [];
  // One after the other: tasks of the same case would only wait for each other.
  for (const task of tasks) items.push(await moveOne(call, move, task, batch));
  return items;
}

async function tried(call: Call<unknown, unknown, z.infer<typeof Body>>, move: Move) {
  const { deps, body, language } = call;
  const tasks = await tasksToReassign(deps.pool, body.from, body.filter, MOST + 1);
  if (tasks.length > MOST) return problem('refused', { code: 'too_many_tasks' });
  noteTasks(call, tasks);
  const items: { taskId: string; result: 'READY' | 'REFUSED'; reason?: string }[] = [];
  for (const task of tasks) {
    const reason = await tryOne(call, move, task);
    items.push({
      taskId: task.taskId,
      result: reason === null ? 'READY' : 'REFUSED',
      ...(reason === null ? {} : { reason }),
    });
  }
  return ok(presentReassignment({ fromId: body.from, toId: body.to, items }, tasks, language));
}

async function answer(call: Call, id: string) {
  const { deps, language } = call;
  const found: Reassignment | null = await reassignmentById(deps.pool, id);
  if (found === null) return problem('not_found');
  const tasks = await tasksOfReassignment(deps.pool, found.taskIds);
  noteTasks(call, tasks);
  return ok(presentReassignment(found, tasks, language));
}

function noteTasks(call: Call, tasks: readonly { readonly caseId: string }[]): void {
  const caseIds = [...new Set(tasks.map(({ caseId }) => caseId))];
  noteUse(call, { action: 'SEARCH', objectType: 'REASSIGNMENT', caseIds });
}
