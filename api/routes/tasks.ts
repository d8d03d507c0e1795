import { z } from 'zod';
import { readCase, readContent } from '../../ledger/queries/cases';
import { listStaff } from '../../ledger/queries/staff';
import {
  countTasks,
  type DraftRow,
  listTasks,
  readDraft,
  saveDraft,
  type TaskItemRow,
} from '../../ledger/queries/tasks';
import type { CaseState, PathwayBook, TaskState } from '../../pathways/model';
import { outcomeLabel, stepHelp } from '../../texts/labels';
import { IdParams } from '../contract/params';
import { anyObject, code, paging, queryFlag, text } from '../contract/primitives';
import { listOf, TaskDetailShape, TaskShape, type TaskView } from '../contract/shapes';
import { parseStepForm } from '../contract/step-form';
import { initialsFor } from '../initials';
import { pageBody, pageOf } from '../paging';
import { isEarly, may, type Relation, relationTo } from '../policies/may';
import { presentSections } from '../presenters/case';
import { caseTime, onDayOf } from '../presenters/case-time';
import { namesHeld, namesStaff, personsOf, presentFields } from '../presenters/form-fields';
import { choicesIn } from '../presenters/references';
import { presentTask, type Reader } from '../presenters/task';
import { invalid, type Problem, problem } from '../problems';
import { reachOf } from '../reach';
import { readerFor, readerOf } from '../reader';
import { type Call, ok, type Route, route } from '../route';
import { placeOf } from '../task-places';
import { listBasis, noteUse } from '../usage';

const ListQuery = z.strictObject({
  view: z.enum(['mine', 'pool', 'waiting', 'team', 'all'], { error: 'not_an_option' }).optional(),
  late: queryFlag.optional(),
  step: code.optional(),
  group: z.enum(['due'], { error: 'not_an_option' }).optional(),
  ...paging,
});
const CountsShape = z.strictObject({
  late: z.number(),
  today: z.number(),
  thisWeek: z.number(),
  later: z.number(),
  noDeadline: z.number(),
});
/** What `complete` takes, as far as it is typed. */
const DraftBody = z.strictObject({
  data: anyObject,
  outcome: code.nullable().optional(),
  reason: text(500).nullable().optional(),
});

/** My work, one task with its form, and the form as typed so far. */
export const taskRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/tasks',
    summary: 'Open tasks by due date, with counts for the whole view',
    policy: 'task.list',
    audit: 'CLIENT_DATA',
    query: ListQuery,
    output: { status: 200, schema: listOf(TaskShape).extend({ counts: CountsShape }) },
    async handler(call) {
      const { deps, caller, query } = call;
      const page = pageOf(call, 'tasks', query);
      if (page.kind === 'problem') return page;
      const filter = { view: query.view ?? 'mine', late: query.late, step: query.step } as const;
      const reach = reachOf(caller, 'task.list');
      const [rows, counts] = await Promise.all([
        listTasks(deps.pool, reach, filter, { limit: page.limit + 1, after: page.after }),
        countTasks(deps.pool, reach, filter),
      ]);
      const items = await presentRows(call, rows.slice(0, page.limit));
      const body = pageBody(call, 'tasks', rows, page.limit, {
        item: (row) => row,
        place: (row) => [row.task.dueAt, row.task.id],
      });
      noteUse(call, {
        action: 'SEARCH',
        objectType: 'TASK_LIST',
        basis: listBasis(call, 'task.list'),
        objectId: filter.view,
        caseIds: [...new Set(items.map((item) => item.caseId))],
      });
      return ok({ items, counts, nextCursor: body.nextCursor });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tasks/:id',
    summary: 'A task with its form and the caller’s draft',
    policy: 'task.read',
    audit: 'CLIENT_DATA',
    params: IdParams,
    output: { status: 200, schema: TaskDetailShape },
    async handler(call) {
      const found = await findTask(call, call.params.id);
      if (found.kind === 'problem') return found;
      const { state, book, task, relation, draft } = found;
      const reader = await readerFor(call, state);
      const step = book.definition.steps.find((each) => each.code === task.step);
      const asked = step?.fields ?? [];
      const on = onDayOf(book.definition, reader.time);
      const content = namesHeld(asked) ? await readContent(call.deps.pool, state.id) : [];
      const sections = presentSections(content, state, book.definition, call.caller, on);
      const nameable = {
        persons: personsOf(state, on),
        choices: choicesIn({
          state,
          pathway: book.definition,
          sections,
          person: call.caller,
          language: reader.language,
        }),
        staff: namesStaff(asked) ? await listStaff(call.deps.pool) : [],
      };
      noteUse(call, { action: 'VIEW', objectType: 'TASK', of: state, objectId: task.id });
      return ok(
        {
          ...presentTask(task, state, book, relation, reader),
          fields: presentFields(asked, task.step, reader.language, nameable),
          outcomeTexts: (step?.outcomes ?? []).map((outcome) => ({
            code: outcome.code,
            text: outcomeLabel(reader.language, task.step, outcome.code),
          })),
          help: stepHelp(reader.language, task.step) ?? null,
          ...(draft === null ? {} : { draft: presentDraft(draft) }),
        },
        { ETag: etag(draft?.version ?? 0) },
      );
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/tasks/:id/draft',
    summary: 'The form as typed so far; If-Match carries the version it was made from (0: none yet)',
    policy: 'task.draft',
    audit: 'CLIENT_DATA',
    params: IdParams,
    body: DraftBody,
    ifMatch: 'REQUIRED',
    output: { status: 200, schema: z.strictObject({ version: z.number() }) },
    async handler(call) {
      const { caller, deps } = call;
      const found = await findTask(call, call.params.id);
      if (found.kind === 'problem') return found;
      const { state, task, relation, book, draft } = found;
      if (!may(caller, 'task.draft', relation) && draft === null) return problem('forbidden', { code: 'not_yours' });
      const step = book.definition.steps.find((each) => each.code === task.step);
      if (step === undefined) return problem('not_found');
      const { outcome, reason, data } = call.body;
      const form = parseStepForm({ step, completeness: 'DRAFT', outcome: outcome ?? undefined }, data);
      if (!form.ok) return invalid(form.errors);
      const version = await saveDraft(deps.pool, {
        taskId: task.id,
        userId: caller.id,
        data: form.data,
        outcome: outcome ?? null,
        reason: reason || null,
        expected: Number(call.ifMatch),
      });
      noteUse(call, { action: 'UPDATE', objectType: 'DRAFT', of: state, objectId: task.id });
      return version === null ? problem('precondition_failed') : ok({ version }, { ETag: etag(version) });
    },
  }),
];

function etag(version: number): string {
  return `"${version}"`;
}

function presentDraft({ savedAt, ...draft }: DraftRow) {
  return { ...draft, savedAt: savedAt.toISOString() };
}

interface FoundTask {
  readonly kind: 'task';
  readonly state: CaseState;
  readonly book: PathwayBook;
  readonly task: TaskState;
  readonly relation: Relation;
  readonly draft: DraftRow | null;
}

/** A task the caller may see. Whoever has a draft on it keeps seeing it, also after somebody else was faster. */
async function findTask(call: Call, taskId: string): Promise<FoundTask | Problem> {
  const { caller, deps } = call;
  const place = await placeOf(deps, taskId);
  if (place === null) return problem('not_found');
  const [row, draft] = await Promise.all([readCase(deps.pool, place.caseId), readDraft(deps.pool, taskId, caller.id)]);
  const task = row?.state.tasks[taskId];
  if (row === null || task === undefined) return problem('not_found');
  const relation = relationTo(row.state, caller, task);
  if (!may(caller, 'task.read', relation) && (draft === null || relation.aside)) {
    noteUse(call, { action: 'DENIED', objectType: 'TASK', of: row.state, objectId: taskId });
    return problem('not_found');
  }
  const book = await deps.library.of(row.snapshotHash, deps.pool);
  return { kind: 'task', state: row.state, book, task, relation, draft };
}

async function presentRows(call: Call, rows: readonly TaskItemRow[]): Promise<TaskView[]> {
  const { caller, deps } = call;
  const [reader, initialsOf] = await Promise.all([
    readerOf(call, 0),
    initialsFor(
      call,
      rows.map(({ caseId }) => caseId),
    ),
  ]);
  return Promise.all(
    rows.map(async (row) => {
      const book = await deps.library.of(row.snapshotHash, deps.pool);
      const { id, role, assignee, deputy } = row.task;
      const relation: Relation = {
        member: row.member,
        lead: row.lead,
        pool: assignee === undefined && caller.roles.includes(role),
        early: isEarly(row.status),
        task: {
          mine: assignee === caller.id || deputy === caller.id,
          pool: assignee === undefined && caller.roles.includes(role),
        },
      };
      const of = {
        id: row.caseId,
        reference: row.reference,
        training: row.training,
        ...(row.moving === null ? {} : { moving: row.moving }),
      };
      const own: Reader = { ...reader, time: caseTime(deps.now(), Number(row.clockOffsetMs)) };
      return { ...presentTask({ ...row.task, id }, of, book, relation, own), initials: initialsOf(row.caseId) };
    }),
  );
}
